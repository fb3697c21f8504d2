import { z } from "zod";
import type { ArticleState } from "./articles.ts";
import type { Id, Page, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { moment } from "./moment.ts";
import { ArticleParams } from "./requests.ts";
import type { CommentView } from "./views.ts";

/** What appeared after `from` and not after `to`; from the beginning when absent. */
export const ReplayQuery = z.strictObject({
  from: moment.optional(),
  to: moment,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageMost).default(limits.pageDefault),
});
export type ReplayQuery = z.infer<typeof ReplayQuery>;

/**
 * A live event that is over, in at most {@link limits.replaySteps} steps of equal length from `from` to `to`. Comments count and
 * stand in the step in which readers first saw them; those that readers do not see any more are not there at all.
 */
export interface Replay {
  from: Time;
  to: Time;
  stepSeconds: number;
  /** Comments that were there before `from`. */
  before: number;
  /** How many appeared in each step. */
  counts: number[];
  /** In the order of time. */
  moments: ReplayMoment[];
}

export type ReplayMoment = { at: Time } & (
  | { kind: "state"; state: ArticleState }
  | { kind: "update"; id: Id; title: string }
  /** A host's answer (`id`) to a question, by the names of both. */
  | { kind: "answer"; id: Id; by: string; to: string }
);

/** With its text of today. Reactions are those of no time: what was pressed and taken back is not kept. */
export interface ReplayComment extends Omit<CommentView, "reactions"> {
  /** When readers first saw it. */
  shownAt: Time;
}

/** Newest first. */
export type ReplayPage = Page<ReplayComment>;

export const replayEndpoints = {
  getReplay: endpoint({
    method: "get",
    path: "/articles/:article/replay",
    says: "How a live event went that is over: how much was written when, and its key moments",
    params: ArticleParams,
    answers: "Replay",
    problems: ["not-found"],
  }),
  getReplayComments: endpoint({
    method: "get",
    path: "/articles/:article/replay/comments",
    says: "What readers first saw in a span of a live event that is over, newest first, as far as it stands",
    params: ArticleParams,
    query: ReplayQuery,
    answers: "ReplayPage",
    problems: ["not-found"],
  }),
};
