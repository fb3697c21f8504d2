import { say } from "../../locales/say.ts";
import { whyOf } from "../../locales/saying.ts";
import type { Finding } from "../../server/protocol/findings.ts";
import { codePoints, limits } from "../../server/protocol/limits.ts";
import type { Nudge } from "../../server/protocol/views.ts";
import type { ApiProblem } from "../core/api.ts";

/** Where a text stands on its way. In every phase the text itself stays in the field. */
export type Phase =
  | { at: "writing" }
  | { at: "sending" }
  /** Nothing was stored: the words are marked, and both ways on are open (only one when it is refused). */
  | { at: "nudged"; then: Nudge["then"]; findings: Finding[] }
  /** It was not taken; `mayRetry`: the same text may be sent again; `isOffline`: for want of a connection. */
  | { at: "kept"; title: string; hint: string; mayRetry: boolean; isOffline?: true }
  | { at: "parent-gone" }
  /** Too much at once; until then (milliseconds, as Date.now). */
  | { at: "waiting"; until: number; isSlowMode?: true };

export const writing: Phase = { at: "writing" };

const kept = (title: string, hint: string, mayRetry = false): Phase => ({ at: "kept", title, hint, mayRetry });

/** What the writer is told when the server did not take the text; null when signing in is what is missing. */
export function phaseAfter(thrown: ApiProblem, now: number): Phase | null {
  const { body } = thrown;
  switch (thrown.problem) {
    case "sign-in-needed":
      return null;
    case "offline":
      return {
        at: "kept",
        title: say("composer.offlineTitle"),
        hint: say("composer.offlineHint"),
        mayRetry: true,
        isOffline: true,
      };
    case "text-refused":
      return { at: "nudged", then: "refuse", findings: (body.findings as Finding[] | undefined) ?? [] };
    case "parent-gone":
      return { at: "parent-gone" };
    // The page hears of it as well, and says until when.
    case "discussion-paused":
      return kept(say("composer.pausedTitle"), say("composer.closedHint"), true);
    case "discussion-closed":
      return kept(say("composer.closedTitle"), say("composer.closedHint"));
    case "edit-window-over":
      return kept(say("composer.windowOver"), say("composer.windowOverHint"));
    case "text-changed":
      return kept(say("composer.changedTitle"), say("composer.changedHint"));
    case "too-many-requests":
      return { at: "waiting", until: now + 1_000 * Math.max(1, Number(body.retryAfterSeconds) || 30) };
    case "slow-mode":
      return { at: "waiting", until: now + 1_000 * Math.max(1, Number(body.seconds) || 1), isSlowMode: true };
    case "sanctioned":
      return kept(say("composer.notAllowed"), body.detail ?? say("composer.troubleHint"));
    case "not-allowed":
      return kept(say("composer.notAllowed"), body.detail ?? say("composer.troubleHint"));
    case "unprocessable-request": {
      const first = body.errors?.[0];
      return kept(say("composer.notTaken"), first ? say("composer.wrongText", { fault: first.message }) : body.title);
    }
    default:
      return kept(say("composer.troubleTitle"), say("composer.troubleHint"), true);
  }
}

/** When the connection is back it is not what is missing any more; the text still has to be sent. */
export const phaseWhenBack = (phase: Phase): Phase =>
  phase.at === "kept" && phase.isOffline ? kept(say("composer.backTitle"), say("composer.backHint"), true) : phase;

/** Said when the end is near, or past; "" while there is room enough. */
export function lengthLeft(text: string): { left: number; isNear: boolean; isOver: boolean } {
  // Every code point is one or two UTF-16 units: short texts need not be counted.
  if (text.length < limits.commentCodePoints - nearTheEnd) return { left: nearTheEnd, isNear: false, isOver: false };
  const left = limits.commentCodePoints - codePoints(text);
  return { left, isNear: left <= nearTheEnd, isOver: left < 0 };
}

const nearTheEnd = 500;

/** The sentences of findings, each once. */
export function reasons(findings: readonly Pick<Finding, "why" | "says">[]): string[] {
  return [...new Set(findings.map(finding => whyOf(finding).trim()).filter(why => why !== ""))];
}
