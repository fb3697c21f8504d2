import { z } from "zod";
import type { Id } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { IdParam, note } from "./requests.ts";
import type { AppealOutcome, AppealView, StatementView } from "./restrictions.ts";
import { StatementParams } from "./statements.ts";
import { required } from "./words.ts";

/** An appeal as the desk reads it: against what, and who decided before. */
export interface DeskAppeal extends AppealView {
  id: Id;
  statement: StatementView;
  /** Null: a program. */
  firstDecidedBy: { id: Id; name: string } | null;
  decidedBy: { id: Id; name: string } | null;
}

export const MakeAppeal = z.strictObject({ text: required(limits.appealCodePoints) });
export type MakeAppeal = z.infer<typeof MakeAppeal>;

const outcomes = ["upheld", "overturned"] as const satisfies readonly AppealOutcome[];

/** `revision` is that of the comment which was read; `note` is told to the author. */
export const DecideAppeal = z.strictObject({ outcome: z.enum(outcomes), revision: z.int().min(1), note });
export type DecideAppeal = z.infer<typeof DecideAppeal>;

export const appealEndpoints = {
  makeAppeal: endpoint({
    method: "post",
    writes: "own",
    path: "/statements/:token/appeal",
    says: "Disagrees with a decision, once and within 20 days; somebody else than who decided looks at it again",
    params: StatementParams,
    body: MakeAppeal,
    status: 201,
    answers: "AppealView",
    problems: [
      "sign-in-needed",
      "not-allowed",
      "not-found",
      "already-appealed",
      "appeal-too-late",
      "nothing-to-appeal",
      "key-reused",
    ],
  }),
  decideAppeal: endpoint({
    method: "post",
    writes: "desk",
    path: "/appeals/:id/decision",
    says: "Upholds what was decided or overturns it, which restores what was restricted; never by who decided before",
    params: z.strictObject({ id: IdParam }),
    body: DecideAppeal,
    status: 201,
    answers: "DeskAppeal",
    problems: [
      "sign-in-needed",
      "not-allowed",
      "decided-by-you",
      "not-found",
      "already-decided",
      "already-claimed",
      "escalated",
      "text-changed",
      "comment-waits",
      "key-reused",
    ],
  }),
};
