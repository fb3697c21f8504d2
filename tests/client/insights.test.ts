import "../../locales/all.ts";
import { expect, test } from "@jest/globals";
import { cellWords, duration, findings, siteClock, wilson } from "../../client/desk/insights/insightWords.ts";
import { ticksTo } from "../../client/desk/parts/Plot.tsx";
import { figures, type InsightsView, tableOf } from "../../server/protocol/figures.ts";
import { houseRuleNames } from "../../server/protocol/houseRules.ts";
import { kappa } from "../../server/protocol/kappa.ts";

const starts = ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"];

function aView(change: Partial<InsightsView> = {}): InsightsView {
  return {
    timeZone: "Europe/Oslo",
    by: "day",
    starts,
    until: "2026-10-26T12:00:00.000Z",
    outcomes: { atOnce: [60, 20], approved: [5, 5], waiting: [0, 3], removed: [5, 5], withdrawn: [1, 0] },
    waits: [
      { decided: 2, median: 40, ninth: 90 },
      { decided: 0, median: null, ninth: null },
    ],
    waitsInAll: { decided: 2, median: 40, ninth: 90 },
    depth: [7, 3],
    oldestOpenedAt: null,
    removals: {
      unverified: [0, 1],
      "off-subject": [0, 0],
      "personal-attack": [2, 1],
      hate: [0, 0],
      private: [0, 0],
      "for-sale": [0, 0],
    },
    agreement: [
      { bothPublish: 20, missed: 5, heldForNothing: 10, bothRemove: 15 },
      { bothPublish: 0, missed: 0, heldForNothing: 0, bothRemove: 0 },
    ],
    rules: [
      { rule: "links", inShadow: false, hits: 40, right: 10 },
      { rule: "model.insult", inShadow: true, hits: 20, right: 15 },
    ],
    appeals: [
      { rule: "hate", upheld: 3, overturned: 1 },
      { rule: null, upheld: 1, overturned: 0 },
    ],
    secondLooks: { removed: { both: 20, first: 5, second: 10, neither: 15 }, rules: aRuleEach(0) },
    ...change,
  };
}

/** The same for each house rule. */
const aRuleEach = (n: number) =>
  Object.fromEntries(
    houseRuleNames.map(name => [name, { both: n, first: n, second: n, neither: n }]),
  ) as InsightsView["secondLooks"]["rules"];

const nothing = aView({
  secondLooks: { removed: { both: 0, first: 0, second: 0, neither: 0 }, rules: aRuleEach(0) },
  outcomes: { atOnce: [0, 0], approved: [0, 0], waiting: [0, 0], removed: [0, 0], withdrawn: [0, 0] },
  waitsInAll: { decided: 0, median: null, ninth: null },
  depth: [0, 0],
  removals: Object.fromEntries(Object.keys(aView().removals).map(name => [name, [0, 0]])) as InsightsView["removals"],
  agreement: aView().agreement.map(() => ({ bothPublish: 0, missed: 0, heldForNothing: 0, bothRemove: 0 })),
  rules: [],
  appeals: [],
});

test("[I5] each chart says in a sentence what it shows", () => {
  const said = figures.map(figure =>
    findings[figure](aView(), siteClock("Europe/Oslo", "day")).replaceAll("\u00a0", " "),
  );
  expect(said).toEqual([
    "104 comments; the busiest day was Sun, 25 Oct 2026, with 71.",
    "Of 2 cases half were decided within 40 s, nine in ten within 1:30 min.",
    "3 cases are open at the end; the most were 7, at the end of the day from Sun, 25 Oct 2026.",
    "No person decided on 80% of comments: 67% to 86% by day.",
    "Rule 3, “Attacks a person”, stands behind 3 of 4 removals.",
    "1 of 5 appeals were overturned, 20%.",
    "They agree on 35 of 50 decided texts, 70%; by chance it would be 50% (κ 0.40).",
    "Most often right: Insult, 75%; least often: Links, 25%.",
    "Both removed, or both let stand, 35 of 50 texts (κ 0.40).",
  ]);
});

test("[I5] of few decided texts it makes no share", () => {
  const few = aView().agreement.map(() => ({ bothPublish: 0, missed: 0, heldForNothing: 0, bothRemove: 5 }));
  expect(findings.agreement({ ...aView(), agreement: few }, siteClock("UTC", "day")).replaceAll("\u00a0", " ")).toBe(
    `Too few decided texts to say: ${5 * few.length}; 20 are needed.`,
  );
});

test("[I5] where there is nothing it says so, and no number is made of it", () => {
  for (const figure of figures) {
    expect(findings[figure](nothing, siteClock("UTC", "day"))).not.toMatch(/\d|NaN|null|undefined|Infinity/);
    for (const row of tableOf(figure, nothing).rows) expect(row.join()).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test("[I5] a table has a row for each time and a name for each column", () => {
  for (const figure of ["outcomes", "waits", "depth", "machine", "removals", "agreement"] as const) {
    const { columns, rows } = tableOf(figure, aView());
    expect([figure, rows.length, rows[0]?.length]).toEqual([figure, 2, columns.length]);
    expect(
      cellWords(rows[0]?.[0] ?? null, columns[0] ?? { name: "", is: "time" }, siteClock("Europe/Oslo", "day")),
    ).toBe("Sun, 25 Oct 2026");
  }
});

test("[I5] an hour is told with its offset, as one comes twice when clocks change", () => {
  const { whole, tick } = siteClock("Europe/Oslo", "hour");
  expect([whole("2026-10-25T00:30:00Z"), whole("2026-10-25T01:30:00Z")]).toEqual([
    "25 Oct, 02:30 GMT+2",
    "25 Oct, 02:30 GMT+1",
  ]);
  expect(tick("2026-10-25T22:00:00Z")).toBe("23:00");
});

test("[I5] a wait is told no finer than matters", () => {
  const told = [0, 40, 59.6, 170, 599, 600, 2_700, 12_000, 7_200, 400_000].map(s =>
    duration(s).replaceAll("\u00a0", " "),
  );
  expect(told).toEqual([
    "0 s",
    "40 s",
    "1:00 min",
    "2:50 min",
    "9:59 min",
    "10 min",
    "45 min",
    "3 h 20 min",
    "2 h",
    "5 days",
  ]);
});

test("[I5] the numbers at an axis are round, rise, and reach what is drawn", () => {
  for (const most of [0, 1, 3, 4, 7, 13, 99, 100, 101, 930, 1_001, 87_654]) {
    const ticks = ticksTo(most);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(1, most));
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.every(Number.isInteger)).toBe(true);
  }
});

test.each([
  // J. Sim, C. C. Wright, "The kappa statistic in reliability studies", Physical Therapy 85, 2005, table 1.
  [{ both: 22, first: 2, second: 4, neither: 11 }, 0.67],
  // A. R. Feinstein, D. V. Cicchetti, "High agreement but low kappa", Journal of Clinical Epidemiology 43, 1990: much agreement both times.
  [{ both: 40, first: 9, second: 6, neither: 45 }, 0.7],
  [{ both: 80, first: 10, second: 5, neither: 5 }, 0.32],
])("[I6] kappa of a published table: %j", (judged, published) => {
  expect(kappa(judged)).toBeCloseTo(published, 2);
});

test("[I6] kappa is 1 where two always agree, below 0 where less than by chance, and nothing where it is not defined", () => {
  expect(kappa({ both: 3, first: 0, second: 0, neither: 4 })).toBe(1);
  expect(kappa({ both: 0, first: 5, second: 5, neither: 0 })).toBe(-1);
  expect(kappa({ both: 0, first: 0, second: 0, neither: 0 })).toBeNull();
  expect(kappa({ both: 9, first: 0, second: 0, neither: 0 })).toBeNull();
});

test.each([
  // R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I, method 3.
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("[I6] how sure a share of %i in %i is, as published", (part, whole, low, high) => {
  expect(wilson(part, whole).low).toBeCloseTo(low, 3);
  expect(wilson(part, whole).high).toBeCloseTo(high, 3);
});
