import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  apply,
  emptyQueue,
  goOnWith,
  neighbour,
  nextFree,
  putBack,
  type Queue,
  startWith,
  takeOut,
} from "../../client/desk/parts/queueStore.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { CaseView, DecisionView } from "../../server/protocol/cases.ts";
import type { LiveEvent, Numbered } from "../../server/protocol/events.ts";

const me = "1";
const mina = { id: "2", name: "Mina" };
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

function aCase(id: Id, more: Partial<CaseView> = {}): CaseView {
  const comment = { id: `9${id}`, state: "held", revision: 1, text: `Text ${id}` } as CaseView["comment"];
  const article = { id: "1", slug: "a", title: "A", section: "World", language: "en", commentCount: 3 };
  const openedAt = "2026-05-14T12:00:00Z";
  return {
    id,
    comment,
    article,
    priority: { total: 40, parts: [] },
    findings: [],
    reports: [],
    openedAt,
    closedAt: null,
    askedAt: null,
    hasAppeal: false,
    hasLegal: false,
    ...more,
  };
}

function decided(caseId: Id, by = mina): LiveEvent {
  const decision = { id: `7${caseId}`, decision: "approve", by, decidedAt: "2026-05-14T12:01:00Z" } as DecisionView;
  return { kind: "case-closed", caseId, decision, openCount: 2 };
}
const opened = (item: CaseView): LiveEvent => ({ kind: "case-opened", case: item, openCount: 4 });
const changed = (item: CaseView): LiveEvent => ({ kind: "case-changed", case: item, openCount: 3 });

const none = { all: 0, held: 0, reported: 0, appeals: 0, legal: 0, mine: 0, decided: 0 };
const read = (ids: Id[], nextCursor: string | null = null): Queue =>
  startWith(emptyQueue(me, "all"), "all", {
    items: ids.map(id => aCase(id)),
    nextCursor,
    seq: 10,
    openCount: ids.length,
    counts: { ...none, all: ids.length },
  });
const hear = (queue: Queue, ...events: LiveEvent[]): Queue =>
  events.map((event, at): Numbered => ({ seq: queue.seq + 1 + at, event })).reduce(apply, queue);
const ids = (queue: Queue): Id[] => queue.rows.map(row => row.case.id);

test("[K3] a case that comes waits behind the button, and the list stays as it is", () => {
  const queue = hear(read(["5", "4", "3"]), opened(aCase("6")), opened(aCase("6")), opened(aCase("7")));
  expect(ids(queue)).toEqual(["5", "4", "3"]);
  expect(queue.arrivals).toEqual(["6", "7"]);
  expect(queue.openCount).toBe(4);
  const shown = startWith(queue, "all", {
    items: [aCase("6"), aCase("5")],
    nextCursor: null,
    seq: 13,
    openCount: 2,
    counts: { ...none, all: 2 },
  });
  expect([ids(shown), shown.arrivals]).toEqual([["6", "5"], []]);
});

test("[K3] with nothing left to decide a case is shown at once, below what is greyed", () => {
  const empty = hear(read([]), opened(aCase("6")));
  expect([ids(empty), empty.arrivals]).toEqual([["6"], []]);
  const greyed = hear(read(["5"]), decided("5"), opened(aCase("6")));
  expect([ids(greyed), greyed.arrivals]).toEqual([["5", "6"], []]);
});

test("[K4] a case that somebody else decided stays in its place, with who and what", () => {
  const queue = hear(read(["5", "4", "3"]), decided("4"));
  expect(ids(queue)).toEqual(["5", "4", "3"]);
  expect(queue.rows[1]?.ending?.decision?.by.name).toBe("Mina");
  expect(queue.openCount).toBe(2);
  expect(hear(queue, opened(aCase("4"))).rows[1]?.ending).toBeNull();
});

test("[K4] a case whose author withdrew it is ended without a decision; one that waited behind the button just goes", () => {
  const gone: LiveEvent = { kind: "case-closed", caseId: "4", decision: null, openCount: 1 };
  expect(hear(read(["4"]), gone).rows[0]?.ending).toEqual({ decision: null });
  expect(hear(read(["5"]), opened(aCase("4")), gone).arrivals).toEqual([]);
});

test("[K4] an event that is in the list already changes nothing", () => {
  const queue = read(["5", "4"]);
  expect(apply(queue, { seq: 10, event: decided("5") })).toBe(queue);
});

test(`[K3] no order of events moves a row that is shown (SEED=${seed})`, () => {
  const anyId = fc.integer({ min: 1, max: 12 }).map(String);
  const anyEvent = fc.oneof(
    anyId.map(id => opened(aCase(id))),
    anyId.map(id => changed(aCase(id, { claim: { by: mina, expiresAt: "2026-05-14T12:02:00Z" } }))),
    anyId.map(id => decided(id)),
  );
  const holds = fc.property(
    fc.uniqueArray(anyId, { maxLength: 8 }),
    fc.array(anyEvent, { maxLength: 30 }),
    (at, events) => {
      const queue = hear(read(at), ...events);
      expect(ids(queue).slice(0, at.length)).toEqual(at);
      expect(new Set([...ids(queue), ...queue.arrivals]).size).toBe(queue.rows.length + queue.arrivals.length);
    },
  );
  fc.assert(holds, { seed, numRuns: 300 });
});

test("[K5] my decision takes the row out, and an undo puts it back where it was", () => {
  const without = takeOut(read(["5", "4", "3"]), "4");
  expect(ids(without)).toEqual(["5", "3"]);
  expect(ids(hear(without, decided("4", { id: me, name: "Mo" })))).toEqual(["5", "3"]);
  expect(ids(putBack(without, "4"))).toEqual(["5", "4", "3"]);
  expect(ids(hear(without, opened(aCase("4"))))).toEqual(["5", "4", "3"]);
  expect(hear(without, opened(aCase("4"))).arrivals).toEqual([]);
});

test("[K5] a decision that came second brings the row back greyed, with the first one's name", () => {
  const { decision } = decided("4") as { decision: DecisionView };
  const back = putBack(takeOut(read(["5", "4"]), "4"), "4", { decision });
  expect(back.rows[1]?.ending?.decision?.by.name).toBe("Mina");
  expect(nextFree(back, null)).toBe("5");
});

test("[K6] the next case is one that is open and that nobody else holds", () => {
  const held = changed(aCase("4", { claim: { by: mina, expiresAt: "2026-05-14T12:02:00Z" } }));
  const mine = changed(aCase("2", { claim: { by: { id: me, name: "Mo" }, expiresAt: "2026-05-14T12:02:00Z" } }));
  const queue = hear(read(["5", "4", "3", "2"]), held, decided("3"), mine);
  expect(nextFree(queue, "5")).toBe("2");
  expect(nextFree(queue, "2")).toBe("5");
  expect(nextFree(hear(queue, decided("5"), decided("2")), "5")).toBeNull();
});

test("[K6] J and K walk over what is open, also over what a colleague holds, and stop at the ends", () => {
  const queue = hear(read(["5", "4", "3"]), decided("4"));
  expect(neighbour(queue, "5", 1)).toBe("3");
  expect(neighbour(queue, "3", -1)).toBe("5");
  expect(neighbour(queue, "3", 1)).toBeNull();
  expect([neighbour(queue, null, 1), neighbour(queue, null, -1)]).toEqual(["5", "3"]);
});

test("[K7] a further page shows each case once and counts none as new", () => {
  const queue = hear(read(["5", "4"], "more"), opened(aCase("3")), opened(aCase("9")));
  const page = { items: [aCase("4"), aCase("3"), aCase("2")], nextCursor: null, seq: 12, openCount: 5, counts: none };
  const further = goOnWith(queue, page);
  expect(ids(further)).toEqual(["5", "4", "3", "2"]);
  expect(further.arrivals).toEqual(["9"]);
  expect(ids(goOnWith(takeOut(queue, "4"), page))).not.toContain("4");
});

test("[K7] a page that was read before an event does not overrule it", () => {
  const heard = hear(read(["5", "4"]), decided("4"), opened(aCase("6")));
  const early = {
    items: [aCase("5"), aCase("4")],
    nextCursor: null,
    seq: 10,
    openCount: 2,
    counts: { ...none, all: 2 },
  };
  const shown = startWith(heard, "all", early);
  expect(shown.rows.map(row => row.ending?.decision?.by.name ?? null)).toEqual([null, "Mina"]);
  expect([shown.arrivals, shown.openCount]).toEqual([["6"], 4]);
  const later = startWith(heard, "all", { ...early, items: [aCase("6"), aCase("5")], seq: 12 });
  expect([ids(later), later.arrivals, later.openCount]).toEqual([["6", "5"], [], 2]);

  const first = hear(read(["5"], "more"), decided("3"), opened(aCase("6")));
  const further = goOnWith(first, {
    items: [aCase("3"), aCase("2")],
    nextCursor: null,
    seq: 10,
    openCount: 3,
    counts: none,
  });
  expect(further.rows.map(row => row.ending !== null)).toEqual([false, true, false]);
  expect(further.openCount).toBe(4);
});

test("[K7] a view counts as new only what belongs to it, and knows how many wait in all", () => {
  const mine = startWith(emptyQueue(me, "all"), "mine", {
    items: [aCase("5", { claim: { by: { id: me, name: "Mo" }, expiresAt: "2026-05-14T12:02:00Z" } })],
    nextCursor: null,
    seq: 10,
    openCount: 1,
    counts: { ...none, all: 12, mine: 1 },
  });
  expect(mine.openCount).toBe(12);
  expect(hear(mine, opened(aCase("6"))).arrivals).toEqual([]);
  const reported = startWith(emptyQueue(me, "all"), "reported", {
    items: [aCase("5")],
    nextCursor: null,
    seq: 10,
    openCount: 1,
    counts: none,
  });
  const report = {
    id: "1",
    reason: "hate",
    note: null,
    madeAt: "2026-05-14T12:00:00Z",
    reporterAccuracy: null,
  } as const;
  expect(hear(reported, changed(aCase("6", { reports: [report] })), opened(aCase("7"))).arrivals).toEqual(["6"]);
});
