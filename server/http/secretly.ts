import type { Response } from "express";

/** For what stands at a secret address: no cache keeps it, no search engine lists it, and no link on it tells where one came from. */
export function secretly(res: Response): void {
  res.set("Cache-Control", "no-store").set("X-Robots-Tag", "noindex").set("Referrer-Policy", "no-referrer");
}
