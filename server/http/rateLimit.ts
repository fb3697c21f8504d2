import { isIPv6 } from "node:net";
import type { Request, RequestHandler } from "express";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "../protocol/problems.ts";

/** So many in so many seconds, for each address. */
export interface Rate {
  points: number;
  seconds: number;
}

/** What one address may do; generous to people, narrow for machines that guess or flood. */
export const defaultRates = {
  /** Sign-ins of one address: a guesser has 40 tries an hour. */
  signIn: { points: 10, seconds: 15 * 60 },
  signUp: { points: 10, seconds: 60 * 60 },
  /** Notices of unlawful content of one address: it takes no account to send one. */
  legalNotice: { points: 10, seconds: 60 * 60 },
  /** All writes of one address. */
  write: { points: 120, seconds: 60 },
  /** All reads of one address, sockets apart. */
  read: { points: 1_200, seconds: 60 },
  /** Calls of one key at the doors of the Perspective API: 50 a second, where Google grants one by default. */
  perspective: { points: 3_000, seconds: 60 },
} as const satisfies Record<string, Rate>;
export type Rates = Record<keyof typeof defaultRates, Rate>;

/**
 * Counts in the memory of this process, by network unless told otherwise; 429 with Retry-After in seconds when the rate is used
 * up.
 */
export function rateLimit(
  { points, seconds }: Rate,
  keyOf: (req: Request) => string = req => networkOf(req.ip ?? ""),
): RequestHandler {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (req, _res, next) => {
    try {
      await limiter.consume(keyOf(req));
    } catch (used) {
      const wait = Math.ceil((used as RateLimiterRes).msBeforeNext / 1_000);
      return next(new Problem("too-many-requests", { retryAfterSeconds: wait }, { "Retry-After": String(wait) }));
    }
    next();
  };
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
