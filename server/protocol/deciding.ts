import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { houseRuleNames } from "./houseRules.ts";
import { limits } from "./limits.ts";
import { body, CaseParams, IdParam, note } from "./requests.ts";
import { SanctionBeside, SanctionWithReason } from "./sanctions.ts";
import { required, words } from "./words.ts";

/** `revision` is the revision that the moderator read: nobody decides on a text that they have not seen. */
const revision = z.int().min(1);
const common = { revision, note, internalNote: words(limits.noteCodePoints).optional() };
const reason = z.enum(houseRuleNames);

/**
 * What can be decided on a waiting case. `note` is told to the author, `internalNote` to the desk alone; `sanction` is given to
 * the author.
 */
export const Settle = z.discriminatedUnion("decision", [
  z.strictObject({ decision: z.literal("approve"), sanction: SanctionWithReason.optional(), ...common }),
  z.strictObject({ decision: z.literal("feature"), ...common }),
  z.strictObject({ decision: z.literal("reject"), reason, sanction: SanctionBeside.optional(), ...common }),
  z.strictObject({ decision: z.literal("ask-edit"), reason, sanction: SanctionBeside.optional(), ...common }),
  z.strictObject({
    decision: z.literal("escalate"),
    revision,
    to: z.union([z.strictObject({ role: z.enum(["moderator", "admin"]) }), z.strictObject({ memberId: IdParam })]),
    internalNote: required(limits.noteCodePoints),
  }),
]);
export type Settle = z.infer<typeof Settle>;

export const Decide = z.discriminatedUnion("decision", [
  Settle,
  z.strictObject({ decision: z.literal("undo"), revision }),
]);
export type Decide = z.infer<typeof Decide>;

/** `revision`: the one that was read. */
export const AnswerCase = z.strictObject({ body, revision });
export type AnswerCase = z.infer<typeof AnswerCase>;

export const decidingEndpoints = {
  decideCase: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/:id/decisions",
    says: "Approves, features, rejects, escalates, asks the author to edit, or undoes, naming the revision that was read",
    params: CaseParams,
    body: Decide,
    status: 201,
    answers: "DecisionView",
    problems: [
      "sign-in-needed",
      "not-allowed",
      "not-found",
      "already-decided",
      "already-claimed",
      "escalated",
      "text-changed",
      "nothing-to-undo",
      "already-sanctioned",
      "appeal-waits",
      "decided-by-you",
      "key-reused",
    ],
  }),
  answerCase: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/:id/answer",
    says: "Approves a comment and posts an answer under it, in one step: both or neither. The decision is undone as every other",
    params: CaseParams,
    body: AnswerCase,
    status: 201,
    answers: "CommentView",
    problems: [
      "sign-in-needed",
      "sanctioned",
      "not-allowed",
      "not-found",
      "already-decided",
      "already-claimed",
      "escalated",
      "text-changed",
      "text-refused",
      "discussion-closed",
      "appeal-waits",
      "decided-by-you",
      "key-reused",
    ],
  }),
};
