import { type RequestHandler, type Response, Router } from "express";
import type { Pool } from "../db/pool.ts";
import { open } from "../http/endpoint.ts";
import type { Id } from "../protocol/basics.ts";
import { endpoints } from "../protocol/endpoints.ts";
import type { Me } from "../protocol/views.ts";
import { signIn, signUp } from "./accounts.ts";
import { endSession, sessionCookie, startSession } from "./sessions.ts";
import { type Member, memberView } from "./viewer.ts";

export interface UserRoutes {
  db: Pool;
  /** Whose accounts these are. */
  siteId: Id;
  /** True when readers come by https: the cookie then travels by nothing else. */
  isSecure: () => boolean;
  limitSignIn: RequestHandler;
  limitSignUp: RequestHandler;
}

export function userRoutes({ db, siteId, isSecure, limitSignIn, limitSignUp }: UserRoutes): Router {
  const routes = Router();
  routes.post(endpoints.signIn.path, limitSignIn);
  routes.post(endpoints.signUp.path, limitSignUp);

  const enter = async (res: Response, who: Member): Promise<Pick<Me, "member">> => {
    res.set("Set-Cookie", sessionCookie(await startSession(db, who.id, { way: "password" }), isSecure()));
    return { member: memberView(who) };
  };

  open(routes, endpoints.signUp, async ({ res, body }) => enter(res, await signUp(db, siteId, body)));

  open(routes, endpoints.signIn, async ({ res, body }) => enter(res, await signIn(db, siteId, body)));

  open(routes, endpoints.signOut, async ({ req, res }) => {
    await endSession(db, req.headers.cookie);
    res.set("Set-Cookie", sessionCookie("", isSecure()));
  });

  return routes;
}
