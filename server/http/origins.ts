import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { Problem } from "../protocol/problems.ts";
import { isSameOrigin } from "./sameOrigin.ts";

export interface Origins {
  publicUrl: () => string;
  /** Exact origins of pages that the site allows beside its own. */
  allowed: () => Promise<readonly string[]>;
}

const embedded = new WeakSet<IncomingMessage>();

/**
 * True of a request from a page of another origin that the site allows. Who sent it is known by its token alone: a cookie that a browser may
 * have added says nothing of what its owner wants on that page.
 */
export const isEmbedded = (req: IncomingMessage): boolean => embedded.has(req);

/** Whether the request comes from such a page; asked once, before {@link isEmbedded}. */
export async function comesEmbedded(req: IncomingMessage, { publicUrl, allowed }: Origins): Promise<boolean> {
  const { origin } = req.headers;
  if (origin === undefined || isSameOrigin(req, publicUrl())) return false;
  if (!(await allowed()).includes(origin)) return false;
  embedded.add(req);
  return true;
}

const mayDo = {
  "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE",
  "Access-Control-Allow-Headers": "authorization, content-type, idempotency-key",
  // What browsers keep at most: two hours.
  "Access-Control-Max-Age": "7200",
};

/**
 * Lets pages of allowed origins ask here (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol), without credentials: no cookie is sent to
 * us. Others may ask, too, but their browsers give the answer to no page.
 */
export function crossOrigin(origins: Origins): RequestHandler {
  return async (req, res, next) => {
    const isAllowed = await allowOrigin(req, res, origins);
    if (req.method !== "OPTIONS" || !req.headers["access-control-request-method"]) return next();
    if (!isAllowed) return next(new Problem("cross-site"));
    res.status(204).set(mayDo).end();
  };
}

/** Says in an answer which origin may read it: that of the page that asks, where it is allowed. */
export async function allowOrigin(req: IncomingMessage, res: ServerResponse, origins: Origins): Promise<boolean> {
  res.appendHeader("Vary", "Origin");
  const isAllowed = await comesEmbedded(req, origins);
  if (isAllowed) res.setHeader("Access-Control-Allow-Origin", req.headers.origin ?? "");
  return isAllowed;
}

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses writes that a page of another origin sends, unless the site allows it. */
export function sameOriginWrites(publicUrl: () => string): RequestHandler {
  return (req, _res, next) => {
    if (reading.has(req.method) || isEmbedded(req) || isSameOrigin(req, publicUrl())) return next();
    next(new Problem("cross-site"));
  };
}
