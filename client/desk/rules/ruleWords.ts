import { numeral } from "../../../locales/say.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { type Readiness, ready, type Step } from "../../../server/protocol/readiness.ts";
import type { RuleState } from "../../../server/protocol/ruleNames.ts";
import type { RuleFigures, Tally } from "../../../server/protocol/rules.ts";
import type { IconName } from "../../core/Icon.tsx";
import { counted } from "../../core/text.ts";
import { percent } from "../parts/deskWords.ts";

export const stateWords = {
  off: { name: "Off", icon: "minus", chip: "chip", says: "It does nothing." },
  shadow: {
    name: "Shadow",
    icon: "eye",
    chip: "chip chip-accent",
    says: "It notes what it would do. Readers, authors and the queue do not notice it.",
  },
  live: { name: "Live", icon: "check", chip: "chip chip-good", says: "It does its work." },
} as const satisfies Record<RuleState, { name: string; icon: IconName; chip: string; says: string }>;

export const decidedOf = ({ approved, removed }: Tally): number => approved + removed;

/** "41 met · right 71%": in a line of a list. */
export function figuresShort(figures: RuleFigures | undefined, state: RuleState): string {
  const tally = figures && (state === "shadow" ? figures.inShadow : figures.live);
  if (!tally || tally.comments === 0) return state === "off" ? "" : "met nothing yet";
  const right = decidedOf(tally) === 0 ? "" : ` · right ${percent(tally.removed / decidedOf(tally))}`;
  return `${numeral(tally.comments)} ${state === "shadow" ? "would be met" : "met"}${right}`;
}

/** The same as sentences. */
export function figuresSay(figures: RuleFigures | undefined, state: RuleState): string {
  if (state === "off") return "";
  const tally = figures && (state === "shadow" ? figures.inShadow : figures.live);
  const met = state === "shadow" ? "In shadow it met" : "It met";
  if (!tally || tally.comments === 0) return `${met} nothing in 28 days.`;
  const comments = counted(tally.comments, { one: "# comment", other: "# comments" });
  const decided = decidedOf(tally);
  if (decided === 0) return `${met} ${comments} in 28 days; nobody has decided any of them.`;
  const judged = `Of ${numeral(decided)} that ${was(decided)} decided, ${numeral(tally.removed)} ${was(tally.removed)} removed`;
  return `${met} ${comments} in 28 days. ${judged}: right ${percent(tally.removed / decided)}.`;
}

const was = (n: number) => counted(n, { one: "was", other: "were" });

/** What speaks against a live rule; null: nothing. */
export function concern(figures: RuleFigures | undefined, state: RuleState): string | null {
  if (state !== "live" || !figures) return null;
  if (figures.lastHitAt === null) return "met nothing in 90 days";
  const decided = decidedOf(figures.live);
  return decided >= ready.decided && figures.live.removed / decided < 0.25 ? "often wrong" : null;
}

/** What a rule has behind it, or should have: a line each. */
export const readySteps = {
  shadow: `${ready.shadowDays} days in shadow`,
  tried: `Tried on ${ready.triedOn} comments`,
  right: "Right more often than not",
} as const satisfies Record<Step, string>;

export function readySays({ shadowDays, triedOn, right }: Readiness, step: Step): string {
  if (step === "shadow") return counted(shadowDays, { one: "# day", other: "# days" });
  if (step === "tried") return numeral(triedOn);
  return right === null ? "too few decided" : percent(right);
}

/** What is done when something jumps under an article, and how easily. */
export const surgeWords = {
  off: "do nothing",
  low: "moderators read first for a time, if it is a large jump",
  usual: "moderators read first for a time",
  high: "moderators read first for a time, if it is a small jump already",
} as const satisfies Record<Policy["surge"]["guard"], string>;
