import type { ErrorRequestHandler } from "express";
import { inLanguage, say } from "../../locales/say.ts";
import { log } from "../log.ts";
import { Problem } from "../protocol/problems.ts";
import { askedLanguage } from "./askedLanguage.ts";

/** Turns whatever was thrown into an `application/problem+json` answer; what nobody should cause is logged, not told. */
export const answerProblem: ErrorRequestHandler = (error, req, res, _next) => {
  const problem = asProblem(error);
  if (problem.problem === "server-fault")
    log.error({ err: error, method: req.method, path: req.route?.path }, "server fault");
  if (res.headersSent) {
    res.destroy();
    return;
  }
  res.status(problem.status).set(problem.headers).set("Cache-Control", "no-store").type("application/problem+json");
  res.send(JSON.stringify(inLanguage(askedLanguage(req) ?? "en", () => problem.toBody())));
};

/** The Problem behind an error of ours, of body reading, of URL decoding, or of PostgreSQL. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { type, code, status } = (error ?? {}) as { type?: string; code?: string; status?: number };
  if (type === "entity.too.large") return new Problem("too-large");
  if (type === "encoding.unsupported" || type === "charset.unsupported") return new Problem("wrong-media-type");
  if (code && unstorable.has(code))
    return new Problem("unprocessable-request", { detail: () => say("details.unstorable") });
  if (isOutage(error, code)) return new Problem("not-ready", {}, { "Retry-After": "5" });
  // What serve-static says of a file that is not there, or not below its folder.
  if (status === 404 || status === 403) return new Problem("not-found");
  // Also its word for a range or a condition that cannot be met.
  if (error instanceof URIError || (status && status >= 400 && status < 500)) return new Problem("unreadable-request");
  return new Problem("server-fault");
}

/** NUL in text, \u0000 in jsonb, number out of range, bad limit, statement too complex. */
const unstorable = new Set(["22021", "22P05", "22003", "2201W", "54000"]);

/** PostgreSQL is away, shutting down, full, or slower than the time it is given (statement_timeout). */
function isOutage(error: unknown, code: string | undefined): boolean {
  if (code) return /^(08|57P|53|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code) || code === "57014";
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
