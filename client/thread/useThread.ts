import type { Dispatch, StateUpdater } from "preact/hooks";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { AnchorName } from "../../server/protocol/anchors.ts";
import type { Id, Page } from "../../server/protocol/basics.ts";
import type { Numbered } from "../../server/protocol/events.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { Permalink, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";
import { api } from "../core/api.ts";
import type { LiveStatus } from "../core/live.ts";
import {
  append,
  appendReplies,
  apply,
  isOutdated,
  narrowed,
  replaceOne,
  showAnew,
  showNew,
  showNewReplies,
  startAgain,
  startThread,
} from "../core/store.ts";
import { fromTheStart, type ThreadState, waitingCount } from "../core/threadState.ts";
import { alone, find } from "../core/tree.ts";
import { live } from "./connections.ts";
import type { DiscussionStart } from "./start.ts";
import type { KnownArticle } from "./useArticle.ts";

export interface Thread {
  state: ThreadState;
  change: Dispatch<StateUpdater<ThreadState>>;
  /** null until the page is alive. */
  status: LiveStatus | null;
  readers: number | null;
  /** How many came in while the connection was lost; null unless it has just come back. */
  cameIn: number | null;
  isLoading: boolean;
  /** True when the next page did not arrive. */
  isMissing: boolean;
  more(): Promise<void>;
  /** Answers the first of those that came. */
  moreReplies(id: Id): Promise<Id | null>;
  /** Answers the first of those that are shown now; null when they did not arrive. */
  showTop(): Promise<Id | null>;
  showReplies(id: Id): void;
  /** Draws only what is on this, or everything again; throws when it does not arrive. */
  narrow(anchor: AnchorName | null): Promise<void>;
}

const cameInShownMs = 10_000;

/** The comments of an article: what the server drew, kept true by its live channel. */
export function useThread(start: DiscussionStart, ofArticle: Pick<KnownArticle, "hear" | "lookAgain">): Thread {
  const { article, permalink } = start;
  const [state, change] = useState(() => fromStart(start));
  const [status, setStatus] = useState<LiveStatus | null>(null);
  const [readers, setReaders] = useState<number | null>(null);
  const [cameIn, setCameIn] = useState<number | null>(null);
  const [loading, setLoading] = useState<"no" | "loading" | "missing">("no");
  const latest = useRef(state);
  latest.current = state;

  useEffect(() => {
    let lostWith: number | null = null;
    const stopWatching = live().watch(`article:${article.id}`, {
      since: latest.current.seq,
      apply(events) {
        change(before => applied(before, events));
        for (const { event } of events) ofArticle.hear(event);
      },
      readers: setReaders,
      async startOver() {
        ofArticle.lookAgain();
        const { page, one } = await readAgain(start, latest.current);
        change(before => (one ? replaceOne(before, one, page.commentCount) : startAgain(before, page)));
        return page.seq;
      },
    });
    const stopTelling = live().onStatus(next => {
      setStatus(next);
      if (next.state === "lost") lostWith ??= waitingCount(latest.current);
      if ((next.state !== "live" && next.state !== "asking") || lostWith === null) return;
      // The events that were missed are applied by now, but not drawn yet.
      const before = lostWith;
      lostWith = null;
      setTimeout(() => setCameIn(Math.max(0, waitingCount(latest.current) - before)));
    });
    return () => {
      stopWatching();
      stopTelling();
    };
  }, [article.id]);

  useEffect(() => {
    if (cameIn === null) return;
    const timer = setTimeout(() => setCameIn(null), cameInShownMs);
    return () => clearTimeout(timer);
  }, [cameIn]);

  const more = useCallback(async () => {
    if (latest.current.nextCursor === null) return;
    setLoading("loading");
    try {
      const page = await unlessOutdated(latest, () => nextPage(article.id, latest.current));
      change(before => append(before, page));
      setLoading("no");
    } catch {
      setLoading("missing");
    }
  }, [article.id]);

  const moreReplies = useCallback(async (id: Id) => {
    const parent = find(latest.current.items, id);
    if (!parent || parent.repliesCursor === null) return null;
    const page = await unlessOutdated(latest, () => nextReplies(parent, latest.current.seq));
    change(before => appendReplies(before, id, page, page.seq));
    return page.items.find(item => !parent.replies.some(reply => reply.id === item.id))?.id ?? null;
  }, []);

  const showTop = useCallback(async () => {
    setCameIn(null);
    const { newTops, letGo, sort } = latest.current;
    if (letGo === 0) {
      change(showNew);
      return (sort === "oldest" ? newTops.at(-1) : newTops[0])?.id ?? null;
    }
    try {
      const first = () => api.get<ThreadPage>(pagePath(article.id, latest.current, limits.pageMost, null));
      const page = await unlessOutdated(latest, first);
      change(before => showAnew(before, page));
      return page.items[0]?.id ?? null;
    } catch {
      return null;
    }
  }, [article.id]);

  const narrow = useCallback(
    async (anchor: AnchorName | null) => {
      const wanted = { sort: latest.current.sort, anchor };
      const first = () => api.get<ThreadPage>(pagePath(article.id, wanted, limits.pageDefault, null));
      const page = await unlessOutdated(latest, first);
      change(before => narrowed(before, anchor, page));
    },
    [article.id],
  );

  return {
    state,
    change,
    status,
    readers,
    cameIn: permalink ? null : cameIn,
    isLoading: loading === "loading",
    isMissing: loading === "missing",
    more,
    moreReplies,
    showTop,
    narrow,
    showReplies: useCallback((id: Id) => change(before => showNewReplies(before, id)), []),
  };
}

const applied = (state: ThreadState, events: Numbered[]) =>
  events.reduce((next, { seq, event }) => apply(next, event, seq), state);

/** A page of the discussion, or the one comment with what it answers. */
function fromStart({ thread, permalink, sort, anchor }: DiscussionStart): ThreadState {
  if (!permalink) return startThread(thread, sort, anchor);
  return startThread(
    { items: [chain(permalink)], nextCursor: null, seq: permalink.seq, commentCount: thread.commentCount },
    sort,
  );
}

function chain({ ancestors, comment }: Permalink): ThreadComment {
  return ancestors.reduceRight<ThreadComment>((below, ancestor) => ({ ...alone(ancestor), replies: [below] }), comment);
}

/** What was read, read again when more has happened meanwhile than is remembered. */
async function unlessOutdated<P extends { seq: number }>(
  latest: { readonly current: ThreadState },
  read: () => Promise<P>,
): Promise<P> {
  for (;;) {
    const page = await read();
    if (!isOutdated(latest.current, page.seq)) return page;
  }
}

/** The page after what is drawn: where it begins anew, the first with something that is not drawn. */
async function nextPage(articleId: Id, state: ThreadState): Promise<ThreadPage> {
  const { items, nextCursor } = state;
  const limit = nextCursor === fromTheStart ? limits.pageMost : limits.pageDefault;
  return firstWithNew(items, nextCursor, cursor => api.get<ThreadPage>(pagePath(articleId, state, limit, cursor)));
}

async function nextReplies({ id, replies, repliesCursor }: ThreadComment, seq: number) {
  const page = await firstWithNew(replies, repliesCursor, cursor => {
    const query = new URLSearchParams(cursor === null ? { limit: String(limits.pageMost) } : { cursor });
    return api.get<Page<ThreadComment>>(`comments/${id}/replies?${query}`);
  });
  return { ...page, seq };
}

async function firstWithNew<P extends Page<ThreadComment>>(
  drawn: readonly ThreadComment[],
  from: string | null,
  read: (cursor: string | null) => Promise<P>,
): Promise<P> {
  for (let cursor = from || null; ; ) {
    const page = await read(cursor);
    cursor = page.nextCursor;
    if (cursor === null || page.items.some(({ id }) => !find(drawn, id))) return page;
  }
}

type Drawn = Pick<ThreadState, "sort" | "anchor">;

function pagePath(articleId: Id, { sort, anchor }: Drawn, limit: number, cursor: string | null): string {
  const asked = { ...(anchor === null ? {} : { anchor }), ...(cursor === null ? {} : { cursor }) };
  const query = new URLSearchParams({ sort, limit: String(limit), ...asked });
  return `articles/${articleId}/comments?${query}`;
}

/** Everything that is drawn, as it is now: as much of the discussion as one page may hold, or the one comment. */
async function readAgain({ article, permalink }: DiscussionStart, state: ThreadState) {
  const most = Math.min(limits.pageMost, Math.max(limits.pageDefault, state.items.length));
  const page = await api.get<ThreadPage>(pagePath(article.id, state, most, null));
  if (!permalink) return { page, one: null };
  const one = await api.get<Permalink>(`comments/${permalink.comment.id}`);
  return { page: { ...page, seq: Math.min(page.seq, one.seq) }, one: chain(one) };
}
