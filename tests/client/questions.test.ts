import { expect, test } from "@jest/globals";
import {
  append,
  apply,
  moved,
  type QuestionsState,
  settle,
  startAgain,
  startQuestions,
} from "../../client/questions/store.ts";
import type { OpenlyAsked } from "../../server/protocol/questionStates.ts";
import type { QuestionsPage, QuestionView } from "../../server/protocol/questions.ts";
import { aView } from "./comments.ts";

const aQuestion = (id: string, state: OpenlyAsked, votes = 0): QuestionView => ({
  comment: aView(Number(id)),
  state,
  votes,
  movedAt: new Date(Date.UTC(2026, 4, 15, 12, Number(id))).toISOString(),
  answer: state === "answered" ? aView(Number(`9${id}`)) : null,
});
const noCounts = { approved: 0, next: 0, now: 0, answered: 0 };
const page = (...items: QuestionView[]): QuestionsPage => ({ items, nextCursor: null, seq: 10, counts: noCounts });
const start = () =>
  startQuestions({
    approved: page(aQuestion("1", "approved", 5), aQuestion("2", "approved", 3)),
    next: page(aQuestion("3", "next")),
    now: page(aQuestion("4", "now")),
    answered: page(aQuestion("5", "answered")),
  });
const changed = (state: QuestionsState, commentId: string, question: QuestionView | null) =>
  apply(state, { kind: "question-changed", commentId, question, counts: noCounts }, state.seq + 1);

test("[QU30] what is said of a question changes where it stands; its place, and what is new, waits to be asked for", () => {
  const before = start();
  const voted = changed(before, "2", aQuestion("2", "approved", 9));
  expect(voted.places).toEqual(before.places);
  expect(voted.now["2"]?.votes).toBe(9);
  expect(moved(voted)).toEqual({});

  const next = changed(changed(voted, "1", aQuestion("1", "next")), "6", aQuestion("6", "approved"));
  expect(next.places).toEqual(before.places);
  expect(moved(next)).toEqual({ next: 1, approved: 1 });
  const settled = settle(next);
  expect(settled.places).toEqual({ approved: ["2", "6"], next: ["1", "3"], now: ["4"], answered: ["5"] });
  expect(moved(settled)).toEqual({});
});

test("[QU30] what readers do not see any more says so in its place, and then goes", () => {
  const gone = changed(start(), "4", null);
  expect(gone.now["4"]).toBeNull();
  expect(gone.places.now).toEqual(["4"]);
  expect(settle(gone).places.now).toEqual([]);
  // What was never seen here is not heard of.
  expect(changed(start(), "7", null).now).not.toHaveProperty("7");
});

test("[QU30] an answer that is edited, and a page that is read again, are drawn where they stand", () => {
  const edited = apply(
    start(),
    {
      kind: "comment-changed",
      comment: { ...aView(95), html: "<p>Better.</p>" },
      parent: null,
      commentCount: 1,
      on: null,
    } as never,
    11,
  );
  expect(edited.now["5"]?.answer?.html).toBe("<p>Better.</p>");

  const again = startAgain(start(), {
    approved: page(aQuestion("1", "approved", 6)),
    next: page(),
    now: page(aQuestion("3", "now")),
    answered: page(aQuestion("4", "answered"), aQuestion("5", "answered")),
  });
  expect(again.places).toEqual(start().places);
  expect(again.now).toMatchObject({ "1": { votes: 6 }, "2": null, "3": { state: "now" }, "4": { state: "answered" } });
  expect(moved(again)).toEqual({ now: 1, answered: 1 });
});

test("[QU30] a further page shows each question once", () => {
  const more = append(start(), "approved", page(aQuestion("2", "approved", 3), aQuestion("8", "approved", 1)));
  expect(more.places.approved).toEqual(["1", "2", "8"]);
});
