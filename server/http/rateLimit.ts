import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import type { Request, RequestHandler } from "express";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { Problem } from "../protocol/problems.ts";
import { anHourMs, namesForAnHour } from "./hourKey.ts";

/** So many in so many seconds, for each address. */
export interface Rate {
  points: number;
  /** A whole part of an hour where all nodes count together. */
  seconds: number;
}

/** What one address may do; generous to people, narrow for machines that guess or flood. */
export const defaultRates = {
  /** Sign-ins of one network: a guesser has 40 tries an hour. */
  signIn: { points: 10, seconds: 15 * 60 },
  signUp: { points: 10, seconds: 60 * 60 },
  /**
   * Guesses at the password of one account, from wherever they come: other ways in stay open to its owner meanwhile. NIST SP 800-63B
   * allows a hundred in a row.
   */
  passwordOf: { points: 20, seconds: 15 * 60 },
  /** Second factors tried for one account: of a million codes three are right at a time. */
  secondFactorOf: { points: 10, seconds: 15 * 60 },
  /** Mails that one address is sent because somebody entered it, and that people of one network ask for. */
  mailTo: { points: 5, seconds: 60 * 60 },
  mailFrom: { points: 20, seconds: 60 * 60 },
  /** Notices of unlawful content of one address: it takes no account to send one. */
  legalNotice: { points: 10, seconds: 60 * 60 },
  /** Articles that pages open, of one address: a newsroom's own people are the first to look at most of them. */
  newArticle: { points: 600, seconds: 60 * 60 },
  /** Exports of what is kept of a person: each reads all of it. */
  export: { points: 6, seconds: 60 * 60 },
  /** All writes of one address. */
  write: { points: 120, seconds: 60 },
  /** All reads of one address, sockets apart. */
  read: { points: 1_200, seconds: 60 },
  /** Calls of one key at the doors of the Perspective API: 50 a second, where Google grants one by default. */
  perspective: { points: 3_000, seconds: 60 },
} as const satisfies Record<string, Rate>;
export type Rates = Record<keyof typeof defaultRates, Rate>;

/** None: for measures and tests of something else. */
export const noLimits = Object.fromEntries(
  Object.keys(defaultRates).map(name => [name, { points: 1e9, seconds: 1 }]),
) as Rates;

/**
 * Counts in the memory of this process, by network unless told otherwise; 429 with Retry-After in seconds when the rate is used
 * up. Each node grants the rate anew: enough against floods, which cost each node what they cost it.
 */
export function rateLimit(
  rate: Rate,
  keyOf: (req: Request) => string = req => networkOf(req.ip ?? ""),
): RequestHandler {
  const count = counter(rate);
  return async (req, _res, next) => {
    await count(req, keyOf(req));
    next();
  };
}

/** Counts requests by whom they are of, each once, however many doors it is led past. Throws `too-many-requests`. */
export function counter({ points, seconds }: Rate): (req: IncomingMessage, who: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  const counted = new WeakSet<IncomingMessage>();
  return async (req, who) => {
    if (counted.has(req)) return;
    try {
      await limiter.consume(who);
    } catch (used) {
      throw usedUp((used as RateLimiterRes).msBeforeNext);
    }
    counted.add(req);
  };
}

/**
 * Counts for all nodes together, in the database, by network: for what must not become more with each node, such as guesses at a
 * password. No address is stored, only what stands for it for an hour.
 */
export function sharedRateLimit(db: Db, name: keyof Rates, rate: Rate): RequestHandler {
  return async (req, _res, next) => {
    await countUse(db, name, rate, networkOf(req.ip ?? ""));
    next();
  };
}

/**
 * The same for whatever is counted together beside a network: an e-mail address that is signed in to, say, from however many networks.
 * Throws `too-many-requests`.
 */
export async function countUse(db: Db, name: keyof Rates, { points, seconds }: Rate, who: string): Promise<void> {
  const now = Date.now();
  const slot = Math.floor((now % anHourMs) / (seconds * 1_000));
  const names = await namesForAnHour(db, new Date(now));
  const counted = await db.maybe<{ used: number }>(sql`
    insert into rate_uses as u (hour, rate, slot, caller, used)
    select hour, ${name}, ${slot}, ${names?.nameOf(who)}, 1 from hour_keys where hour = ${names?.hour} for key share
    on conflict (hour, rate, slot, caller) do update set used = u.used + 1
    returning used`);
  // The hour ended meanwhile: this one counts in neither.
  if (counted && counted.used > points) throw usedUp(seconds * 1_000 - (now % (seconds * 1_000)));
}

function usedUp(waitMs: number): Problem {
  const wait = Math.ceil(waitMs / 1_000);
  return new Problem("too-many-requests", { retryAfterSeconds: wait }, { "Retry-After": String(wait) });
}

/** What is counted together: an IPv4 address, or the 64 bits of an IPv6 one that its holder cannot choose (RFC 6177). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  const [head = [], tail = []] = address.split("::").map(part => part.split(":").filter(group => group !== ""));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => "0");
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(":");
}
