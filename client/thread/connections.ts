import { connectLive, type Live } from "../core/live.ts";
import { type Session, startSession } from "../core/session.ts";

let openedSession: Session | undefined;
let openedLive: Live | undefined;

/** One session and one connection for all discussions of a page; made in the browser only, at the first use. */
export const session = (): Session => {
  openedSession ??= startSession();
  return openedSession;
};

export const live = (): Live => {
  openedLive ??= connectLive();
  return openedLive;
};
