import { z } from "zod";
import type { Id, Time } from "./basics.ts";
import type { DecisionName } from "./cases.ts";
import { endpoint } from "./endpoint.ts";
import type { Finding } from "./findings.ts";
import type { HouseRule } from "./houseRules.ts";
import { limits } from "./limits.ts";
import { MemberParams, SiteParams } from "./requests.ts";
import type { SanctionKind } from "./restrictions.ts";
import { words } from "./words.ts";

export const GiveHandOver = z.strictObject({ note: words(limits.noteCodePoints).default("") });
export type GiveHandOver = z.infer<typeof GiveHandOver>;

/** What happened in a shift and what it leaves. Counts and names of things; no comment's text. */
export interface ShiftFacts {
  decided: Partial<Record<DecisionName, number>>;
  /** Removals of the shift that stand at its end. */
  removedFor: Partial<Record<HouseRule, number>>;
  waiting: {
    cases: number;
    held: number;
    reported: number;
    legal: number;
    escalated: number;
    askedToEdit: number;
    oldestOpenedAt: Time | null;
    /** What the checks found in what waits, most cases first, five at most. */
    found: { check: Finding["check"]; cases: number }[];
  };
  sanctions: { given: Partial<Record<SanctionKind, number>>; lifted: number };
  rules: { version: number; by: string | null; at: Time }[];
  appeals: { open: number; upheld: number; overturned: number };
}

export interface HandOverView {
  id: Id;
  beganAt: Time;
  givenBy: { id: Id; name: string };
  givenAt: Time;
  note: string;
  facts: ShiftFacts;
  takenBy: { id: Id; name: string } | null;
  takenAt: Time | null;
}

/** `GET sites/:site/hand-overs`: the shift under way, and what was handed over, newest first, 20 at most. */
export interface HandOvers {
  timeZone: string;
  present: { beganAt: Time; facts: ShiftFacts };
  items: HandOverView[];
}

export const handOverEndpoints = {
  getHandOvers: endpoint({
    method: "get",
    path: "/sites/:site/hand-overs",
    says: "The shift under way, as it would be handed over, and what was handed over lately",
    params: SiteParams,
    answers: "HandOvers",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  giveHandOver: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/hand-overs",
    says: "Hands the shift over, with its facts as they are and a note",
    params: SiteParams,
    body: GiveHandOver,
    status: 201,
    answers: "HandOverView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "key-reused"],
  }),
  takeHandOver: endpoint({
    method: "put",
    writes: "desk",
    path: "/sites/:site/hand-overs/:id/acknowledgement",
    says: "Takes over what somebody else has handed over",
    params: MemberParams,
    answers: "HandOverView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "already-taken-over"],
  }),
};
