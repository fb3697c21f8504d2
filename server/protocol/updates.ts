import { z } from "zod";
import type { Id, Page, Time } from "./basics.ts";
import { Body } from "./body.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { moment } from "./moment.ts";
import { ArticleName, ArticleParams, cursor, IdParam, limit } from "./requests.ts";
import { label, required, words } from "./words.ts";

/** What becomes known after an article was published: dated, corrected and withdrawn in the open. */
export interface UpdateView {
  id: Id;
  articleId: Id;
  revision: number;
  postedAt: Time;
  /** Empty, like `html`, of one that was withdrawn. */
  title: string;
  html: string;
  /** What was wrong with the versions before, oldest first. */
  corrections: { at: Time; was: string }[];
  withdrawn: { at: Time; why: string } | null;
  /** How many comments on it readers see. */
  commentCount: number;
}

/** `seq`: the article's number when the page was read; `count`: all updates. */
export interface UpdatesPage extends Page<UpdateView> {
  seq: number;
  count: number;
}

/** A version of an update, for those who write it; `correction`: what was wrong with the version before. */
export interface UpdateRevision {
  revision: number;
  title: string;
  text: string;
  correction: string | null;
  /** Null: one of the newsroom's own systems. */
  by: string | null;
  at: Time;
}

export const updateOrders = ["newest", "oldest"] as const;
export type UpdateOrder = (typeof updateOrders)[number];

const UpdateParams = z.strictObject({ article: ArticleName, id: IdParam });
/** `from`: begins with this update. */
export const UpdatesQuery = z.strictObject({
  sort: z.enum(updateOrders).default("newest"),
  from: IdParam.optional(),
  cursor,
  limit,
});
export type UpdatesQuery = z.infer<typeof UpdatesQuery>;

const version = { title: label(limits.updateTitleCodePoints), text: required(limits.updateCodePoints) };
export const PostUpdate = z.strictObject(version);
export type PostUpdate = z.infer<typeof PostUpdate>;
/** `revision`: the one that was read; `correction`: what was wrong with it, for readers. */
export const CorrectUpdate = z.strictObject({
  ...version,
  revision: z.int().min(1),
  correction: required(limits.noteCodePoints),
});
export type CorrectUpdate = z.infer<typeof CorrectUpdate>;
export const WithdrawUpdate = z.strictObject({ why: required(limits.noteCodePoints) });
export type WithdrawUpdate = z.infer<typeof WithdrawUpdate>;

/** An article as a newsroom's system hands it over; `state` counts only when it is new. */
export const PublishArticle = z.strictObject({
  title: label(300),
  section: label(limits.sectionCodePoints),
  standfirst: required(1_000),
  byline: label(300),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, fault("faults.languageSuch"))
    .default("en"),
  editorsNote: words(2_000).nullish(),
  body: Body,
  publishedAt: moment.optional(),
  state: z.enum(["scheduled", "open", "live"]).optional(),
});
export type PublishArticle = z.infer<typeof PublishArticle>;

const writing = ["sign-in-needed", "wrong-key", "not-allowed", "not-found", "key-reused"] as const;

export const updateEndpoints = {
  putArticle: endpoint({
    method: "put",
    writes: "desk",
    path: "/articles/:article",
    says: "Publishes an article, or replaces its text; its discussion stays. For the newsroom's own systems, with a key",
    params: ArticleParams,
    body: PublishArticle,
    answers: "ArticleView",
    problems: ["sign-in-needed", "wrong-key", "not-allowed", "not-found"],
  }),
  getUpdates: endpoint({
    method: "get",
    path: "/articles/:article/updates",
    says: "A page of what became known after publication, newest or oldest first",
    params: ArticleParams,
    query: UpdatesQuery,
    answers: "UpdatesPage",
    problems: ["not-found"],
  }),
  postUpdate: endpoint({
    method: "post",
    writes: "desk",
    path: "/articles/:article/updates",
    says: "Posts an update to the article; for who may host it, and the newsroom's own systems",
    params: ArticleParams,
    body: PostUpdate,
    status: 201,
    answers: "UpdateView",
    problems: writing,
  }),
  correctUpdate: endpoint({
    method: "put",
    writes: "desk",
    path: "/articles/:article/updates/:id",
    says: "A new version of an update, with what was wrong; readers see both, and comments on it say that they are older",
    params: UpdateParams,
    body: CorrectUpdate,
    answers: "UpdateView",
    problems: [...writing, "text-changed", "update-withdrawn"],
  }),
  withdrawUpdate: endpoint({
    method: "put",
    writes: "desk",
    path: "/articles/:article/updates/:id/withdrawal",
    says: "Takes an update back: readers see that it was there, when it went and why",
    params: UpdateParams,
    body: WithdrawUpdate,
    answers: "UpdateView",
    problems: [...writing, "update-withdrawn"],
  }),
  getUpdateRevisions: endpoint({
    method: "get",
    path: "/articles/:article/updates/:id/revisions",
    says: "All versions of an update as they were written, oldest first; for those who may write it",
    params: UpdateParams,
    answers: "{ items: UpdateRevision[] }",
    problems: ["sign-in-needed", "wrong-key", "not-allowed", "not-found"],
  }),
};
