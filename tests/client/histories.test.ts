import { expect, test } from "@jest/globals";
import { Cursor } from "../../client/core/cursor.ts";
import { appendReplies, apply, showNew, showNewReplies, startAgain, startThread } from "../../client/core/store.ts";
import { moreReplies, type ThreadState } from "../../client/core/threadState.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Frame, LiveEvent, Numbered, StartOver } from "../../server/protocol/events.ts";
import type { CommentView, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";
import { aPage, aView } from "./comments.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const histories = 10_000;

/** Numbers from 0 to `most`, drawn from a seed (mulberry32). */
function drawing(from: number): (most: number) => number {
  let state = from;
  return most => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most + 1));
  };
}

interface Stored {
  kind: "comment-posted" | "comment-changed" | "reactions-changed";
  id: Id;
}

/** So many events a catch-up may carry. */
const catchUpMost = 12;

/** A server in a few lines: what it stores names comments, and what it delivers is what they are at that moment. */
class Newsroom {
  readonly comments: CommentView[] = [];
  readonly #events: Stored[] = [];

  get seq(): number {
    return this.#events.length;
  }

  step(draw: (most: number) => number): void {
    const kind = draw(9);
    const comment = this.comments[draw(Math.max(0, this.comments.length - 1))];
    if (kind < 4 || !comment) this.#post(draw(2) === 0 ? comment : undefined);
    else if (kind > 5) this.#turn(comment, comment.state === "visible" ? "rejected" : "visible");
    else if (comment.state !== "visible") return;
    else if (kind === 4) {
      comment.reactions = { "worth-reading": 1 + draw(8) };
      this.#events.push({ kind: "reactions-changed", id: comment.id });
    } else {
      comment.html = `<p>${comment.id}, revision ${++comment.revision}</p>`;
      this.#events.push({ kind: "comment-changed", id: comment.id });
    }
  }

  #post(under: CommentView | undefined): void {
    const parent = under?.state === "visible" && under.depth === 0 ? under : undefined;
    const comment = aView(this.comments.length + 1, parent ? { parentId: parent.id } : {});
    this.comments.push(comment);
    if (parent) parent.replyCount++;
    this.#events.push({ kind: "comment-posted", id: comment.id });
  }

  /** The parent that is no longer visible stands as a trace for as long as a reply is. */
  #turn(comment: CommentView, state: CommentView["state"]): void {
    comment.state = state;
    this.#events.push({ kind: "comment-changed", id: comment.id });
    const parent = this.#find(comment.parentId);
    if (!parent) return;
    parent.replyCount += state === "visible" ? 1 : -1;
    if (parent.state !== "visible") this.#events.push({ kind: "comment-changed", id: parent.id });
  }

  #find = (id: Id | null) => (id === null ? undefined : this.comments[Number(id) - 1]);

  get #count(): number {
    return this.comments.filter(({ state }) => state === "visible").length;
  }

  /** What is sent of the numbers after `after`: of events that say the same only the last. */
  frame(after: number): Frame {
    const listed = new Map<string, Numbered>();
    this.#events.slice(after).forEach((stored, index) => {
      const key = `${stored.kind} ${stored.id}`;
      listed.delete(key);
      listed.set(key, { seq: after + 1 + index, event: this.#event(stored) });
    });
    return { after, seq: this.seq, events: [...listed.values()] };
  }

  #event({ kind, id }: Stored): LiveEvent {
    const comment = seen(this.#find(id) as CommentView);
    if (kind === "reactions-changed") return { kind, commentId: id, reactions: comment.reactions };
    const parent = this.#find(comment.parentId);
    const counted = parent ? { id: parent.id, replyCount: parent.replyCount } : null;
    return { kind, comment, parent: counted, commentCount: this.#count };
  }

  missed(since: number): Frame | StartOver {
    return this.seq - since > catchUpMost ? { startOver: true, seq: this.seq } : this.frame(since);
  }

  /** The discussion, read anew. */
  page(): ThreadPage {
    const shown = this.comments.filter(({ state, replyCount }) => state === "visible" || replyCount > 0);
    const under = (parentId: Id | null): ThreadComment[] =>
      shown
        .filter(comment => comment.parentId === parentId)
        .map(comment => ({ ...seen(comment), replies: under(comment.id), repliesCursor: null }));
    return aPage(under(null).reverse(), { seq: this.seq, commentCount: this.#count });
  }

  isRead = (id: Id): boolean => {
    const comment = this.#find(id);
    const parent = this.#find(comment?.parentId ?? null);
    // A reply whose parent was removed before it was ever shown hangs nowhere on an open page.
    return comment?.state === "visible" && (!parent || parent.state === "visible");
  };
}

const seen = (comment: CommentView): CommentView =>
  comment.state === "visible"
    ? { ...comment }
    : { ...comment, html: "", reactions: {}, author: { id: "0", name: "", badges: [] } };

const showAll = (state: ThreadState): ThreadState => {
  const top = showNew(state);
  return Object.keys(top.newReplies).reduce(showNewReplies, top);
};

/** What can be read of these, by id. */
function readable(items: readonly ThreadComment[]): Record<Id, string> {
  const read: Record<Id, string> = {};
  for (const { id, state, html, reactions, replyCount, replies } of items) {
    if (state === "visible") read[id] = `${html} ${JSON.stringify(reactions)} ${replyCount}`;
    Object.assign(read, readable(replies));
  }
  return read;
}

/** A reader's screen at the end of a line that loses, doubles and disorders frames. */
class Reader {
  #cursor = new Cursor(0);
  state = startThread(aPage([]));
  readonly #newsroom: Newsroom;

  constructor(newsroom: Newsroom) {
    this.#newsroom = newsroom;
  }

  get isBehind(): boolean {
    return this.#cursor.seq < this.#newsroom.seq;
  }

  take(frame: Frame): void {
    this.#apply(this.#cursor.take(frame));
  }

  #apply(events: readonly Numbered[]): void {
    for (const { seq, event } of events) this.state = apply(this.state, event, seq);
  }

  show(): void {
    this.state = showAll(this.state);
  }

  /** Presses "show more replies" wherever it stands. */
  showMore(): void {
    for (const shown of this.#newsroom.page().items) {
      const drawn = this.state.items.find(({ id }) => id === shown.id);
      if (!drawn || moreReplies(this.state, drawn) === 0) continue;
      this.state = appendReplies(this.state, shown.id, { items: shown.replies, nextCursor: null }, this.state.seq);
    }
  }

  ask(): void {
    const missed = this.#newsroom.missed(this.#cursor.seq);
    if ("startOver" in missed) {
      const page = this.#newsroom.page();
      this.state = startAgain(this.state, page);
      this.#apply(this.#cursor.startOver(page.seq));
    } else this.take(missed);
  }
}

/** One history: what happens, what comes of the frames, and what the reader does, as it is drawn. */
function history(draw: (most: number) => number): { newsroom: Newsroom; reader: Reader } {
  const newsroom = new Newsroom();
  const reader = new Reader(newsroom);
  const underWay: Frame[] = [];
  let sent = 0;
  const moments = 5 + draw(40);
  for (let moment = 0; moment < moments; moment++) {
    const what = draw(19);
    if (what < 9) newsroom.step(draw);
    else if (what < 13 && newsroom.seq > sent) {
      underWay.push(newsroom.frame(sent));
      sent = newsroom.seq;
    } else if (what < 17) {
      const [frame] = underWay.splice(draw(Math.max(0, underWay.length - 1)), 1);
      const fate = draw(9);
      if (frame && fate < 8) reader.take(frame);
      if (frame && fate > 6) underWay.push(frame);
    } else if (what < 18) reader.show();
    else reader.ask();
  }
  while (reader.isBehind) reader.ask();
  for (const late of underWay) reader.take(late);
  reader.show();
  reader.showMore();
  return { newsroom, reader };
}

test(`[L27] after ${histories} histories of reorder, duplicate and loss the screen is what a fresh read shows (SEED=${seed})`, () => {
  const wrong: string[] = [];
  for (let n = 0; n < histories && wrong.length === 0; n++) {
    const { newsroom, reader } = history(drawing(seed + n));
    const page = newsroom.page();
    const onScreen = readable(reader.state.items);
    const fresh = Object.entries(readable(page.items)).filter(([id]) => newsroom.isRead(id));
    for (const [id, text] of fresh)
      if (onScreen[id] !== text) wrong.push(`SEED=${seed + n}: ${id} is ${onScreen[id]}, not ${text}`);
    for (const id of Object.keys(onScreen)) {
      if (newsroom.comments[Number(id) - 1]?.state !== "visible") wrong.push(`SEED=${seed + n}: ${id} is shown`);
    }
    if (reader.state.commentCount !== page.commentCount) wrong.push(`SEED=${seed + n}: the count`);
  }
  expect(wrong).toEqual([]);
});
