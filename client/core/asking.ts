import type { Id } from "../../server/protocol/basics.ts";
import type { ChangesView } from "../../server/protocol/events.ts";
import { api } from "./api.ts";

/** Asks what has changed under an article, without a cookie: the answer is everybody's, and any cache may have it. */
export type AskChanges = (articleId: Id, since: number) => Promise<ChangesView>;

const answerWithinMs = 10_000;

export const askChanges: AskChanges = async (articleId, since) => {
  const answer = await fetch(`${api.base}articles/${articleId}/changes?since=${since}`, {
    credentials: "omit",
    signal: AbortSignal.timeout(answerWithinMs),
  });
  if (!answer.ok) throw new Error(`changes: ${answer.status}`);
  return answer.json();
};

/** Something done now and again while it is wanted. */
export interface Asking {
  /** Begins after this time, unless it has begun. */
  start(afterMs: number): void;
  stop(): void;
}

/** Asks again `everyMs` after each answer, a little off, so that not everybody asks at once. */
export function startAsking(everyMs: number, ask: () => Promise<void>): Asking {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let run: object | null = null;
  return {
    start(afterMs) {
      if (run) return;
      const mine = {};
      run = mine;
      const turn = async () => {
        await ask();
        if (run === mine) timer = setTimeout(turn, everyMs * (0.8 + 0.4 * Math.random()));
      };
      timer = setTimeout(turn, afterMs);
    },
    stop() {
      clearTimeout(timer);
      run = null;
    },
  };
}
