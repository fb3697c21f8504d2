import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { ArticleParams, SiteParams } from "./requests.ts";
import { words } from "./words.ts";

const why = words(limits.whyCodePoints).optional();
/** Null: until somebody ends it. */
const minutes = z.int().min(1).max(limits.slowMinutesMost).nullish();

export const SetSlowMode = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("fixed"),
    seconds: z.int().min(limits.slowSecondsLeast).max(limits.slowSecondsMost),
    minutes,
    why,
  }),
  /** Its seconds follow the pace, and are none while it is calm. */
  z.strictObject({ kind: z.literal("adaptive"), minutes, why }),
]);
export type SetSlowMode = z.infer<typeof SetSlowMode>;

export const SetReviewFirst = z.strictObject({ minutes: z.int().min(1).max(limits.reviewFirstMinutesMost), why });
export type SetReviewFirst = z.infer<typeof SetReviewFirst>;

const problems = ["sign-in-needed", "not-allowed", "not-found"] as const;
const changes = { writes: "desk", params: ArticleParams, answers: "ArticleView" } as const;

/** How whoever hosts a discussion slows it down, and has its comments read first. */
export const paceEndpoints = {
  setSlowMode: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/slow-mode",
    says: "Lets each reader post once in so many seconds, or in as many as the pace asks for",
    body: SetSlowMode,
    problems: [...problems, "key-reused"],
  }),
  endSlowMode: endpoint({
    ...changes,
    method: "delete",
    path: "/articles/:article/slow-mode",
    says: "Ends slow mode",
    problems,
  }),
  setReviewFirst: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/review-first",
    says: "Moderators read every comment first for some minutes from now; so a surge guard that is on is kept",
    body: SetReviewFirst,
    problems: [...problems, "key-reused"],
  }),
  endReviewFirst: endpoint({
    ...changes,
    method: "delete",
    path: "/articles/:article/review-first",
    says: "Comments appear at once again; the surge guard then leaves the article alone for an hour",
    problems,
  }),
  getSurges: endpoint({
    method: "get",
    path: "/sites/:site/surges",
    says: "The articles whose comments moderators read first for a time, and why, those of the viewer’s sections",
    params: SiteParams,
    answers: "{ items: SurgeView[] }",
    problems,
  }),
};
