import { lookup } from "node:dns/promises";
import { type IncomingMessage, request as plain } from "node:http";
import { request as secure } from "node:https";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** A page as it was answered: its beginning, and what it says it is. */
export interface Page {
  url: string;
  html: Buffer;
  charset: string;
}

/** What may be asked, and how names are found; tests have their own. */
export interface Reach {
  addressesOf(host: string): Promise<string[]>;
  isOutside(address: string): boolean;
  ports: readonly string[];
}

const most = { bytes: 256 * 1024, ms: 4_000, redirects: 3 };

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

/**
 * Asks for a page that a stranger named. A name is looked up once and the connection goes to that very address, so no second answer can
 * lead elsewhere; each redirect is a new question. Not more than a quarter of a megabyte is read, within four seconds in all, of HTML alone.
 * Null: it may not be asked, or did not answer so.
 */
export async function lookAt(address: string, reach: Reach = anywhere): Promise<Page | null> {
  const signal = AbortSignal.timeout(most.ms);
  let url = address;
  try {
    for (let turn = 0; turn <= most.redirects; turn++) {
      const answer = await ask(new URL(url), reach, signal);
      if (!answer) return null;
      const { statusCode = 0, headers } = answer;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        answer.destroy();
        url = new URL(headers.location, url).href;
        continue;
      }
      const [type = "", ...more] = (headers["content-type"] ?? "").split(";").map(part => part.trim().toLowerCase());
      if (statusCode !== 200 || !/^(text\/html|application\/xhtml\+xml)$/.test(type)) {
        answer.destroy();
        return null;
      }
      const charset = more
        .find(part => part.startsWith("charset="))
        ?.slice("charset=".length)
        .replaceAll('"', "");
      return { url, html: await beginning(answer), charset: charset ?? "utf-8" };
    }
  } catch {
    // No such host, no connection, no HTTP, too slow: for whoever asked it is all the same.
  }
  return null;
}

async function ask(
  url: URL,
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
  const headers = { accept: "text/html", "accept-encoding": "identity", "user-agent": "Comity (link preview)" };
  return await new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? secure : plain;
    request(url, { lookup: pinned, agent: false, headers, signal, timeout: most.ms }, resolve)
      .on("error", reject)
      .end();
  });
}

async function beginning(answer: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer) {
    parts.push(part);
    length += part.length;
    // Leaving the loop ends the answer.
    if (length >= most.bytes) break;
  }
  return Buffer.concat(parts).subarray(0, most.bytes);
}
