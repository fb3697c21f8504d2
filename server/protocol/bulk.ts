import { z } from "zod";
import { say } from "../../locales/say.ts";
import type { Id } from "./basics.ts";
import { Settle } from "./deciding.ts";
import { endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import type { ProblemName } from "./problems.ts";
import { IdParam } from "./requests.ts";

/** Which cases: each with the revision that was read, or whatever waits of one author under one article. */
const items = z.union([
  z.array(z.strictObject({ caseId: IdParam, revision: z.int().min(1) })),
  z.strictObject({ author: IdParam, article: IdParam }),
]);

const [approve, feature, reject, askEdit, escalate] = Settle.options;
/** A sanction is for one person, and so for one case. */
const many = { revision: true, sanction: true } as const;
/** One decision on many cases. What readers will see has been read: only named cases are approved, featured or given to somebody. */
export const DecideMany = z
  .discriminatedUnion("decision", [
    approve.omit(many).extend({ items }),
    feature.omit({ revision: true }).extend({ items }),
    reject.omit(many).extend({ items }),
    askEdit.omit(many).extend({ items }),
    escalate.omit({ revision: true }).extend({ items }),
  ])
  .superRefine(({ decision, items }, context) => {
    const message = faultOf(decision, items);
    if (message) context.addIssue({ code: "custom", path: ["items"], message });
  });
export type DecideMany = z.infer<typeof DecideMany>;

/** Said here and not in the union, whose faults have no words. */
function faultOf(decision: string, which: z.infer<typeof items>): string | null {
  if (!Array.isArray(which)) {
    return decision === "reject" ? null : say("faults.eachCase");
  }
  if (which.length === 0) return say("faults.noCase");
  return which.length > limits.bulkMost ? say("faults.casesMost", { most: String(limits.bulkMost) }) : null;
}

/** What became of one case: decided, or why not, with what that problem carries (who, what, until when). */
export type BatchItem =
  | { caseId: Id; decisionId: Id }
  | { caseId: Id; problem: ProblemName; title: string; [detail: string]: unknown };

/** Answer of `POST cases/decisions` and `POST batches/:id/undo`: one item for each case, in the order of the request. */
export interface BatchView {
  id: Id;
  items: BatchItem[];
}

export const BatchParams = z.strictObject({ id: IdParam });

export const bulkEndpoints = {
  decideCases: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/decisions",
    says: `One decision on up to ${limits.bulkMost} cases, as a batch, with an answer for each. Sent again with its key it goes on where it stopped`,
    body: DecideMany,
    status: 201,
    answers: "BatchView",
    problems: ["sign-in-needed", "not-allowed", "key-reused"],
  }),
  undoBatch: endpoint({
    method: "post",
    writes: "desk",
    path: "/batches/:id/undo",
    says: "Takes back what a batch decided, with an answer for each case; for whoever made it, or an admin",
    params: BatchParams,
    status: 201,
    answers: "BatchView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
};
