import { type RequestHandler, Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import { signIn, signUp } from "./accounts.ts";
import { type Entrance, enter } from "./enter.ts";
import { endSession, sessionCookie, tokenOf } from "./sessions.ts";

export interface UserRoutes extends Entrance {
  db: Pool;
  /** Whose accounts these are. */
  siteId: Id;
  limitSignIn: RequestHandler;
  limitSignUp: RequestHandler;
}

export function userRoutes({ siteId, limitSignIn, limitSignUp, ...entrance }: UserRoutes): Router {
  const { db, isSecure } = entrance;
  const routes = Router();
  const byPassword = { way: "password" } as const;
  routes.post(endpoints.signIn.path, limitSignIn);
  routes.post(endpoints.signUp.path, limitSignUp);

  open(routes, endpoints.signUp, async ({ req, res, body }) =>
    enter(entrance, req, res, await signUp(db, siteId, body), byPassword),
  );

  open(routes, endpoints.signIn, async ({ req, res, body }) =>
    enter(entrance, req, res, await signIn(db, siteId, body), byPassword),
  );

  open(routes, endpoints.signOut, async ({ req, res }) => {
    await endSession(db, tokenOf(req));
    res.set("Set-Cookie", sessionCookie("", isSecure()));
  });

  return routes;
}
