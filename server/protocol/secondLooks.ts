import { z } from "zod";
import type { Id, Time } from "./basics.ts";
import type { ReportView } from "./cases.ts";
import { endpoint } from "./endpoint.ts";
import type { StoredFinding } from "./findings.ts";
import { type HouseRule, houseRuleNames } from "./houseRules.ts";
import { CaseParams } from "./requests.ts";

export const SecondLook = z.discriminatedUnion("said", [
  z.strictObject({ said: z.literal("approve") }),
  z.strictObject({ said: z.literal("reject"), reason: z.enum(houseRuleNames) }),
]);
export type SecondLook = z.infer<typeof SecondLook>;

/** What somebody said of a text: let it stand, or remove it and for which rule. */
export interface Opinion {
  said: "approve" | "reject";
  reason: HouseRule | null;
}

/** A decided text as the first moderator saw it, without what was decided, by whom, and what became of it. */
export interface LookView {
  id: Id;
  text: string;
  html: string;
  postedAt: Time;
  article: { title: string; section: string };
  /** What it answers, while readers see that. */
  answers: { author: string; html: string } | null;
  findings: StoredFinding[];
  reports: ReportView[];
}

/** `left`: how many wait for whoever asks. */
export interface NextLook {
  look: LookView | null;
  left: number;
}

/** What the first decision was, told once the second look is made. */
export interface LookResult {
  first: Opinion;
  differs: boolean;
}

/** A first decision that stands and a second look that differs; of neither is told whose it is. */
export interface DifferingLook {
  id: Id;
  caseId: Id;
  html: string;
  article: { title: string };
  first: Opinion & { at: Time };
  second: Opinion & { at: Time };
}

export const secondLookEndpoints = {
  nextSecondLook: endpoint({
    method: "get",
    path: "/second-looks/next",
    says: "A decided text that was drawn for a second look, by somebody else than who decided; null when none waits",
    answers: "NextLook",
    problems: ["sign-in-needed", "not-allowed"],
  }),
  giveSecondLook: endpoint({
    method: "post",
    writes: "desk",
    path: "/second-looks/:id",
    says: "Says what one would have decided; answers what was decided. It changes nothing by itself",
    params: CaseParams,
    body: SecondLook,
    status: 201,
    answers: "LookResult",
    problems: ["sign-in-needed", "not-allowed", "not-found", "already-looked", "key-reused"],
  }),
  getDifferingLooks: endpoint({
    method: "get",
    path: "/second-looks/differing",
    says: "Decisions that stand and from which a second look differs, oldest first, 50 at most",
    answers: "{ items: DifferingLook[] }",
    problems: ["sign-in-needed", "not-allowed"],
  }),
  settleSecondLook: endpoint({
    method: "put",
    writes: "desk",
    path: "/second-looks/:id/settlement",
    says: "Lets the first decision stand. Whoever would decide anew undoes it in its case",
    params: CaseParams,
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
};
