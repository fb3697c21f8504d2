import type { Request, RequestHandler } from "express";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "../protocol/problems.ts";

/** So many in so many seconds, for each key. */
export interface Rate {
  points: number;
  seconds: number;
}

/** What one address or one member may do; generous to people, narrow for machines that guess or flood. */
export const defaultRates = {
  /** Sign-ins of one address: a guesser has 40 tries an hour. */
  signIn: { points: 10, seconds: 15 * 60 },
  signUp: { points: 10, seconds: 60 * 60 },
  /** All writes of one address. */
  write: { points: 120, seconds: 60 },
  /** All reads of one address, sockets apart. */
  read: { points: 1_200, seconds: 60 },
} as const satisfies Record<string, Rate>;
export type Rates = Record<keyof typeof defaultRates, Rate>;

/** Counts in the memory of this process; 429 with Retry-After in seconds when the rate is used up. */
export function rateLimit(
  { points, seconds }: Rate,
  keyOf: (req: Request) => string = req => req.ip ?? "",
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
