import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { wordDiff } from "../../client/desk/case/wordDiff.ts";
import { watchWork } from "../../client/desk/case/work.ts";
import { afterSeeing } from "../../client/desk/parts/care.ts";
import { isForOthers, mayEscalate, whyNot } from "../../client/desk/parts/decidable.ts";
import { passes, queryOf, withField } from "../../client/desk/parts/queueFilter.ts";
import { apply, emptyQueue, pause, startWith } from "../../client/desk/parts/queueStore.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { CaseDetail, CaseView } from "../../server/protocol/cases.ts";
import type { CasesFilter } from "../../server/protocol/queue.ts";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

function aCase(id: Id): CaseView {
  return {
    id,
    comment: { id: `9${id}`, author: { id: "5" }, state: "held", revision: 2, text: "The Pier, and wankers." },
    article: { id: "3", slug: "harbour", title: "The harbour", section: "City", language: "en", commentCount: 3 },
    priority: { total: 40, parts: [] },
    findings: [
      { check: "badWords", revision: 2 },
      { check: "links", revision: 1 },
    ],
    reports: [{ reason: "hate" }],
    openedAt: "2026-05-14T12:00:00Z",
    closedAt: null,
    askedAt: null,
    hasAppeal: false,
    hasLegal: false,
  } as unknown as CaseView;
}

test("[K40] a case that comes is counted as new only where it passes the filter, as the server would say", () => {
  const yes: CasesFilter[] = [
    {},
    { article: "harbour" },
    { article: "3", section: "City" },
    { watchList: "1" },
    { reason: "hate" },
    { reason: "badWords" },
    { author: "5" },
    { language: "en" },
    { words: "wankers  PIER" },
  ];
  const no: CasesFilter[] = [
    { article: "4" },
    { section: "World" },
    { reason: "links" },
    { reason: "for-sale" },
    { author: "6" },
    { language: "cy" },
    { words: "pier quay" },
  ];
  const watched = new Set(["3"]);
  for (const filter of yes) expect([filter, passes(aCase("1"), filter, watched)]).toEqual([filter, true]);
  for (const filter of no) expect([filter, passes(aCase("1"), filter, watched)]).toEqual([filter, false]);
  expect(passes(aCase("1"), { watchList: "1" }, new Set())).toBe(false);
  const counts = { all: 0, held: 0, reported: 0, appeals: 0, legal: 0, mine: 0, decided: 0 };
  const page = { items: [aCase("1")], nextCursor: null, seq: 0, openCount: 1, counts };
  const start = startWith({ ...emptyQueue("1", "all"), filter: { section: "World" } }, "all", page);
  const opened = { kind: "case-opened", case: aCase("2"), openCount: 2 } as const;
  expect(apply(start, { seq: 1, event: opened }).arrivals).toEqual([]);
  expect(queryOf("held", withField({ words: "a b" }, "section", "City"), {})).toBe("view=held&words=a+b&section=City");
  expect(withField({ section: "City" }, "section", "")).toEqual({});
});

test("[K41] a list that is paused stays as it is, also when it is empty, and counts what waits", () => {
  const counts = { all: 0, held: 0, reported: 0, appeals: 0, legal: 0, mine: 0, decided: 0 };
  const empty = startWith(emptyQueue("1", "all"), "all", { items: [], nextCursor: null, seq: 0, openCount: 0, counts });
  const opened = { kind: "case-opened", case: aCase("2"), openCount: 1 } as const;
  expect(apply(empty, { seq: 1, event: opened }).rows).toHaveLength(1);
  const held = apply(pause(empty, 1_000), { seq: 1, event: opened });
  expect([held.rows.length, held.arrivals, held.openCount]).toEqual([0, ["2"], 1]);
});

test("[K42] what changed between two versions is told word by word, and the parts make both texts", () => {
  expect(wordDiff("Only a fool reads it.", "Only a few read it.")).toEqual([
    { kind: "same", text: "Only a " },
    { kind: "gone", text: "fool" },
    { kind: "new", text: "few" },
    { kind: "same", text: " " },
    { kind: "gone", text: "reads" },
    { kind: "new", text: "read" },
    { kind: "same", text: " it." },
  ]);
  const text = fc.array(fc.constantFrom("a", "bé", " ", ".", "don't", "🙂", "\n"), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (one, two) => {
      const [before, after] = [one.join(""), two.join("")];
      const parts = wordDiff(before, after);
      const without = (kind: string) =>
        parts
          .filter(part => part.kind !== kind)
          .map(part => part.text)
          .join("");
      expect([without("new"), without("gone")]).toEqual([before, after]);
    }),
    { seed },
  );
});

test("[K43] each severe text that was opened counts once in a shift, and after hours without any a new shift begins", () => {
  const hour = 3_600_000;
  const start = { isVeiled: true, since: 0, seen: [] };
  const one = afterSeeing(start, "7", 100 * hour);
  const two = afterSeeing(afterSeeing(one, "7", 101 * hour), "8", 102 * hour);
  expect(two).toEqual({ isVeiled: true, since: 100 * hour, seen: ["7", "8"] });
  expect(afterSeeing(two, "9", 110 * hour)).toEqual({ isVeiled: true, since: 110 * hour, seen: ["9"] });
});

test("[F10] a case with an appeal can be given to somebody, also where nothing else is decided", () => {
  expect([mayEscalate(null), mayEscalate("appeal")]).toEqual([true, true]);
  expect((["closed", "asked", "own", "claimed", "escalated", "loading"] as const).some(mayEscalate)).toBe(false);
});

test("[F10] who asked for an edit leaves the case to others once that is appealed", () => {
  const appeals = [{ outcome: null, statement: { restriction: "hold" }, firstDecidedBy: { id: "8", name: "Mo" } }];
  const detail = { ...aCase("1"), appeals } as unknown as CaseDetail;
  const desk = (id: Id) => ({ id, role: "moderator" }) as Parameters<typeof whyNot>[2];
  expect([whyNot(detail, null, desk("8")), isForOthers(detail, desk("8"))]).toEqual(["appeal", true]);
  expect([whyNot(detail, null, desk("7")), isForOthers(detail, desk("7"))]).toEqual([null, false]);
});

test("[K44] a claim is renewed where somebody works, and not where a page is only open", () => {
  const page = new EventTarget();
  const work = watchWork(page);
  expect([work.hasBeen(), work.hasBeen()]).toEqual([true, false]);
  for (const kind of ["keydown", "pointerdown", "wheel", "touchmove"]) {
    page.dispatchEvent(new Event(kind));
    expect([work.hasBeen(), work.hasBeen()]).toEqual([true, false]);
  }
  work.end();
  page.dispatchEvent(new Event("keydown"));
  expect(work.hasBeen()).toBe(false);
});
