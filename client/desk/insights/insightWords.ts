import { numeral } from "../../../locales/say.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import {
  type Agreement,
  type Cell,
  type Column,
  type Figure,
  type InsightsView,
  machineShares,
  outcomeNames,
  type RulePrecision,
  shareOf,
  sum,
  toldKappa,
  type Unit,
} from "../../../server/protocol/figures.ts";
import { houseRuleNames, houseRules } from "../../../server/protocol/houseRules.ts";
import { agreementByChance, type Judged, kappa } from "../../../server/protocol/kappa.ts";
import type { Opinion } from "../../../server/protocol/secondLooks.ts";
import { counted } from "../../core/text.ts";
import { percent } from "../parts/deskWords.ts";
import { ruleName } from "../parts/ruleNames.ts";

/** The question that each chart answers. */
export const questions: Record<Figure, string> = {
  outcomes: "What became of each comment",
  waits: "Time to a decision",
  depth: "Waiting in the queue",
  machine: "Decided without a person",
  removals: "Why comments were removed",
  agreement: "The checks and the moderators",
  appeals: "Appeals overturned",
  rules: "How often a rule was right",
  secondLooks: "Two moderators, one text",
};

/** A stretch of time, no finer than matters: "40 s", "2:50 min", "45 min", "3 h 20 min", "4 days". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}\u00a0s`;
  const two = (n: number) => String(n).padStart(2, "0");
  if (whole < 600) return `${Math.floor(whole / 60)}:${two(whole % 60)}\u00a0min`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes}\u00a0min`;
  if (minutes < 48 * 60) {
    const rest = minutes % 60 === 0 ? "" : ` ${minutes % 60}\u00a0min`;
    return `${Math.floor(minutes / 60)}\u00a0h${rest}`;
  }
  return counted(Math.round(minutes / 1_440), { one: "# day", other: "# days" });
}

/** Times as a site tells them. */
export interface SiteClock {
  /** At an axis: "13:00", "14 May", "May". */
  tick(time: Time): string;
  /** In a sentence and in a table; an hour with its offset, as one comes twice when clocks change. */
  whole(time: Time): string;
  /** "14 May 2026, 14:30". */
  moment(time: Time): string;
}

export function siteClock(timeZone: string, by: Unit): SiteClock {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", ...options });
    return (time: Time) => made.format(Date.parse(time));
  };
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  const day = { day: "numeric", month: "short" } as const;
  const ticks = { hour: clock, day, week: day, month: { month: "short" } } as const;
  const whole = {
    hour: { ...day, ...clock, timeZoneName: "shortOffset" },
    day: { ...day, weekday: "short", year: "numeric" },
    week: { ...day, year: "numeric" },
    month: { month: "long", year: "numeric" },
  } as const;
  return {
    tick: format(ticks[by]),
    whole: format(whole[by]),
    moment: format({ ...day, month: "long", year: "numeric", ...clock }),
  };
}

/** A cell of a figure's table as people read it. */
export function cellWords(value: Cell, { is }: Column, clock: SiteClock): string {
  if (value === null) return "–";
  if (is === "time") return clock.whole(String(value));
  if (is === "rule") return ruleName(String(value));
  if (is === "seconds") return duration(Number(value));
  if (is === "words") return String(value);
  if (is === "kappa") return Number(value).toFixed(2);
  return is === "share" ? percent(Number(value)) : numeral(Number(value));
}

/** The checks and the moderators as two judges who say "remove". */
export function judgedOf(agreement: readonly Agreement[]): Judged {
  const all = (of: keyof Agreement) => sum(agreement.map(cell => cell[of]));
  return { both: all("bothRemove"), first: all("heldForNothing"), second: all("missed"), neither: all("bothPublish") };
}

/**
 * Between what a share lies that was counted on a few, in 95 of 100 such cases (E. B. Wilson, "Probable inference, the law of succession,
 * and statistical inference", Journal of the American Statistical Association 22, 1927, 209-212). Shares 0..1.
 */
export function wilson(part: number, whole: number): { low: number; high: number } {
  if (whole === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = part / whole;
  const middle = share + (z * z) / (2 * whole);
  const reach = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole));
  const by = 1 + (z * z) / whole;
  return { low: Math.max(0, (middle - reach) / by), high: Math.min(1, (middle + reach) / by) };
}

/** What each chart shows, in a sentence: its label for those who do not see it, and its first line for all. */
export const findings: Record<Figure, (view: InsightsView, clock: SiteClock) => string> = {
  outcomes: (view, clock) => {
    const all = view.starts.map((_, index) => sum(outcomeNames.map(name => view.outcomes[name][index] ?? 0)));
    const total = sum(all);
    if (total === 0) return "Nothing was posted in this time.";
    const most = all.indexOf(Math.max(...all));
    return (
      `${counted(total, { one: "# comment", other: "# comments" })}; the busiest ${view.by} was ` +
      `${clock.whole(view.starts[most] ?? view.until)}, with ${numeral(all[most] ?? 0)}.`
    );
  },
  waits: ({ waitsInAll: { decided, median, ninth } }) =>
    median === null || ninth === null
      ? "Nothing was decided in this time."
      : `Of ${counted(decided, { one: "# case", other: "# cases" })} half were decided within ${duration(median)}, ` +
        `nine in ten within ${duration(ninth)}.`,
  depth: (view, clock) => {
    const most = Math.max(...view.depth);
    if (most === 0) return "No case was open at the end of any of these times.";
    const when = view.starts[view.depth.indexOf(most)] ?? view.until;
    const last = counted(view.depth.at(-1) ?? 0, { one: "# case is open", other: "# cases are open" });
    return `${last} at the end; the most were ${numeral(most)}, at the end of the ${view.by} from ${clock.whole(when)}.`;
  },
  machine: view => {
    const whole = machineShare(view);
    if (whole === null) return "The end of no comment is known in this time.";
    const known = machineShares(view).filter(share => share !== null);
    return `No person decided on ${percent(whole)} of comments: ${range(known)} by ${view.by}.`;
  },
  removals: view => {
    const totals = houseRuleNames.map(name => ({ name, n: sum(view.removals[name]) })).sort((a, b) => b.n - a.n);
    const all = sum(totals.map(({ n }) => n));
    const [first] = totals;
    if (!first || all === 0) return "Nothing was removed in this time.";
    const rule = `“${houseRules[first.name].title}”`;
    return `Rule ${houseRules[first.name].number}, ${rule}, stands behind ${numeral(first.n)} of ${counted(all, { one: "# removal", other: "# removals" })}.`;
  },
  agreement: ({ agreement }) => {
    const judged = judgedOf(agreement);
    const n = judged.both + judged.first + judged.second + judged.neither;
    const chance = agreementByChance(judged);
    if (chance === null) return "Nothing was decided in this time.";
    if (n < enoughHits) return `Too few decided texts to say: ${numeral(n)}; ${enoughHits} are needed.`;
    const beyond = kappa(judged);
    return (
      `They agree on ${numeral(judged.both + judged.neither)} of ${numeral(n)} decided texts, ` +
      `${percent((judged.both + judged.neither) / n)}; by chance it would be ${percent(chance)}` +
      `${beyond === null ? "" : ` (κ ${beyond.toFixed(2)})`}.`
    );
  },
  appeals: ({ appeals }) => {
    const overturned = sum(appeals.map(row => row.overturned));
    const all = overturned + sum(appeals.map(row => row.upheld));
    if (all === 0) return "No appeal was decided in this time.";
    return `${numeral(overturned)} of ${counted(all, { one: "# appeal was", other: "# appeals were" })} overturned, ${percent(overturned / all)}.`;
  },
  rules: ({ rules }) => {
    if (rules.length === 0) return "No rule met anything that was decided in this time.";
    const known = rules.filter(({ hits }) => hits >= enoughHits);
    const sorted = [...known].sort((a, b) => rightOf(b) - rightOf(a));
    const [best] = sorted;
    const worst = sorted.at(-1);
    if (!best || !worst || best === worst) return `Too few to compare: ${enoughHits} decided texts each are needed.`;
    return `Most often right: ${told(best)}; least often: ${told(worst)}.`;
  },
  secondLooks: ({ secondLooks: { removed } }) => {
    const n = sum(Object.values(removed));
    if (n === 0) return "No second look was made in this time.";
    const alike = `${numeral(removed.both + removed.neither)} of ${counted(n, { one: "# text", other: "# texts" })}`;
    const beyond = toldKappa(removed);
    const how = beyond === null ? "too few for a figure beyond chance" : `κ ${beyond.toFixed(2)}`;
    return `Both removed, or both let stand, ${alike} (${how}).`;
  },
};

/** "Removed: Hate", "let stand". */
export const opinionWords = ({ said, reason }: Opinion): string =>
  said === "reject" && reason ? `removed for “${houseRules[reason].title}”` : "let stand";

/** From so many decided texts on the checks, and each rule, are compared with what was decided. */
export const enoughHits = 20;

const rightOf = ({ right, hits }: RulePrecision) => right / hits;
const told = (found: RulePrecision) => `${ruleName(found.rule)}, ${percent(rightOf(found))}`;

function range(shares: number[]): string {
  const [low, high] = [percent(Math.min(...shares)), percent(Math.max(...shares))];
  return low === high ? low : `${low} to ${high}`;
}

/** Over the whole period. */
export function machineShare({ outcomes }: InsightsView): number | null {
  return shareOf(sum(outcomes.atOnce), sum(outcomes.atOnce) + sum(outcomes.approved) + sum(outcomes.removed));
}
