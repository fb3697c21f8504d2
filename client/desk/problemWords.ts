import type { DecisionName } from "../../server/protocol/views.ts";
import { ApiProblem } from "../core/api.ts";

/** What went otherwise, in a sentence that says what can be done now. */
export function plainProblem(cause: unknown): string {
  if (!(cause instanceof ApiProblem)) return "The page met something it does not know. Reload it to go on.";
  if (cause.problem === "offline")
    return "The server cannot be reached. Nothing was lost; it is tried again when you ask.";
  if (cause.problem === "sign-in-needed") return "You are signed out. Reload the page and sign in again.";
  if (cause.status === 429) return "Too many requests at once. Wait a moment, then go on.";
  if (cause.status >= 500) return "The server could not answer. Try once more in a moment.";
  return `${cause.body.detail ?? cause.body.title}`.replace(/([^.])$/, "$1.");
}

export const didWords: Record<DecisionName, string> = { approve: "approved", reject: "rejected", undo: "reopened" };
const noun: Record<DecisionName, string> = {
  approve: "Your approval",
  reject: "Your rejection",
  undo: "Taking it back",
};

/** Why a decision was not applied; `kind` says what the desk does beside saying it. */
export interface Refusal {
  kind: "decided" | "claimed" | "changed" | "offline" | "other";
  says: string;
  by?: string;
  until?: string;
  decision?: DecisionName;
}

export function refusalOf(cause: unknown, tried: DecisionName): Refusal {
  const mine = `${noun[tried]} was not applied.`;
  if (!(cause instanceof ApiProblem)) return { kind: "other", says: `${mine} ${plainProblem(cause)}` };
  const { by, until, decision } = cause.body;
  const who = typeof by === "string" ? by : "Somebody";
  switch (cause.problem) {
    case "already-decided":
      if (decision !== "approve" && decision !== "reject") {
        return { kind: "decided", says: `${cause.body.detail ?? "This case is closed."} ${mine}` };
      }
      return { kind: "decided", says: `${who} ${didWords[decision]} this already. ${mine}`, by: who, decision };
    case "already-claimed":
      return {
        kind: "claimed",
        says: `${who} is reading this. ${mine}`,
        by: who,
        ...(typeof until === "string" ? { until } : {}),
      };
    case "text-changed":
      return { kind: "changed", says: `The author changed the text while you read. ${mine} Here is the new text.` };
    case "offline":
      return { kind: "offline", says: `No connection. ${mine} The case stays here.` };
    default:
      return { kind: "other", says: `${mine} ${plainProblem(cause)}` };
  }
}
