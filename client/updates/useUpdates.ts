import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Id, Time } from "../../server/protocol/basics.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { UpdatesPage } from "../../server/protocol/updates.ts";
import { api } from "../core/api.ts";
import { listenAs, showPart } from "../core/pageParts.ts";
import { live } from "../thread/connections.ts";
import type { UpdatesStart } from "./start.ts";
import { append, apply, asOf, lacks, showNew, startAgain, startUpdates, type UpdatesState } from "./store.ts";

interface UpdatesKnown {
  state: UpdatesState;
  /** The update that is pointed at. */
  target: Id | null;
  /** The drawing begins somewhere in the middle. */
  isPart: boolean;
  isLoading: boolean;
  isMissing: boolean;
  showNew(): void;
  more(event: Event): void;
}

/** The updates of an article: what the server drew, kept true by the article's live channel. */
export function useUpdates({ article, ...start }: UpdatesStart, root: RefObject<HTMLElement | null>): UpdatesKnown {
  const [state, change] = useState(() => startUpdates(start.updates, start.sort));
  const [target, setTarget] = useState(start.target);
  const [loading, setLoading] = useState<"no" | "loading" | "missing">("no");
  const [replayAt, setReplayAt] = useState<Time | null>(null);
  const [wanted, setWanted] = useState<{ id: Id } | null>(null);
  const latest = useRef(state);
  latest.current = state;

  useEffect(() => {
    return live().watch(`article:${article.id}`, {
      since: latest.current.seq,
      apply: events => change(before => events.reduce((next, { seq, event }) => apply(next, event, seq), before)),
      async startOver() {
        const page = await read(article.id, latest.current, null);
        change(before => startAgain(before, page));
        return page.seq;
      },
    });
  }, [article.id]);

  // With the first drawing, which follows on what the sleeping page had taken.
  useLayoutEffect(
    () =>
      listenAs([article.id], asked => {
        if (asked.kind === "replay") setReplayAt(asked.at);
        if (asked.kind !== "show-update" || !latest.current.items.some(({ id }) => id === asked.id)) return false;
        setTarget(asked.id);
        setWanted({ id: asked.id });
        return true;
      }),
    [article.id],
  );

  // An address that names an update leads to it.
  useEffect(() => {
    if (start.target !== null) root.current?.querySelector(`#u-${start.target}`)?.scrollIntoView({ block: "center" });
  }, []);

  useLayoutEffect(() => {
    if (!wanted) return;
    showPart(root.current);
    const heading = root.current?.querySelector<HTMLElement>(`#u-${wanted.id}-h`);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView({ block: "center" });
  }, [wanted]);

  const then = replayAt === null ? state : asOf(state, replayAt);
  const more = (event?: Event) => {
    event?.preventDefault();
    if (loading === "loading") return;
    setLoading("loading");
    read(article.id, latest.current, latest.current.nextCursor).then(
      page => {
        change(before => append(before, page));
        setLoading("no");
      },
      () => setLoading("missing"),
    );
  };

  // What had been written by then may stand on pages that were not read yet.
  useEffect(() => {
    if (replayAt !== null && loading === "no" && lacks(state, then)) more();
  }, [replayAt, loading, state]);

  return {
    state: then,
    target,
    isPart: start.isPart,
    isLoading: loading === "loading",
    isMissing: loading === "missing",
    showNew() {
      const first = latest.current.waiting.at(latest.current.sort === "newest" ? 0 : -1);
      change(showNew);
      if (first) setWanted({ id: first.id });
    },
    more,
  };
}

function read(articleId: Id, { sort, items }: UpdatesState, cursor: string | null): Promise<UpdatesPage> {
  const query = new URLSearchParams({ sort, ...(cursor === null ? { limit: wholeOf(items) } : { cursor }) });
  return api.get<UpdatesPage>(`articles/${articleId}/updates?${query}`);
}

const wholeOf = ({ length }: readonly unknown[]) =>
  String(Math.min(limits.pageMost, Math.max(limits.pageDefault, length)));
