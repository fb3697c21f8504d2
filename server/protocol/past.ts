import { z } from "zod";
import type { Id, Page, Time } from "./basics.ts";
import type { DecisionName } from "./cases.ts";
import { endpoint } from "./endpoint.ts";
import type { HouseRule } from "./houseRules.ts";
import { limits } from "./limits.ts";
import { moment } from "./moment.ts";
import { ArticleParams } from "./requests.ts";
import type { CommentState, CommentView } from "./views.ts";

/** `at`: the moment; now when absent. */
export const PastQuery = z.strictObject({
  at: moment.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageMost).default(limits.pageDefault),
});
export type PastQuery = z.infer<typeof PastQuery>;

/** A thread as readers saw it at a moment, newest first, each comment with its first replies; and who decided. */
export interface PastThread extends Page<PastComment> {
  article: { id: Id; slug: string; title: string; publishedAt: Time };
  at: Time;
  /** Comments that readers could see then, and those that came later. */
  commentCount: number;
  laterCount: number;
  /** The nearest moments before and after at which something changed; null when there is none. */
  previousChange: Time | null;
  nextChange: Time | null;
  /** The last moments at which something was done to a comment that stood there, newest first. */
  moments: PastMoment[];
}

/** Reactions are those of no time: what was pressed and taken back is not kept. */
export interface PastComment extends Omit<CommentView, "reactions"> {
  replies: PastComment[];
  /** Everything that was ever decided on it, oldest first. */
  decisions: PastDecision[];
  /** What happened to it next; null when it still stands like this. */
  next: { at: Time; state: CommentState; revision: number } | null;
}

export interface PastDecision {
  at: Time;
  decision: DecisionName;
  reason: HouseRule | null;
  revision: number;
  by: { id: Id; name: string };
}

export interface PastMoment {
  at: Time;
  commentId: Id;
  state: CommentState;
  /** Its text was changed with it. */
  isEdit: boolean;
  /** Null: its author, or a rule. */
  by: { id: Id; name: string } | null;
}

export const pastEndpoints = {
  getPast: endpoint({
    method: "get",
    path: "/articles/:article/past",
    says: "The thread as readers saw it at a moment, and who decided what about it",
    params: ArticleParams,
    query: PastQuery,
    answers: "PastThread",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
};
