import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Cursor } from "../../client/core/cursor.ts";
import { apply, showNew, showNewReplies, startThread } from "../../client/core/store.ts";
import type { ThreadState } from "../../client/core/threadState.ts";
import { byId } from "../../client/core/tree.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { LiveEvent, Numbered } from "../../server/protocol/events.ts";
import type { CommentView, ThreadComment } from "../../server/protocol/views.ts";
import { aPage, aView } from "./comments.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

type Step =
  | { do: "post"; under: number }
  | { do: "edit" | "remove" | "restore"; which: number }
  | { do: "react"; which: number; count: number };

/** A server in a few lines: its comments, and the events that it would deliver. */
class Newsroom {
  readonly comments: CommentView[] = [];
  readonly events: Numbered[] = [];

  take(step: Step): void {
    if (step.do === "post") this.#post(step.under);
    else this.#change(step);
  }

  #change(step: Exclude<Step, { do: "post" }>): void {
    const comment = this.comments[step.which % Math.max(1, this.comments.length)];
    if (!comment) return;
    if (step.do === "react") {
      if (comment.state !== "visible") return;
      comment.reactions = { "worth-reading": step.count };
      this.#tell({ kind: "reactions-changed", commentId: comment.id, reactions: comment.reactions });
      return;
    }
    if (step.do === "edit" && comment.state === "visible") {
      comment.revision++;
      comment.html = `<p>${comment.id}, revision ${comment.revision}</p>`;
    } else if (step.do === "remove") comment.state = "rejected";
    else if (step.do === "restore") comment.state = "visible";
    this.#tell({ kind: "comment-changed", comment: seen(comment), parent: null, commentCount: this.count });
  }

  #post(under: number): void {
    const parent = under === 0 ? undefined : this.comments[under % Math.max(1, this.comments.length)];
    const isUnder = parent?.state === "visible" && parent.depth === 0;
    const comment = aView(this.comments.length + 1, isUnder ? { parentId: parent.id } : {});
    this.comments.push(comment);
    if (isUnder) parent.replyCount++;
    const count = isUnder ? { id: parent.id, replyCount: parent.replyCount } : null;
    this.#tell({ kind: "comment-posted", comment: seen(comment), parent: count, commentCount: this.count });
  }

  get count(): number {
    return this.comments.filter(({ state }) => state === "visible").length;
  }

  #tell(event: LiveEvent): void {
    this.events.push({ seq: this.events.length + 1, event });
  }
}

const seen = (comment: CommentView): CommentView =>
  comment.state === "visible"
    ? { ...comment }
    : { ...comment, html: "", reactions: {}, author: { id: "0", name: "", badges: [] } };

/** Everything that a reader could see, by id. */
function readable(items: readonly ThreadComment[]): Record<Id, string> {
  return Object.assign(
    {},
    ...items.map(item => ({
      ...(item.state === "visible"
        ? { [item.id]: `${item.html} ${JSON.stringify(item.reactions)} ${item.replyCount}` }
        : {}),
      ...readable(item.replies),
    })),
  );
}

const showAll = (state: ThreadState): ThreadState => {
  const top = showNew(state);
  return Object.keys(top.newReplies).reduce(showNewReplies, top);
};

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("post" as const), under: fc.nat(12) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("edit" as const, "remove" as const), which: fc.nat(12) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("react" as const),
      which: fc.nat(12),
      count: fc.integer({ min: 1, max: 9 }),
    }),
  },
);

test(`[C14] whatever order the frames come in, the reader ends with what the server has (SEED=${seed})`, () => {
  const frames = fc.array(
    fc.record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 9 }), isShown: fc.boolean() }),
  );
  const run = fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), frames, (steps, pieces) => {
    const newsroom = new Newsroom();
    for (const one of steps) newsroom.take(one);
    const cursor = new Cursor(0);
    let state = startThread(aPage([]));
    const read = (events: Numbered[]) => {
      const frame = { after: (events[0]?.seq ?? 1) - 1, seq: events.at(-1)?.seq ?? 0, events };
      for (const { seq, event } of cursor.take(frame)) state = apply(state, event, seq);
    };
    for (const { from, length, isShown } of pieces) {
      read(newsroom.events.slice(from, from + length));
      if (isShown) state = showAll(state);
    }
    read(newsroom.events.slice(cursor.seq));
    state = showAll(state);

    const visible = newsroom.comments.filter(comment => {
      const parent = newsroom.comments.find(({ id }) => id === comment.parentId);
      // A reply whose parent was removed before it was ever shown hangs nowhere on an open page.
      return comment.state === "visible" && (!parent || parent.state === "visible");
    });
    const mine = readable(state.items);
    for (const { id, html, reactions, replyCount } of visible) {
      expect(mine[id]).toBe(`${html} ${JSON.stringify(reactions)} ${replyCount}`);
    }
    for (const id of Object.keys(mine)) expect(newsroom.comments.find(one => one.id === id)?.state).toBe("visible");
    expect(state.commentCount).toBe(newsroom.count);
    for (const { replies } of state.items) expect(replies).toEqual([...replies].sort((a, b) => byId(a.id, b.id)));
  });
  fc.assert(run, { seed, numRuns: 300 });
});
