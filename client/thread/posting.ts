import type { Finding } from "../../server/protocol/findings.ts";
import { codePoints, limits } from "../../server/protocol/limits.ts";
import type { Nudge } from "../../server/protocol/views.ts";
import type { ApiProblem } from "../core/api.ts";
import { composerWords as words } from "../core/text.ts";

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
      return { at: "kept", title: words.offlineTitle, hint: words.offlineHint, mayRetry: true, isOffline: true };
    case "text-refused":
      return { at: "nudged", then: "refuse", findings: (body.findings as Finding[] | undefined) ?? [] };
    case "parent-gone":
      return { at: "parent-gone" };
    // The page hears of it as well, and says until when.
    case "discussion-paused":
      return kept(words.pausedTitle, words.closedHint, true);
    case "discussion-closed":
      return kept(words.closedTitle, words.closedHint);
    case "edit-window-over":
      return kept(words.windowOver, words.windowOverHint);
    case "text-changed":
      return kept(words.changedTitle, words.changedHint);
    case "too-many-requests":
      return { at: "waiting", until: now + 1_000 * Math.max(1, Number(body.retryAfterSeconds) || 30) };
    case "slow-mode":
      return { at: "waiting", until: now + 1_000 * Math.max(1, Number(body.seconds) || 1), isSlowMode: true };
    case "sanctioned":
      return kept(words.notAllowed, body.detail ?? words.troubleHint);
    case "not-allowed":
      return kept(words.notAllowed, body.detail ?? words.troubleHint);
    case "unprocessable-request": {
      const first = body.errors?.[0];
      return kept(words.notTaken, first ? `Your text ${first.message}.` : body.title);
    }
    default:
      return kept(words.troubleTitle, words.troubleHint, true);
  }
}

/** When the connection is back it is not what is missing any more; the text still has to be sent. */
export const phaseWhenBack = (phase: Phase): Phase =>
  phase.at === "kept" && phase.isOffline ? kept(words.backTitle, words.backHint, true) : phase;

/** Said when the end is near, or past; "" while there is room enough. */
export function lengthLeft(text: string): { left: number; isNear: boolean; isOver: boolean } {
  // Every code point is one or two UTF-16 units: short texts need not be counted.
  if (text.length < limits.commentCodePoints - nearTheEnd) return { left: nearTheEnd, isNear: false, isOver: false };
  const left = limits.commentCodePoints - codePoints(text);
  return { left, isNear: left <= nearTheEnd, isOver: left < 0 };
}

const nearTheEnd = 500;

/** The sentences of findings, each once. */
export function reasons(findings: readonly Pick<Finding, "why">[]): string[] {
  return [...new Set(findings.map(({ why }) => why.trim()).filter(why => why !== ""))];
}
