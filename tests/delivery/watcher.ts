import { connectLive, type LiveStatus } from "../../client/core/live.ts";
import { type Hears, openSocket } from "../../client/core/socket.ts";
import { apply, showNew, showNewReplies, startAgain, startThread } from "../../client/core/store.ts";
import type { ThreadState } from "../../client/core/threadState.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Numbered } from "../../server/protocol/events.ts";
import type { ThreadPage } from "../../server/protocol/views.ts";
import "../setup/webSocket.ts";

/** A reader with the page open: the client's own connection and store, in front of no screen. */
export interface Watcher {
  /** Numbers of events in the order in which they were applied. */
  seqs: number[];
  /** Comments in the order in which they appeared. */
  appeared: Id[];
  /** How often everything had to be read anew. */
  startedOver: number;
  status: LiveStatus["state"];
  /** The page with everything shown that came. */
  state(): ThreadState;
  close(): void;
}

interface WatcherOptions {
  /** Of the client's own when absent. */
  waitMs?: (tries: number) => number;
  /** Without one only numbers and ids are kept, for the many. */
  keepsPage?: boolean;
}

/** Opens the discussion of an article at `url`, as it is when `page` was read. */
export function aWatcher(
  url: string,
  { id }: Pick<ArticleView, "id">,
  page: ThreadPage,
  { waitMs, keepsPage = false }: WatcherOptions = {},
): Watcher {
  const open = (hears: Hears) => openSocket({ url: url.replace("http", "ws") }, hears);
  const live = connectLive({ open, ...(waitMs ? { waitMs } : {}) });
  let state = startThread(page);
  const watcher: Watcher = {
    seqs: [],
    appeared: [],
    startedOver: 0,
    status: "connecting",
    state: () => state,
    close: () => live.close(),
  };
  const take = ({ seq, event }: Numbered) => {
    watcher.seqs.push(seq);
    if (event.kind === "comment-posted") watcher.appeared.push(event.comment.id);
    if (keepsPage) state = showAll(apply(state, event, seq));
  };
  live.onStatus(({ state: now }) => {
    watcher.status = now;
  });
  live.watch(`article:${id}`, {
    since: page.seq,
    apply: events => events.forEach(take),
    async startOver() {
      watcher.startedOver++;
      const now = await readPage(url, id);
      state = showAll(startAgain(state, now));
      return now.seq;
    },
  });
  return watcher;
}

export async function readPage(url: string, article: string): Promise<ThreadPage> {
  const answer = await fetch(`${url}/api/v1/articles/${article}/comments?limit=50`, {
    headers: { Connection: "close", "X-Forwarded-For": "198.51.100.1" },
  });
  if (!answer.ok) throw new Error(`the page was answered with ${answer.status}`);
  return (await answer.json()) as ThreadPage;
}

const showAll = (state: ThreadState): ThreadState => {
  const top = showNew(state);
  return Object.keys(top.newReplies).reduce(showNewReplies, top);
};
