import type { IncomingMessage } from "node:http";
import type { Request, Response, Router } from "express";
import type { z } from "zod";
import { say } from "../../locales/say.ts";
import type { Endpoint } from "../protocol/endpoint.ts";
import { Problem } from "../protocol/problems.ts";
import type { Act } from "../protocol/writing.ts";
import { parse } from "./parse.ts";

type Out<S> = S extends z.ZodType<infer T> ? T : undefined;

/** A request whose parts have been parsed. */
export interface Call<E extends Endpoint> {
  req: Request;
  res: Response;
  params: Out<E["params"]>;
  query: Out<E["query"]>;
  body: Out<E["body"]>;
}

const guards = new WeakMap<IncomingMessage, (act: Act) => void>();

/** Says what keeps the sender of a request from writing: `guard` throws. Every door that writes asks it first. */
export function guardWrites(req: IncomingMessage, guard: (act: Act) => void): void {
  guards.set(req, guard);
}

/**
 * Opens one door: asks whether its sender may write here, parses path, query and body by the endpoint's schemas, calls
 * `handle`, and sends what it answers as JSON with the endpoint's status, for whoever asked alone (or the status and caching
 * that `handle` has set). A path that names nothing is `not-found`.
 */
export function open<E extends Endpoint>(
  routes: Router,
  endpoint: E,
  handle: (call: Call<E>) => Promise<unknown>,
): void {
  routes[endpoint.method](endpoint.path, async (req, res) => {
    if (endpoint.writes) guardOf(req)(endpoint.writes);
    const call = {
      req,
      res,
      params: parse(endpoint.params, { ...req.params }, "not-found"),
      query: parse(endpoint.query, { ...req.query }),
      body: endpoint.body ? parse(endpoint.body, bodyOf(req)) : undefined,
    } as Call<E>;
    res.status(endpoint.status).set("Cache-Control", "private, no-cache");
    const answer = await handle(call);
    if (res.headersSent) return;
    if (answer === undefined) res.status(204).end();
    else res.json(answer);
  });
}

function guardOf(req: Request): (act: Act) => void {
  const guard = guards.get(req);
  if (!guard) throw new Error("a door that writes was opened where nobody says who may");
  return guard;
}

function bodyOf(req: Request): unknown {
  if (req.body === undefined) throw new Problem("unprocessable-request", { detail: () => say("details.noBody") });
  return req.body;
}
