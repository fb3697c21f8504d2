import { z } from "zod";
import { caseViews } from "./cases.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { findingChecks } from "./findings.ts";
import { houseRuleNames } from "./houseRules.ts";
import { limits } from "./limits.ts";
import { ArticleName, CaseParams, cursor, IdParam, limit } from "./requests.ts";
import { label, words } from "./words.ts";

/** Which cases of a view: each field narrows it. */
export const CasesFilter = z.strictObject({
  /** By id or slug. */
  article: ArticleName.optional(),
  section: words(100).optional(),
  /** A named group of articles, by id. */
  watchList: IdParam.optional(),
  /** A house rule that somebody reported, or a check that found something. */
  reason: z.enum([...houseRuleNames, ...findingChecks]).optional(),
  author: IdParam.optional(),
  /** Of the article, as in ISO 639-1. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/, fault("faults.language"))
    .optional(),
  /** Words that all stand in the text, in any order and case. */
  words: words(100).optional(),
});
export type CasesFilter = z.infer<typeof CasesFilter>;

const view = z.enum(caseViews).default("all");
export const CasesQuery = CasesFilter.extend({ view, cursor, limit });
export type CasesQuery = z.infer<typeof CasesQuery>;

/** `view` and filter, of which the most urgent case that is free is given. */
export const NextCase = CasesFilter.extend({ view: z.enum(caseViews).exclude(["decided"]).default("all") });
export type NextCase = z.infer<typeof NextCase>;

export const PutWatchList = z.strictObject({
  name: label(limits.nameCodePoints),
  articleIds: z
    .array(IdParam)
    .min(1, fault("faults.noArticle"))
    .max(limits.watchListArticles, fault("faults.articlesMost", { most: String(limits.watchListArticles) })),
});
export type PutWatchList = z.infer<typeof PutWatchList>;
const WatchListParams = z.strictObject({ id: IdParam });

const problems = ["sign-in-needed", "not-allowed"] as const;
const problemsOfOne = [...problems, "not-found"] as const;

export const queueEndpoints = {
  getCases: endpoint({
    method: "get",
    path: "/cases",
    says: "A page of a view of the queue, most urgent first; of what I decided the last first",
    query: CasesQuery,
    answers: "CasePage",
    problems,
  }),
  getCaseChoices: endpoint({
    method: "get",
    path: "/cases/choices",
    says: "By what the queue can be filtered: articles, sections, languages, watch-lists; and to whom a case can be given",
    answers: "CaseChoices",
    problems,
  }),
  nextCase: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/next",
    says: "Takes the most urgent case that is free for two minutes; of many who ask at once each gets another",
    body: NextCase,
    answers: "{ case: CaseView | null }",
    problems,
  }),
  getCase: endpoint({
    method: "get",
    path: "/cases/:id",
    says: "One case with everything a moderator reads beside it",
    params: CaseParams,
    answers: "CaseDetail",
    problems: problemsOfOne,
  }),
  claimCase: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/:id/claim",
    says: "Takes the case for two minutes, or renews that",
    params: CaseParams,
    answers: "ClaimView",
    problems: [...problemsOfOne, "already-claimed", "already-decided"],
  }),
  releaseCase: endpoint({
    method: "delete",
    writes: "desk",
    path: "/cases/:id/claim",
    says: "Gives the own claim back",
    params: CaseParams,
    status: 204,
    answers: "nothing",
    problems: problemsOfOne,
  }),
  skipCase: endpoint({
    method: "post",
    writes: "desk",
    path: "/cases/:id/skip",
    says: "Gives the case back; for ten minutes `next` gives it to others only",
    params: CaseParams,
    status: 204,
    answers: "nothing",
    problems: problemsOfOne,
  }),
  addWatchList: endpoint({
    method: "post",
    writes: "desk",
    path: "/watch-lists",
    says: "Names a group of articles, by which the queue can be filtered",
    body: PutWatchList,
    status: 201,
    answers: "WatchList",
    problems,
  }),
  changeWatchList: endpoint({
    method: "put",
    writes: "desk",
    path: "/watch-lists/:id",
    says: "Gives a watch-list another name and other articles",
    params: WatchListParams,
    body: PutWatchList,
    answers: "WatchList",
    problems: problemsOfOne,
  }),
  removeWatchList: endpoint({
    method: "delete",
    writes: "desk",
    path: "/watch-lists/:id",
    says: "Forgets a watch-list; its articles stay",
    params: WatchListParams,
    status: 204,
    answers: "nothing",
    problems: problemsOfOne,
  }),
};
