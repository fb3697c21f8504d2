import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { KeysAway, RemoteKeys } from "../../server/identities/jwks.ts";
import { keySet } from "../setup/tokens.ts";

/** A newsroom's service of keys, with its moods. */
let answer: (res: ServerResponse) => void;
let asked = 0;
const server = createServer((_req, res) => {
  asked++;
  answer(res);
});
let address = "";

const json = (value: unknown) => (res: ServerResponse) => void res.end(JSON.stringify(value));
const minute = 60_000;
const hour = 60 * minute;
const rs = { alg: "RS256", kid: "rsa-1" };

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
});
afterAll(() => new Promise(resolve => server.close(resolve)));
beforeEach(() => {
  asked = 0;
  answer = json(keySet());
});

test("[TK5] keys are read once for all who ask, and again after ten minutes", async () => {
  const keys = new RemoteKeys(address);
  const found = await Promise.all(Array.from({ length: 20 }, () => keys.keysFor(rs, 0)));
  expect(found.every(one => one.length === 1)).toBe(true);
  await keys.keysFor({ alg: "ES256", kid: "ec-1" }, 9 * minute);
  expect(asked).toBe(1);
  await keys.keysFor(rs, 11 * minute);
  expect(asked).toBe(2);
});

test("[TK5] without a name every key of the kind may have signed", async () => {
  const [first, ...others] = keySet().keys;
  answer = json({ keys: [first, { ...first, kid: "rsa-2" }, ...others] });
  expect(await new RemoteKeys(address).keysFor({ alg: "RS256" }, 0)).toHaveLength(2);
});

test("[TK5] a new key is found at once, and a made-up one makes nobody ask twice in half a minute", async () => {
  const keys = new RemoteKeys(address);
  answer = json({ keys: [] });
  expect(await keys.keysFor(rs, 0)).toEqual([]);
  answer = json(keySet());
  for (const _ of Array(50)) expect(await keys.keysFor(rs, 29_000)).toEqual([]);
  expect(asked).toBe(1);
  expect(await keys.keysFor(rs, 31_000)).toHaveLength(1);
  expect(asked).toBe(2);
});

test("[TK5] while the service is away its keys are believed for a day, and then no longer", async () => {
  const keys = new RemoteKeys(address);
  await keys.keysFor(rs, 0);
  answer = res => void res.writeHead(503).end();
  expect(await keys.keysFor(rs, 23 * hour)).toHaveLength(1);
  await expect(keys.keysFor(rs, 25 * hour)).rejects.toThrow(new KeysAway("the answer was 503"));
  answer = json(keySet());
  expect(await keys.keysFor(rs, 26 * hour)).toHaveLength(1);
});

test("[TK5] a service that is down is not asked by every token", async () => {
  const keys = new RemoteKeys(address);
  answer = res => void res.writeHead(500).end();
  for (const _ of Array(20)) await expect(keys.keysFor(rs, 0)).rejects.toThrow(KeysAway);
  expect(asked).toBe(1);
});

test("[TK6] a key that signs for everybody who reads it is none", async () => {
  const [rsa, ec] = keySet().keys;
  answer = json({ keys: [{ ...rsa, d: "AQAB" }, ec, { kty: "oct", k: "c2VjcmV0", alg: "HS256", kid: "oct-1" }] });
  const keys = new RemoteKeys(address);
  expect(await keys.keysFor(rs, 0)).toEqual([]);
  expect(await keys.keysFor({ alg: "HS256", kid: "oct-1" }, 0)).toEqual([]);
  expect(await keys.keysFor({ alg: "ES256", kid: "ec-1" }, 0)).toHaveLength(1);
});

test.each<[string, (res: ServerResponse) => void, string | RegExp]>([
  ["leads elsewhere", res => void res.writeHead(302, { Location: "http://127.0.0.1:1/" }).end(), "the answer was 302"],
  ["is a book", json({ keys: [], book: "x".repeat(300_000) }), "the answer is longer than 262144 bytes"],
  ["has no end", endless, "the answer is longer than 262144 bytes"],
  ["is no JSON", res => void res.end("<html>"), /JSON/],
  ["is no set of keys", json([]), "it is no set of keys"],
  ["holds what is no key", json({ keys: ["rsa"] }), "it is no set of keys"],
  ["holds a thousand keys", json({ keys: Array(1_000).fill({ kty: "RSA" }) }), "it is no set of keys"],
])("[TK6] keys are not believed where the answer %s", async (_, how, why) => {
  answer = how;
  await expect(new RemoteKeys(address).keysFor(rs, 0)).rejects.toThrow(why);
});

test("[TK6] keys come by https, but from this machine itself", async () => {
  for (const one of [
    "http://news.example/keys",
    "http://10.0.0.1/keys",
    "file:///etc/passwd",
    "http://127.0.0.1.evil.example/",
  ]) {
    await expect(new RemoteKeys(one).keysFor(rs, 0)).rejects.toThrow("the address is not https");
  }
});

function endless(res: ServerResponse): void {
  const more = () => {
    while (!res.destroyed && res.write("x".repeat(16_384))) {}
    res.once("drain", more);
  };
  more();
}
