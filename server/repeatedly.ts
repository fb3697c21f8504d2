import { setTimeout as pause } from "node:timers/promises";

/** What goes on until it is closed; closing waits for what is under way. */
export interface Repeated {
  close(): Promise<void>;
}

/** Does something now and again after each pause. What it throws is told to `onError`, and it goes on. */
export function repeatedly(everyMs: number, work: () => Promise<unknown>, onError: (error: unknown) => void): Repeated {
  const closing = new AbortController();
  const working = (async () => {
    while (!closing.signal.aborted) {
      await work().catch(onError);
      await pause(everyMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  })();
  return {
    close() {
      closing.abort();
      return working;
    },
  };
}
