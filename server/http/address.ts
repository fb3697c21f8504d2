import type { IncomingMessage } from "node:http";

/**
 * From which address a request comes, as `req.ip` of Express has it: behind so many proxies of ours, each of which adds to
 * X-Forwarded-For whom it heard. What stands there before that anybody can have written.
 */
export function addressOf(req: IncomingMessage, proxies: number): string {
  const forwarded = String(req.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map(address => address.trim())
    .filter(address => address !== "");
  const heard = [req.socket.remoteAddress ?? "", ...forwarded.reverse()];
  return heard[Math.min(proxies, heard.length - 1)] ?? "";
}
