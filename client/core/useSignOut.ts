import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { ApiProblem } from "./api.ts";
import type { Session } from "./session.ts";

const shownMs = 10_000;

/** Signing out, and for a while what is to be said when it did not happen; else "". */
export function useSignOut(session: () => Session): { signOut: () => void; stillIn: string } {
  const [stillIn, setStillIn] = useState("");
  useEffect(() => {
    if (stillIn === "") return;
    const timer = setTimeout(() => setStillIn(""), shownMs);
    return () => clearTimeout(timer);
  }, [stillIn]);
  const signOut = () => {
    setStillIn("");
    session()
      .signOut()
      .catch((thrown: unknown) => {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        setStillIn(
          thrown.problem === "offline"
            ? say("thread.stillInOffline")
            : `${say("thread.stillIn")} ${thrown.body.title}.`,
        );
      });
  };
  return { signOut, stillIn };
}
