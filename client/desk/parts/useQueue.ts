import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseChoices, CaseDetail, CasePage, CaseView, CaseViewName } from "../../../server/protocol/cases.ts";
import type { LiveEvent, Numbered } from "../../../server/protocol/events.ts";
import type { CasesFilter } from "../../../server/protocol/queue.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Live } from "../../core/live.ts";
import type { Member } from "../../core/session.ts";
import { articlesOf, narrowedBy, queryOf } from "./queueFilter.ts";
import {
  apply,
  type Ending,
  emptyQueue,
  goOnWith,
  pause,
  putBack,
  type Queue,
  renew,
  startWith,
  takeOut,
} from "./queueStore.ts";

export type ViewCounts = Partial<Record<CaseViewName, number>>;

/** The queue as the desk holds it: what it shows, and what can be asked of it. */
export interface QueueDoor {
  queue: Queue;
  /** How many cases each view has, as the server counted last. */
  counts: ViewCounts;
  problem: ApiProblem | null;
  isLoading: boolean;
  /** Reads a view from its start, by a filter; settles what waited or was greyed. */
  show(view: CaseViewName, filter?: CasesFilter): Promise<void>;
  /** Holds the list as it is, or lets it be live again and reads it anew. */
  pause(isPaused: boolean): void;
  /** By what can be filtered; null until it was read. */
  choices: CaseChoices | null;
  /** Reads that anew. */
  choose(): void;
  more(): Promise<void>;
  takeOut(caseId: Id): void;
  putBack(caseId: Id, ending?: Ending | null): void;
  renew(item: CaseView): void;
  /** Tells every event of the desk's channel from now on. */
  follow(listener: (event: LiveEvent) => void): () => void;
}

const pageSize = 30;
const countDelayMs = 1_200;
const leaseGraceMs = 3_000;

/** `start`: what it is narrowed by from the start. */
export function useQueue(live: Live, member: Member, start: CasesFilter = {}): QueueDoor {
  const [queue, setQueue] = useState(() => ({ ...emptyQueue(member.id, "all"), filter: start }));
  const [counts, setCounts] = useState<ViewCounts>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isLoading, setLoading] = useState(false);
  const listeners = useRef(new Set<(event: LiveEvent) => void>());
  const [choices, setChoices] = useState<CaseChoices | null>(null);
  const latest = useRef(queue);
  latest.current = queue;
  const choicesNow = useRef(choices);
  choicesNow.current = choices;
  // Counts every reading, so that the answer to an older question never overwrites a newer one.
  const reading = useRef(0);

  const read = useCallback(async (work: (isLatest: () => boolean) => Promise<void>) => {
    const mine = ++reading.current;
    setLoading(true);
    try {
      await work(() => mine === reading.current);
      if (mine === reading.current) setProblem(null);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      if (mine === reading.current) setProblem(thrown);
    } finally {
      if (mine === reading.current) setLoading(false);
    }
  }, []);

  const recount = useDelayed(
    useCallback(() => {
      const { filter } = latest.current;
      api
        .get<CasePage>(`cases?${queryOf("all", filter, { limit: 1 })}`)
        .then(page => {
          setCounts(page.counts);
          if (narrowedBy(filter) === 0) setQueue(before => ({ ...before, openCount: page.counts.all }));
        })
        .catch(() => {}); // An old number stays until the next event.
    }, []),
    countDelayMs,
  );

  const show = useCallback(
    (view: CaseViewName, filter = latest.current.filter) =>
      read(async isLatest => {
        const page = await api.get<CasePage>(`cases?${queryOf(view, filter, { limit: pageSize })}`);
        if (!isLatest()) return;
        const watched = articlesOf(choicesNow.current, filter.watchList);
        setQueue(before => {
          const held = pause(before, before.pausedAt === null ? null : Date.now());
          return startWith({ ...held, filter, watched }, view, page);
        });
        setCounts(page.counts);
      }),
    [read],
  );

  const more = useCallback(
    () =>
      read(async isLatest => {
        const { nextCursor, view, filter } = latest.current;
        if (!nextCursor) return;
        const page = await api.get<CasePage>(`cases?${queryOf(view, filter, { limit: pageSize, cursor: nextCursor })}`);
        if (isLatest()) setQueue(before => goOnWith(before, page));
      }),
    [read],
  );

  useEffect(() => {
    show("all");
  }, [show]);

  const choose = useCallback(() => {
    api
      .get<CaseChoices>("cases/choices")
      .then(setChoices)
      .catch(() => {}); // What was read before stays.
  }, []);

  const isLoaded = queue.isLoaded;
  useEffect(() => {
    if (!isLoaded) return;
    return live.watch(`desk:${member.siteId}`, {
      since: latest.current.seq,
      apply(events: Numbered[]) {
        setQueue(before => events.reduce(apply, before));
        for (const { event } of events) for (const listener of listeners.current) listener(event);
        recount();
      },
      startOver: () => show(latest.current.view),
    });
  }, [live, member.siteId, isLoaded, recount, show]);

  useLeaseWatch(latest, item => setQueue(before => renew(before, item)));

  const { openCount } = queue;
  return useMemo(
    () => ({
      queue,
      counts: queue.isLoaded && narrowedBy(queue.filter) === 0 ? { ...counts, all: openCount } : counts,
      problem,
      isLoading,
      show,
      more,
      pause(isPaused) {
        setQueue(before => pause(before, isPaused ? Date.now() : null));
        if (!isPaused) void show(latest.current.view);
      },
      choices,
      choose,
      takeOut: id => setQueue(before => takeOut(before, id)),
      putBack: (id, ending) => setQueue(before => putBack(before, id, ending)),
      renew: item => setQueue(before => renew(before, item)),
      follow(listener) {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [queue, counts, openCount, problem, isLoading, show, more, choices, choose],
  );
}

/**
 * A claim is renewed without an event, and ends without one: when the time of somebody else's is over, its case is
 * read again to learn which of the two happened.
 */
function useLeaseWatch(queue: { current: Queue }, renewed: (item: CaseView) => void): void {
  const tell = useRef(renewed);
  tell.current = renewed;
  useEffect(() => {
    const asked = new Map<Id, string>();
    const look = () => {
      for (const { case: item, ending } of queue.current.rows) {
        const { claim } = item;
        if (!claim || ending || claim.by.id === queue.current.me || asked.get(item.id) === claim.expiresAt) continue;
        if (Date.parse(claim.expiresAt) + leaseGraceMs > Date.now()) continue;
        asked.set(item.id, claim.expiresAt);
        api
          .get<CaseDetail>(`cases/${item.id}`)
          .then(fresh => tell.current(fresh))
          .catch(() => asked.delete(item.id));
      }
    };
    const timer = setInterval(look, 2_000);
    return () => clearInterval(timer);
  }, [queue]);
}

/** `work`, once, `delayMs` after the first of many calls. */
function useDelayed(work: () => void, delayMs: number): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      work();
    }, delayMs);
  }, [work, delayMs]);
}
