import type { IncomingMessage } from "node:http";

/**
 * True when the request is not from a page of another origin: its Origin is our public one or that of the Host it was sent to
 * (a browser sets both, a page can forge neither), or it has none and is no browser's cross-site request.
 */
export function isSameOrigin(req: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = req.headers;
  if (origin === undefined) return !["cross-site", "same-site"].includes(String(req.headers["sec-fetch-site"] ?? ""));
  if (origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
