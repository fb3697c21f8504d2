import { numeral, say } from "../../../locales/say.ts";
import { type Readiness, ready, type Step } from "../../../server/protocol/readiness.ts";
import type { RuleState } from "../../../server/protocol/ruleNames.ts";
import type { RuleFigures, Tally } from "../../../server/protocol/rules.ts";
import type { IconName } from "../../core/Icon.tsx";
import { percent } from "../parts/deskWords.ts";

export const stateSigns = {
  off: { icon: "minus", chip: "chip" },
  shadow: { icon: "eye", chip: "chip chip-accent" },
  live: { icon: "check", chip: "chip chip-good" },
} as const satisfies Record<RuleState, { icon: IconName; chip: string }>;

/** Somebody’s own words. */
export const quoted = (text: string): string => say("desk.quoted", { text });

export const decidedOf = ({ approved, removed }: Tally): number => approved + removed;

/** "41 met · right 71%": in a line of a list. */
export function figuresShort(figures: RuleFigures | undefined, state: RuleState): string {
  const tally = figures && (state === "shadow" ? figures.inShadow : figures.live);
  if (!tally || tally.comments === 0) return state === "off" ? "" : say("deskRules.figures.none");
  const met = { state, count: tally.comments };
  const decided = decidedOf(tally);
  if (decided === 0) return say("deskRules.figures.met", met);
  return say("deskRules.figures.metRight", { ...met, right: percent(tally.removed / decided) });
}

/** The same as sentences. */
export function figuresSay(figures: RuleFigures | undefined, state: RuleState): string {
  if (state === "off") return "";
  const tally = figures && (state === "shadow" ? figures.inShadow : figures.live);
  if (!tally || tally.comments === 0) return say("deskRules.figures.saysNone", { state });
  const met = { state, count: tally.comments };
  const decided = decidedOf(tally);
  if (decided === 0) return say("deskRules.figures.saysUndecided", met);
  const right = percent(tally.removed / decided);
  return say("deskRules.figures.says", { ...met, decided, removed: tally.removed, right });
}

/** What speaks against a live rule; null: nothing. */
export function concern(figures: RuleFigures | undefined, state: RuleState): string | null {
  if (state !== "live" || !figures) return null;
  if (figures.lastHitAt === null) return say("deskRules.doubt.unused");
  const decided = decidedOf(figures.live);
  return decided >= ready.decided && figures.live.removed / decided < 0.25 ? say("deskRules.doubt.wrong") : null;
}

/** What a rule should have behind it: a line each. */
export function readyStep(step: Step): string {
  if (step === "shadow") return say("deskRules.ready.shadow", { days: ready.shadowDays });
  if (step === "tried") return say("deskRules.ready.tried", { comments: ready.triedOn });
  return say("deskRules.ready.right");
}

/** What it has. */
export function readySays({ shadowDays, triedOn, right }: Readiness, step: Step): string {
  if (step === "shadow") return say("times.days", { count: shadowDays });
  if (step === "tried") return numeral(triedOn);
  return right === null ? say("deskRules.ready.tooFew") : percent(right);
}
