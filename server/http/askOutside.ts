import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** What may be asked, and how names are found; tests have their own. */
export interface Reach {
  addressesOf(host: string): Promise<string[]>;
  isOutside(address: string): boolean;
  ports: readonly string[];
}

export const anywhere: Reach = {
  addressesOf: async host => (await lookup(host, { all: true })).map(({ address }) => address),
  isOutside,
  // What is left out is the usual one.
  ports: [""],
};

/** True for addresses of the public internet, and for nothing that could be ours: not private, local, mapped, tunnelled or reserved. */
export function isOutside(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  const isGlobal = parsed.kind() === "ipv4" || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
  return isGlobal && parsed.range() === "unicast";
}

export interface Outside {
  accept: string;
  /** Which types are read; without it, every one. */
  types?: RegExp;
  bytesMost: number;
  /** Of what is longer the beginning is taken; otherwise nothing. */
  isBeginningEnough?: boolean;
  withinMs: number;
}

/** What was answered, and from where after all redirects. */
export interface OutsideAnswer {
  url: string;
  /** As its header says it, in small letters; empty where it says none. */
  type: string;
  body: Buffer;
}

const redirectsMost = 3;

/**
 * Asks for what a stranger's address names. A name is looked up once and the connection goes to that very address, so no second answer can
 * lead elsewhere; each redirect is a new question. Null: it may not be asked, did not answer in time, or is not what is taken.
 */
export async function askOutside(
  address: string,
  { accept, types, bytesMost, isBeginningEnough = false, withinMs }: Outside,
  reach: Reach = anywhere,
): Promise<OutsideAnswer | null> {
  const signal = AbortSignal.timeout(withinMs);
  let url = address;
  try {
    for (let turn = 0; turn <= redirectsMost; turn++) {
      const answer = await ask(new URL(url), accept, reach, signal);
      if (!answer) return null;
      const { statusCode = 0, headers } = answer;
      const type = (headers["content-type"] ?? "").toLowerCase();
      if (statusCode === 200 && (types?.test(type) ?? true)) {
        const { bytes, isWhole } = await beginningOf(answer, bytesMost);
        return isWhole || isBeginningEnough ? { url, type, body: bytes } : null;
      }
      answer.destroy();
      if (statusCode < 300 || statusCode >= 400 || !headers.location) return null;
      url = new URL(headers.location, url).href;
    }
  } catch {
    // No such host, no connection, no HTTP, too slow: for whoever asked it is all the same.
  }
  return null;
}

async function ask(
  url: URL,
  accept: string,
  { addressesOf, isOutside, ports }: Reach,
  signal: AbortSignal,
): Promise<IncomingMessage | null> {
  const isAskable =
    /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && ports.includes(url.port);
  if (!isAskable) return null;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = ipaddr.isValid(host) ? [host] : await addressesOf(host);
  // One that is ours among them may be the one that would be taken.
  const [address] = addresses;
  if (address === undefined || !addresses.every(isOutside)) return null;
  const family = ipaddr.parse(address).kind() === "ipv4" ? 4 : 6;
  const pinned: LookupFunction = (_host, options, found) =>
    options.all ? found(null, [{ address, family }]) : found(null, address, family);
  const headers = { accept, "accept-encoding": "identity", "user-agent": "Comity" };
  return await new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? secure : plain;
    request(url, { lookup: pinned, agent: false, headers, signal }, resolve).on("error", reject).end();
  });
}

async function beginningOf(answer: IncomingMessage, most: number): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer) {
    parts.push(part);
    length += part.length;
    // Leaving the loop ends the answer.
    if (length > most) break;
  }
  return { bytes: Buffer.concat(parts).subarray(0, most), isWhole: length <= most };
}
