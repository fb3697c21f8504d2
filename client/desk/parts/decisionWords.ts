import { say } from "../../../locales/say.ts";
import type { DecisionName, DecisionView, EscalatedTo } from "../../../server/protocol/cases.ts";
import type { IconName } from "../../core/Icon.tsx";
import { ago } from "./deskWords.ts";

/** The sign of a decision, and its colour. */
export const decisionSigns = {
  approve: { icon: "check", chip: "chip chip-good" },
  feature: { icon: "star", chip: "chip chip-good" },
  reject: { icon: "x", chip: "chip chip-stop" },
  escalate: { icon: "up", chip: "chip chip-note" },
  "ask-edit": { icon: "edit", chip: "chip chip-warn" },
  undo: { icon: "undo", chip: "chip" },
} as const satisfies Record<DecisionName, { icon: IconName; chip: string }>;

/** Never a tick where nobody approved. */
export const endingIcon = (decision: Pick<DecisionView, "decision"> | null): IconName =>
  decision ? decisionSigns[decision.decision].icon : "minus";

/** To whom a case was given: "moderators", "an admin", or the name. */
export const targetName = (to: EscalatedTo): string =>
  "name" in to ? to.name : to.role === "admin" ? say("desk.target.admin") : say("desk.target.moderator");

/** "Approved by Mina, 4 s ago". Without a decision its author has ended it, or, of a question, its hosts may have. */
export function endingOf(decision: DecisionView | null, me: string, now: number, isQuestion = false): string {
  if (!decision) return isQuestion ? say("desk.ending.byHosts") : say("desk.ending.byAuthor");
  const by = decision.by.id === me ? "me" : "other";
  const when = ago(decision.decidedAt, now);
  return say(`desk.ending.${decision.decision}`, { by, who: decision.by.name, when });
}
