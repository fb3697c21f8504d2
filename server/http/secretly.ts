import type { Response } from "express";

/**
 * For what stands at a secret address: no cache keeps it, no search engine lists it, and another site learns the address by no
 * link on it.
 */
export function secretly(res: Response): void {
  res.set("Cache-Control", "no-store").set("X-Robots-Tag", "noindex").set("Referrer-Policy", "same-origin");
}
