import type { DecisionName, DecisionView, EscalatedTo } from "../../../server/protocol/cases.ts";
import type { IconName } from "../../core/Icon.tsx";
import { ago } from "./deskWords.ts";

/** What a decision is called: done ("Approved by Mina"), as a noun ("Your approval was not applied"), its sign and its colour. */
export const decisionWords = {
  approve: { done: "Approved", noun: "approval", icon: "check", chip: "chip chip-good" },
  feature: { done: "Featured", noun: "choice", icon: "star", chip: "chip chip-good" },
  reject: { done: "Rejected", noun: "rejection", icon: "x", chip: "chip chip-stop" },
  escalate: { done: "Escalated", noun: "escalation", icon: "up", chip: "chip chip-note" },
  "ask-edit": { done: "Sent back to its author", noun: "request to edit", icon: "edit", chip: "chip chip-warn" },
  undo: { done: "Undone", noun: "undo", icon: "undo", chip: "chip" },
} as const satisfies Record<DecisionName, { done: string; noun: string; icon: IconName; chip: string }>;

/** Never a tick where nobody approved. */
export const endingIcon = (decision: Pick<DecisionView, "decision"> | null): IconName =>
  decision ? decisionWords[decision.decision].icon : "minus";

/** To whom a case was given: "moderators", "an admin", or the name. */
export const targetName = (to: EscalatedTo): string =>
  "name" in to ? to.name : to.role === "admin" ? "an admin" : "another moderator";

/** "Approved by Mina, 4 s ago". Without a decision its author has ended it, or, of a question, its hosts may have. */
export function endingOf(decision: DecisionView | null, me: string, now: number, isQuestion = false): string {
  if (!decision) return isQuestion ? "Settled by its hosts or its author" : "Withdrawn or changed by its author";
  const who = decision.by.id === me ? "you" : decision.by.name;
  return `${decisionWords[decision.decision].done} by ${who}, ${ago(decision.decidedAt, now)}`;
}
