import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

/** Writes headers of an answer, of Express or not, and goes on. */
export type WritesHeaders = (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;

/** Scripts and styles only from here; no inline ones. The discussion is embedded by its element, never in a frame. */
export function securityHeaders(isSecure: () => boolean): WritesHeaders {
  const own = ["'self'"];
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        imgSrc: [...own, "data:"],
        fontSrc: own,
        connectSrc: own,
        formAction: own,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: own,
      },
    },
    // A window of ours that another origin opened has to speak to it (client/crossing).
    crossOriginOpenerPolicy: { policy: "unsafe-none" },
    strictTransportSecurity: false,
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
  });
  return (req, res, next) => {
    if (isSecure()) res.setHeader("Strict-Transport-Security", "max-age=31536000");
    headers(req, res, next);
  };
}

/**
 * Pages of any origin may load what is the same for all. A file that is named by its content never changes; the others are asked for again,
 * and mostly answered 304.
 */
export function forEverybody(res: ServerResponse, path: string): void {
  res.setHeader("Access-Control-Allow-Origin", "*");
  res.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
  if (/-[A-Z0-9]{8}\.js$/.test(path)) res.setHeader("Cache-Control", "public, max-age=31536000, immutable");
}
