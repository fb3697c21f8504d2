import { tagOf } from "../../../locales/languages.ts";
import { numeral, say, spoken } from "../../../locales/say.ts";
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
import { minutesAndSeconds } from "../../core/text.ts";
import { percent, twoDigits } from "../parts/deskWords.ts";
import { ruleName } from "../parts/ruleNames.ts";

/** A stretch of time, no finer than matters: "40 s", "2:50 min", "45 min", "3 h 20 min", "4 days". */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return say("deskInsights.duration.seconds", { count: whole });
  if (whole < 600) return say("deskInsights.duration.clock", { clock: minutesAndSeconds(whole) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return say("deskInsights.duration.minutes", { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return say("times.days", { count: Math.round(minutes / 1_440) });
  if (minutes % 60 === 0) return say("deskInsights.duration.hours", { count: hours });
  return say("deskInsights.duration.hoursAndMinutes", { hours, minutes: minutes % 60 });
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
    const made = new Intl.DateTimeFormat(tagOf(spoken()), { timeZone, hourCycle: "h23", ...options });
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
  if (is === "kappa") return twoDigits(Number(value));
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
    const count = sum(all);
    if (count === 0) return say("deskInsights.finding.nothingPosted");
    const most = Math.max(...all);
    const when = clock.whole(view.starts[all.indexOf(most)] ?? view.until);
    return say("deskInsights.finding.outcomes", { count, by: view.by, when, most });
  },
  waits: ({ waitsInAll: { decided, median, ninth } }) =>
    median === null || ninth === null
      ? say("deskInsights.finding.nothingDecided")
      : say("deskInsights.finding.waits", { count: decided, median: duration(median), ninth: duration(ninth) }),
  depth: ({ depth, starts, until, by }, clock) => {
    const most = Math.max(...depth);
    if (most === 0) return say("deskInsights.finding.neverOpen");
    const when = clock.whole(starts[depth.indexOf(most)] ?? until);
    return say("deskInsights.finding.depth", { count: depth.at(-1) ?? 0, most, by, when });
  },
  machine: view => {
    const whole = machineShare(view);
    if (whole === null) return say("deskInsights.finding.noEndKnown");
    const known = machineShares(view).filter(share => share !== null);
    const [low, high] = [percent(Math.min(...known)), percent(Math.max(...known))];
    const told = { share: percent(whole), low, by: view.by };
    return low === high
      ? say("deskInsights.finding.machineEven", told)
      : say("deskInsights.finding.machine", { ...told, high });
  },
  removals: view => {
    const totals = houseRuleNames.map(name => ({ name, n: sum(view.removals[name]) })).sort((a, b) => b.n - a.n);
    const count = sum(totals.map(({ n }) => n));
    const [first] = totals;
    if (!first || count === 0) return say("deskInsights.finding.nothingRemoved");
    const { number } = houseRules[first.name];
    const rule = say(`rules.${first.name}.title`);
    return say("deskInsights.finding.removals", { number, rule, part: first.n, count });
  },
  agreement: ({ agreement }) => {
    const judged = judgedOf(agreement);
    const texts = sum(Object.values(judged));
    const chance = agreementByChance(judged);
    if (chance === null) return say("deskInsights.finding.nothingDecided");
    if (texts < enoughHits) return say("deskInsights.finding.tooFewTexts", { texts, needed: enoughHits });
    const part = judged.both + judged.neither;
    return say("deskInsights.finding.agreement", {
      part,
      texts,
      share: percent(part / texts),
      chance: percent(chance),
      kappa: kappaOrNone(kappa(judged)),
    });
  },
  appeals: ({ appeals }) => {
    const part = sum(appeals.map(row => row.overturned));
    const count = part + sum(appeals.map(row => row.upheld));
    if (count === 0) return say("deskInsights.finding.noAppeal");
    return say("deskInsights.finding.appeals", { part, count, share: percent(part / count) });
  },
  rules: ({ rules }) => {
    if (rules.length === 0) return say("deskInsights.finding.noRule");
    const known = rules.filter(({ hits }) => hits >= enoughHits);
    const sorted = [...known].sort((a, b) => rightOf(b) - rightOf(a));
    const [best] = sorted;
    const worst = sorted.at(-1);
    if (!best || !worst || best === worst) return say("deskInsights.finding.tooFewToCompare", { needed: enoughHits });
    return say("deskInsights.finding.rules", {
      best: ruleName(best.rule),
      bestShare: percent(rightOf(best)),
      worst: ruleName(worst.rule),
      worstShare: percent(rightOf(worst)),
    });
  },
  secondLooks: ({ secondLooks: { removed } }) => {
    const count = sum(Object.values(removed));
    if (count === 0) return say("deskInsights.finding.noLook");
    const alike = removed.both + removed.neither;
    return say("deskInsights.finding.secondLooks", { alike, count, kappa: kappaOrNone(toldKappa(removed)) });
  },
};

/** "removed for “Hate”", "let stand". */
export const opinionWords = ({ said, reason }: Opinion): string =>
  said === "reject" && reason
    ? say("deskInsights.opinion.removed", { rule: say(`rules.${reason}.title`) })
    : say("deskInsights.opinion.letStand");

/** From so many decided texts on the checks, and each rule, are compared with what was decided. */
export const enoughHits = 20;

const rightOf = ({ right, hits }: RulePrecision) => right / hits;
const kappaOrNone = (kappa: number | null) => (kappa === null ? "none" : twoDigits(kappa));

/** Over the whole period. */
export function machineShare({ outcomes }: InsightsView): number | null {
  return shareOf(sum(outcomes.atOnce), sum(outcomes.atOnce) + sum(outcomes.approved) + sum(outcomes.removed));
}
