import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { CasePage, CaseView, CaseViewName, DecisionView, Id } from "../../server/protocol/views.ts";
import { api } from "../core/api.ts";
import type { Live } from "../core/live.ts";
import { plainProblem } from "./problemWords.ts";
import {
  appendPage,
  applyEvents,
  fromPage,
  putBack,
  type QueueState,
  reconcile,
  showWaiting,
  without,
} from "./queueStore.ts";

export interface QueueInHand {
  state: QueueState | null;
  view: CaseViewName;
  /** What could not be read, in words; null when all is well. */
  problem: string | null;
  isLoading: boolean;
  setView(view: CaseViewName): void;
  reload(): void;
  showMore(): void;
  showWaiting(): void;
  removeOwn(caseId: Id): void;
  putBack(found: CaseView): void;
  markClosed(caseId: Id, decision: DecisionView | null): void;
  replace(found: CaseView): void;
}

/** The open queue, read once and kept up to date by the desk's channel. */
export function useQueue(live: Live, me: { id: Id; siteId: Id }): QueueInHand {
  const [view, setView] = useState<CaseViewName>("all");
  const [state, setState] = useState<QueueState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const cursor = useRef<string | null>(null);
  cursor.current = state?.nextCursor ?? null;

  const change = useCallback((how: (before: QueueState) => QueueState) => {
    setState(before => before && how(before));
  }, []);

  useEffect(() => {
    let isCurrent = true;
    let unwatch = () => {};
    const read = () => api.get<CasePage>(`cases?view=${view}`);
    setLoading(true);
    read()
      .then(page => {
        if (!isCurrent) return;
        setState(before => fromPage(me.id, view, page, before?.allCount));
        setProblem(null);
        unwatch = live.watch(`desk:${me.siteId}`, {
          since: page.seq,
          apply: events => change(before => applyEvents(before, events)),
          startOver: () => {
            read()
              .then(again => isCurrent && change(before => reconcile(before, again)))
              .catch(cause => isCurrent && setProblem(plainProblem(cause)));
          },
        });
      })
      .catch(cause => isCurrent && setProblem(plainProblem(cause)))
      .finally(() => isCurrent && setLoading(false));
    return () => {
      isCurrent = false;
      unwatch();
    };
  }, [live, me.id, me.siteId, view, round, change]);

  const showMore = () => {
    const after = cursor.current;
    if (!after) return;
    api
      .get<CasePage>(`cases?view=${view}&cursor=${encodeURIComponent(after)}`)
      .then(page => change(before => (before.nextCursor === after ? appendPage(before, page) : before)))
      .catch(cause => setProblem(plainProblem(cause)));
  };

  return {
    state: state?.view === view ? state : null,
    view,
    problem,
    isLoading,
    setView,
    reload: () => setRound(before => before + 1),
    showMore,
    showWaiting: () => change(showWaiting),
    removeOwn: caseId => change(before => without(before, caseId)),
    putBack: found => change(before => putBack(before, found)),
    markClosed: (caseId, decision) =>
      change(before => ({
        ...before,
        rows: before.rows.map(row =>
          row.case.id === caseId && !row.closed
            ? { ...row, closed: { decision, at: decision?.decidedAt ?? new Date().toISOString() } }
            : row,
        ),
      })),
    replace: found =>
      change(before => ({
        ...before,
        rows: before.rows.map(row => (row.case.id === found.id ? { ...row, case: found } : row)),
      })),
  };
}
