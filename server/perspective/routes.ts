import { type ErrorRequestHandler, type RequestHandler, Router } from "express";
import { parse } from "../http/parse.ts";
import { networkOf, type Rate, rateLimit } from "../http/rateLimit.ts";
import { readJson } from "../http/readJson.ts";
import { log } from "../log.ts";
import { analyze } from "./analyze.ts";
import { PerspectiveError, refusalOf } from "./errors.ts";
import { type Keys, lockFor } from "./keys.ts";
import { AnalyzeComment, SuggestCommentScore } from "./requests.ts";
import { acknowledge } from "./suggest.ts";

/**
 * The doors of Google's Perspective API, for those who called it and change one address: servers with a key, not browsers with
 * a session. Everything under here answers in Perspective's shapes, errors too (docs/PERSPECTIVE.md).
 */
export function perspectiveRoutes({ keys, rate }: { keys: Keys; rate: Rate }): Router {
  const routes = Router();
  const tryKey = lockFor(keys);
  // Whoever guesses keys is counted by address, and whoever may make them up.
  const limit = rateLimit(rate, req => {
    const { key } = tryKey(req.query.key);
    return key === undefined || keys === "any" ? `address ${networkOf(req.ip ?? "")}` : `key ${key}`;
  });

  routes.use(neverStored, limit, (req, _res, next) => next(tryKey(req.query.key).refusal), takeForJson, readJson);

  routes.post("/comments\\:analyze", async (req, res) => {
    res.json(await analyze(parse(AnalyzeComment, req.body ?? {})));
  });

  routes.post("/comments\\:suggestscore", async (req, res) => {
    res.json(await acknowledge(parse(SuggestCommentScore, req.body ?? {})));
  });

  routes.use(() => {
    throw new PerspectiveError("NOT_FOUND", "Method not found.");
  });
  routes.use(answerError);
  return routes;
}

const neverStored: RequestHandler = (_req, res, next) => {
  res.set("Cache-Control", "no-store");
  next();
};

/** Perspective reads a body that does not say its type, and its own examples send such. */
const takeForJson: RequestHandler = (req, _res, next) => {
  req.headers["content-type"] ??= "application/json";
  next();
};

/** Answers whatever was thrown as Perspective would; what nobody should cause is logged, not told. */
const answerError: ErrorRequestHandler = (error, req, res, _next) => {
  const { code, body, headers } = refusalOf(error);
  if (code === 500) log.error({ err: error, method: req.method, path: req.route?.path }, "server fault");
  res.status(code).set(headers).json(body);
};
