import { say } from "../../../locales/say.ts";
import type { Id, Time } from "../../../server/protocol/basics.ts";
import type { BatchItem } from "../../../server/protocol/bulk.ts";
import type { DecisionName } from "../../../server/protocol/cases.ts";
import type { Decide } from "../../../server/protocol/deciding.ts";
import type { ApiProblem } from "../../core/api.ts";
import { decisionSigns } from "../parts/decisionWords.ts";
import { ago } from "../parts/deskWords.ts";
import type { Ending } from "../parts/queueStore.ts";

/** A decision that somebody took on this screen. */
export interface Sent {
  caseId: Id;
  author: string;
  request: Decide;
  /** The same for every try: sent twice it is decided once. */
  key: string;
  /** When it was decided here, in ms. */
  at: number;
}

/** Why a decision was not applied, as far as it can be told. */
export interface Refusal {
  kind: "decided" | "changed" | "claimed" | "other";
  sent: Sent;
  by: string | null;
  decision: DecisionName | null;
  decidedAt: Time | null;
  detail: string | null;
  /** How the case ended meanwhile; null while it is still open. */
  ending: Ending | null;
}

/** Null when there is nothing to tell: the first try was applied, and only its answer was lost. */
export function refusalOf(sent: Sent, thrown: ApiProblem, me: string): Refusal | null {
  const { by, decision, decidedAt, detail } = thrown.body;
  const base = {
    sent,
    by: text(by),
    decision: decisionName(decision),
    decidedAt: text(decidedAt),
    detail: text(detail),
  };
  switch (thrown.problem) {
    case "already-decided":
      if (base.by === me && base.decision === sent.request.decision) return null;
      return {
        ...base,
        kind: "decided",
        ending: endingBy(base.by, base.decision, base.decidedAt, sent.request.revision),
      };
    case "text-changed":
      return { ...base, kind: "changed", ending: null };
    case "already-claimed":
      return { ...base, kind: "claimed", ending: null };
    default:
      return { ...base, detail: base.detail ?? thrown.body.title, kind: "other", ending: null };
  }
}

/** Two sentences: what happened, and what that means for the decision. */
export function refusalWords(refusal: Refusal, now: number): { what: string; so: string } {
  const { kind, by, decision, decidedAt, detail } = refusal;
  const yours = say(`deskCase.refusal.notApplied.${refusal.sent.request.decision}`);
  if (kind === "changed") {
    return { what: say("deskCase.changedWhileReading"), so: `${yours} ${say("deskCase.refusal.readAgain")}` };
  }
  if (kind === "claimed") {
    return { what: by ? say("deskCase.refusal.claimedBy", { name: by }) : say("deskCase.refusal.claimed"), so: yours };
  }
  if (kind === "other") return { what: yours, so: detail ?? "" };
  if (!by || !decision || !decidedAt) return { what: detail ?? say("deskCase.refusal.closed"), so: yours };
  return { what: say(`deskCase.refusal.by.${decision}`, { name: by, time: ago(decidedAt, now) }), so: yours };
}

/** How a case of a batch ended by somebody else, as its problem tells; null while it is still open. */
export function endingOfItem(item: BatchItem, revision: number): Ending | null {
  if (!("problem" in item) || item.problem !== "already-decided") return null;
  return endingBy(text(item.by), decisionName(item.decision), text(item.decidedAt), revision);
}

function endingBy(by: string | null, decision: DecisionName | null, decidedAt: Time | null, revision: number): Ending {
  if (!by || !decision || !decidedAt) return { decision: null };
  const unknown: Id = "0";
  const who = { id: unknown, name: by };
  return {
    decision: {
      id: unknown,
      caseId: unknown,
      decision,
      reason: null,
      note: null,
      internalNote: null,
      escalatedTo: null,
      batchId: null,
      revision,
      by: who,
      decidedAt,
      undoes: null,
    },
  };
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function decisionName(value: unknown): DecisionName | null {
  return typeof value === "string" && Object.hasOwn(decisionSigns, value) ? (value as DecisionName) : null;
}
