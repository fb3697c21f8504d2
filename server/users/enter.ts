import type { IncomingMessage, ServerResponse } from "node:http";
import type { Db } from "../db/pool.ts";
import { isEmbedded } from "../http/origins.ts";
import type { Entered } from "../protocol/views.ts";
import { deviceOf } from "./devices.ts";
import { type NewSession, sessionCookies, sessionDays, startSession } from "./sessions.ts";
import { type Member, memberView, viewerFrom } from "./viewer.ts";

export interface Entrance {
  db: Db;
  /** True when readers come by https: the cookie then travels by nothing else. */
  isSecure: () => boolean;
}

/**
 * Signs somebody in who has proved who they are, whichever way: a page of our own gets the cookie, a page of another origin, to which no
 * cookie of ours goes, the token in the answer.
 */
export async function enter(
  { db, isSecure }: Entrance,
  req: IncomingMessage,
  res: ServerResponse,
  who: Member,
  session: NewSession,
): Promise<Entered> {
  const until = session.until ?? new Date(Date.now() + sessionDays * 86_400_000);
  const device = deviceOf(req.headers["user-agent"]);
  const token = await startSession(db, who.id, { device, ...session, until });
  const signedIn = await viewerFrom(db, token);
  if (!signedIn) throw new Error("a session was over before it began");
  const entered = { member: memberView(signedIn) };
  if (isEmbedded(req)) return { ...entered, token, until: until.toISOString() };
  res.setHeader("Set-Cookie", sessionCookies(token, isSecure()));
  return entered;
}
