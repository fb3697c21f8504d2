import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { AccountView } from "../../server/protocol/accounts.ts";
import type { Me } from "../../server/protocol/views.ts";
import { relyingParty } from "../../server/signin/passkeys.ts";
import { aNewsroom, type Newsroom, Person, problemOf } from "../setup/newsroom.ts";
import { aPasskey, type Lies, type SoftPasskey } from "../setup/passkey.ts";

let newsroom: Newsroom;
let ann: Person;
let passkey: SoftPasskey;
let origin: string;

beforeAll(async () => {
  newsroom = await aNewsroom();
  origin = newsroom.url.replace("127.0.0.1", "localhost");
  ann = await newsroom.join("Ann");
  passkey = aPasskey(origin, ann.member?.id ?? "");
});
afterAll(() => newsroom.close());

interface Asked {
  challenge: string;
}
const askToMake = async (who: Person) => (await who.send<Asked>("POST", "me/passkeys/challenge")).body.challenge;
const askToSign = async () => (await newsroom.reader.send<Asked>("POST", "sessions/passkey/challenge")).body.challenge;
const keep = (who: Person, response: object, name = "Phone") =>
  who.send<AccountView>("POST", "me/passkeys", { name, response });
const signIn = (response: object) => newsroom.reader.send<Me>("POST", "sessions/passkey", { response });

test("[AC7] a passkey signs in by itself, and counts as a second factor", async () => {
  const { body } = await ann.send<{ authenticatorSelection: object; rp: object; user: { id: string } }>(
    "POST",
    "me/passkeys/challenge",
  );
  expect(body).toMatchObject({
    rp: { id: "localhost", name: "The Meridian Post" },
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const kept = await keep(ann, passkey.made(await askToMake(ann)));
  expect(kept).toMatchObject({ status: 201, body: { passkeys: [{ id: passkey.id, name: "Phone", usedAt: null }] } });

  const entered = await signIn(passkey.signed(await askToSign()));
  expect(entered.body.member?.name).toBe("Ann");
  const again = new Person(newsroom, null, entered.headers.get("set-cookie")?.split(";")[0]);
  const { sessions, passkeys } = (await again.get<AccountView>("me/account")).body;
  expect(sessions.find(({ isThisOne }) => isThisOne)).toMatchObject({ way: "passkey", hasSecondFactor: true });
  expect(passkeys[0]?.usedAt).not.toBeNull();
});

test("[AC7] whom a browser may ask for is found without a name", async () => {
  const { body } = await newsroom.reader.send<object>("POST", "sessions/passkey/challenge");
  expect(body).toMatchObject({ rpId: "localhost", userVerification: "required" });
  expect(body).not.toHaveProperty("allowCredentials");
});

test.each<[string, Lies]>([
  ["from another origin", { origin: "https://evil.example" }],
  ["for another site", { rpId: "evil.example" }],
  ["without asking who holds it", { isVerified: false }],
  ["of another kind", { type: "webauthn.create" }],
  ["for somebody else", { userHandle: "999" }],
])("[AC8] what an authenticator signed %s opens nothing", async (_how, lies) => {
  expect(problemOf(await signIn(passkey.signed(await askToSign(), lies)))).toBe("wrong-passkey");
});

test("[AC8] a challenge is answered once, by who was asked, and only ours count", async () => {
  const challenge = await askToSign();
  const signed = passkey.signed(challenge);
  expect((await signIn(signed)).status).toBe(201);
  expect(problemOf(await signIn(signed))).toBe("wrong-passkey");
  expect(problemOf(await signIn(passkey.signed("A".repeat(43))))).toBe("wrong-passkey");
  expect(problemOf(await signIn(passkey.signed(await askToMake(ann))))).toBe("wrong-passkey");

  const ben = await newsroom.join("Ben");
  const his = aPasskey(origin, ben.member?.id ?? "");
  expect(problemOf(await keep(ben, his.made(await askToMake(ann))))).toBe("wrong-passkey");
  expect(problemOf(await keep(ben, his.made(await askToSign())))).toBe("wrong-passkey");
  expect(problemOf(await signIn(his.signed(await askToSign())))).toBe("wrong-passkey");
  // The same authenticator is nobody else's afterwards.
  expect(problemOf(await keep(ben, passkey.made(await askToMake(ben))))).toBe("wrong-passkey");
});

test("[AC8] an authenticator whose counter goes back was copied, and opens nothing", async () => {
  expect((await signIn(passkey.signed(await askToSign(), { counter: 7 }))).status).toBe(201);
  expect(problemOf(await signIn(passkey.signed(await askToSign(), { counter: 7 })))).toBe("wrong-passkey");
  expect((await signIn(passkey.signed(await askToSign(), { counter: 8 }))).status).toBe(201);
});

test("[AC8] whatever bytes stand in the place of an answer, they are refused at once", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info(`SEED=${seed}`);
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin })).toString("base64url");
  const bombs = [
    Buffer.alloc(15_000, 0x81),
    Buffer.from("9bffffffffffffffff", "hex"),
    Buffer.from("bbffffffffffffffff", "hex"),
    Buffer.from("5bffffffffffffffff", "hex"),
    Buffer.from("a363666d74646e6f6e656761747453746d74a0686175746844617461", "hex"),
  ];
  const anyBytes = fc.oneof(fc.constantFrom(...bombs), fc.uint8Array({ minLength: 1, maxLength: 400 }));
  await fc.assert(
    fc.asyncProperty(anyBytes, async bytes => {
      const noise = Buffer.from(bytes).toString("base64url");
      const about = { id: passkey.id, rawId: passkey.id, type: "public-key", clientExtensionResults: {} };
      const made = { clientDataJSON: clientData("webauthn.create", await askToMake(ann)), attestationObject: noise };
      const began = performance.now();
      expect(problemOf(await keep(ann, { ...about, response: made }))).toBe("wrong-passkey");
      const signed = {
        clientDataJSON: clientData("webauthn.get", await askToSign()),
        authenticatorData: noise,
        signature: noise,
        userHandle: Buffer.from(ann.member?.id ?? "").toString("base64url"),
      };
      expect(problemOf(await signIn({ ...about, response: signed }))).toBe("wrong-passkey");
      expect(performance.now() - began).toBeLessThan(5_000);
    }),
    { seed, numRuns: 60, examples: bombs.map((bomb): [typeof bomb] => [bomb]) },
  );
});

test("[AC7] a passkey is removed by its owner alone, and opens nothing then", async () => {
  const ben = await newsroom.join("Ben B");
  expect(problemOf(await ben.send("DELETE", `me/passkeys/${passkey.id}`))).toBe("not-found");
  const removed = await ann.send<AccountView>("DELETE", `me/passkeys/${passkey.id}`);
  expect(removed.body.passkeys).toEqual([]);
  expect(problemOf(await signIn(passkey.signed(await askToSign(), { counter: 9 })))).toBe("wrong-passkey");
});

test("[AC7] passkeys are for our host, and a loopback address goes by localhost", () => {
  expect(relyingParty("https://comments.example/")).toEqual({
    id: "comments.example",
    origin: "https://comments.example",
  });
  expect(relyingParty("http://127.0.0.1:3000")).toEqual({ id: "localhost", origin: "http://localhost:3000" });
});
