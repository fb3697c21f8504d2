import { say } from "../../locales/say.ts";
import type { Time } from "./basics.ts";
import { type HouseRule, houseRuleNames } from "./houseRules.ts";
import { type Judged, kappa } from "./kappa.ts";
import type { RuleId } from "./ruleNames.ts";

/** What a period is cut into. */
export const units = ["hour", "day", "week", "month"] as const;
export type Unit = (typeof units)[number];

/** How many of them a period has: a day, a month, half a year, a year. The last one is under way. */
export const unitsShown = { hour: 24, day: 30, week: 26, month: 12 } as const satisfies Record<Unit, number>;

/** What became of a comment, as it stands now; approved and removed by a person, withdrawn by its author. */
export const outcomeNames = ["atOnce", "approved", "waiting", "removed", "withdrawn"] as const;
export type Outcome = (typeof outcomeNames)[number];

/** How long cases waited for their first decision, in seconds; null when none was decided. */
export interface Waits {
  decided: number;
  median: number | null;
  /** Nine of ten waited no longer than this. */
  ninth: number | null;
}

/** What the checks asked for, and what a moderator then decided on the same revision. */
export interface Agreement {
  /** Not held, and let stand. */
  bothPublish: number;
  /** Not held, and removed. */
  missed: number;
  /** Held, and approved. */
  heldForNothing: number;
  /** Held, and removed. */
  bothRemove: number;
}

/** How often a rule was right: `hits` are decided texts that it met, `right` those that were removed. */
export interface RulePrecision {
  rule: RuleId;
  /** What it would have done was noted, and nothing done. */
  inShadow: boolean;
  hits: number;
  right: number;
}

/** Appeals that were decided in the period, by the rule of the first decision; null where it named none. */
export interface AppealFigures {
  rule: HouseRule | null;
  upheld: number;
  overturned: number;
}

/** `GET sites/:site/insights`. Arrays have one entry for each of `starts`. */
export interface InsightsView {
  /** A name of the IANA time zone database: the site's own, in which days, weeks and months begin. */
  timeZone: string;
  by: Unit;
  starts: Time[];
  /** The end of the last one. */
  until: Time;
  outcomes: Record<Outcome, number[]>;
  waits: Waits[];
  /** Over the whole period. */
  waitsInAll: Waits;
  /** Open cases at the end of each, also those that wait for their author to edit. */
  depth: number[];
  /** When the case that waits longest now was opened; null when none waits. */
  oldestOpenedAt: Time | null;
  removals: Record<HouseRule, number[]>;
  agreement: Agreement[];
  /** The 30 with most hits. */
  rules: RulePrecision[];
  appeals: AppealFigures[];
  /** First decisions and second looks of the whole period as two judges: on removing at all, and on removing for each rule. */
  secondLooks: { removed: Judged; rules: Record<HouseRule, Judged> };
}

/** What there is a chart, a table and a CSV file of. */
export const figures = [
  "outcomes",
  "waits",
  "depth",
  "machine",
  "removals",
  "appeals",
  "agreement",
  "rules",
  "secondLooks",
] as const;
export type Figure = (typeof figures)[number];

export interface Column {
  name: string;
  /** `share`: 0..1. `rule`: a name of protocol/ruleNames.ts. */
  is: "time" | "count" | "seconds" | "share" | "kappa" | "rule" | "words";
}
export type Cell = string | number | null;
/** A figure as rows, in the language in force: the same for who reads the table behind a chart and for who takes the CSV file. */
export interface Table {
  columns: Column[];
  rows: Cell[][];
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
export const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The share of those whose end is known that no person decided. */
export function machineShares({ outcomes, starts }: InsightsView): (number | null)[] {
  return starts.map((_, index) => {
    const [atOnce = 0, approved = 0, removed = 0] = (["atOnce", "approved", "removed"] as const).map(
      outcome => outcomes[outcome][index] ?? 0,
    );
    return shareOf(atOnce, atOnce + approved + removed);
  });
}

const byStart = ({ starts, by }: InsightsView, columns: Column[], cells: (index: number) => Cell[]): Table => ({
  columns: [{ name: say(`deskInsights.column.${by}`), is: "time" }, ...columns],
  rows: starts.map((start, index) => [start, ...cells(index)]),
});
const agreements = ["bothPublish", "missed", "heldForNothing", "bothRemove"] as const;
const judgements = ["byBoth", "byFirst", "bySecond", "byNeither"] as const;
const ruleTitle = (name: HouseRule) => say(`rules.${name}.title`);
const counts = (names: readonly string[]) => names.map(name => ({ name, is: "count" }) as const);

const tables: Record<Figure, (view: InsightsView) => Table> = {
  outcomes: view =>
    byStart(view, counts(outcomeNames.map(outcome => say(`deskInsights.column.${outcome}`))), index =>
      outcomeNames.map(outcome => view.outcomes[outcome][index] ?? 0),
    ),
  waits: view =>
    byStart(
      view,
      [
        { name: say("deskInsights.column.decided"), is: "count" },
        { name: say("deskInsights.column.half"), is: "seconds" },
        { name: say("deskInsights.column.ninth"), is: "seconds" },
      ],
      index => [view.waits[index]?.decided ?? 0, view.waits[index]?.median ?? null, view.waits[index]?.ninth ?? null],
    ),
  depth: view => byStart(view, counts([say("deskInsights.column.depth")]), index => [view.depth[index] ?? 0]),
  machine: view => {
    const shares = machineShares(view);
    return byStart(view, [{ name: say("deskInsights.column.machine"), is: "share" }], index => [shares[index] ?? null]);
  },
  removals: view =>
    byStart(view, counts(houseRuleNames.map(ruleTitle)), index =>
      houseRuleNames.map(name => view.removals[name][index] ?? 0),
    ),
  agreement: view =>
    byStart(view, counts(agreements.map(cell => say(`deskInsights.column.${cell}`))), index =>
      agreements.map(cell => view.agreement[index]?.[cell] ?? 0),
    ),
  appeals: ({ appeals }) => ({
    columns: [
      { name: say("deskInsights.column.firstDecision"), is: "words" },
      ...counts([say("deskInsights.column.upheld"), say("deskInsights.column.overturned")]),
      { name: say("deskInsights.column.overturnedOfAll"), is: "share" },
    ],
    rows: appeals.map(({ rule, upheld, overturned }) => [
      rule === null ? say("deskInsights.cell.noRule") : ruleTitle(rule),
      upheld,
      overturned,
      shareOf(overturned, upheld + overturned),
    ]),
  }),
  rules: view => ({
    columns: [
      { name: say("deskInsights.column.rule"), is: "rule" },
      { name: say("deskInsights.column.state"), is: "words" },
      ...counts([say("deskInsights.column.decided"), say("deskInsights.column.ofThemRemoved")]),
      { name: say("deskInsights.column.right"), is: "share" },
    ],
    rows: view.rules.map(({ rule, inShadow, hits, right }) => [
      rule,
      say(`deskRules.stateInText.${inShadow ? "shadow" : "live"}`),
      hits,
      right,
      shareOf(right, hits),
    ]),
  }),
  secondLooks: ({ secondLooks: { removed, rules } }) => ({
    columns: [
      { name: say("deskInsights.column.removedFor"), is: "words" },
      ...counts(judgements.map(by => say(`deskInsights.column.${by}`))),
      { name: say("deskInsights.column.kappa"), is: "kappa" },
    ],
    rows: [
      [say("deskInsights.cell.anyRule"), removed] as const,
      ...houseRuleNames.map(name => [ruleTitle(name), rules[name]] as const),
    ].map(([name, judged]) => [name, judged.both, judged.first, judged.second, judged.neither, toldKappa(judged)]),
  }),
};

/** From so many texts on, judged by two, an agreement beyond chance is told. */
export const enoughPairs = 20;

/** Null also where so few were judged, or so few removed, that it would say nothing. */
export function toldKappa(judged: Judged): number | null {
  const { both, first, second, neither } = judged;
  const removed = both + first + second;
  return removed < 5 || removed + neither < enoughPairs ? null : kappa(judged);
}

export const tableOf = (figure: Figure, view: InsightsView): Table => tables[figure](view);
