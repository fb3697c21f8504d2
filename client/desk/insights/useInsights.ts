import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Time } from "../../../server/protocol/basics.ts";
import type { InsightsView, Unit } from "../../../server/protocol/figures.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import { useNow } from "../parts/useNow.ts";

export interface Figures {
  view: InsightsView | null;
  problem: ApiProblem | null;
  by: Unit;
  setBy(by: Unit): void;
  /** To the period before this one, and back; null when this is the present. */
  earlier(): void;
  later: (() => void) | null;
  again(): void;
}

/** The site's figures; those of the present are read anew each minute. */
export function useInsights({ siteId }: Member): Figures {
  const [by, setBy] = useState<Unit>("day");
  const [ends, setEnds] = useState<Time[]>([]);
  const until = ends.at(-1) ?? null;
  const [view, setView] = useState<InsightsView | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const reading = useRef(0);
  const minute = useNow(60_000);

  const read = useCallback(async () => {
    const mine = ++reading.current;
    const query = new URLSearchParams({ by, ...(until ? { until } : {}) });
    try {
      const found = await api.get<InsightsView>(`sites/${siteId}/insights?${query}`);
      if (mine !== reading.current) return;
      setView(found);
      setProblem(null);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      if (mine === reading.current) setProblem(thrown);
    }
  }, [siteId, by, until]);
  const isPresent = until === null;
  useEffect(() => void read(), [read, isPresent && minute]);

  return {
    view,
    problem,
    by,
    setBy,
    earlier: () => view?.starts[0] && setEnds([...ends, view.starts[0]]),
    later: isPresent ? null : () => setEnds(ends.slice(0, -1)),
    again: () => void read(),
  };
}
