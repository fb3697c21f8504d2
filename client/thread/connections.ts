import { connectLive, type Live } from "../core/live.ts";
import { type Session, startSession } from "../core/session.ts";

let openedSession: Session | undefined;
let openedLive: Live | undefined;

/** One session and one connection for all parts of a page; made in the browser only, at the first use. */
export const session = (): Session => {
  openedSession ??= reconnecting(startSession());
  return openedSession;
};

export const live = (): Live => {
  openedLive ??= connectLive();
  return openedLive;
};

/** The server reads the session when a connection begins: one that began before somebody signed in is nobody's. */
function reconnecting(started: Session): Session {
  let before = started.state.member;
  started.subscribe(({ member }) => {
    if (before !== undefined && before?.id !== member?.id) openedLive?.reconnect();
    before = member;
  });
  return started;
}
