import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Time } from "../../../server/protocol/basics.ts";
import type { PastThread } from "../../../server/protocol/past.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { hashes } from "../parts/route.ts";

/** Between the last move of the slider and the question. */
const restMs = 150;

/** A thread at the moment that is chosen, which the address keeps. */
export function usePast(slug: string, given: Time | null) {
  const [at, setAt] = useState<Time>(() => given ?? new Date().toISOString());
  const [thread, setThread] = useState<PastThread | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const reading = useRef(0);

  const read = useCallback(
    async (moment: Time, after?: PastThread) => {
      const mine = ++reading.current;
      const query = new URLSearchParams({ at: moment });
      if (after?.nextCursor) query.set("cursor", after.nextCursor);
      try {
        const found = await api.get<PastThread>(`articles/${slug}/past?${query}`);
        if (mine !== reading.current) return;
        setThread(after ? { ...found, items: [...after.items, ...found.items] } : found);
        setProblem(null);
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        if (mine === reading.current) setProblem(thrown);
      }
    },
    [slug],
  );
  useEffect(() => {
    const timer = setTimeout(() => {
      history.replaceState(null, "", hashes.past(slug, at));
      void read(at);
    }, restMs);
    return () => clearTimeout(timer);
  }, [slug, at, read]);
  useEffect(() => {
    if (given) setAt(given);
  }, [given]);

  return {
    at,
    setAt,
    thread,
    problem,
    more: () => void (thread && read(thread.at, thread)),
    again: () => void read(at),
  };
}
