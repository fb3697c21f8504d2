import { z } from "zod";
import { articleParts, articleStates } from "./articles.ts";
import { endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { moment } from "./moment.ts";
import { ArticleParams, IdParam } from "./requests.ts";
import { label, words } from "./words.ts";

const why = words(limits.whyCodePoints).optional();

/** `from`: the state that was seen; one that somebody changed meanwhile is a conflict. `closesAt`: when it then closes by itself. */
export const ChangeState = z.strictObject({
  from: z.enum(articleStates),
  to: z.enum(articleStates),
  closesAt: moment.nullish(),
  why,
});
export type ChangeState = z.infer<typeof ChangeState>;

export const PauseDiscussion = z.strictObject({ minutes: z.int().min(1).max(limits.pauseMinutesMost), why });
export type PauseDiscussion = z.infer<typeof PauseDiscussion>;

/** Null: by hand. `opensAs`: what it is then. */
export const SetTimes = z.strictObject({
  opensAt: moment.nullable(),
  opensAs: z.enum(["open", "live"]).default("open"),
  closesAt: moment.nullable(),
  why,
});
export type SetTimes = z.infer<typeof SetTimes>;

/** `live`: questions, first-timers held, slow mode; `plain`: none of it. */
export const UseTemplate = z.strictObject({ template: z.enum(["live", "plain"]), why });
export type UseTemplate = z.infer<typeof UseTemplate>;

export const SetSwitches = z.strictObject({
  asksQuestions: z.boolean().optional(),
  firstTimersHeld: z.boolean().optional(),
  why,
});
export type SetSwitches = z.infer<typeof SetSwitches>;

/** Null: nothing. */
export const PinComment = z.strictObject({ commentId: IdParam.nullable(), why });
export type PinComment = z.infer<typeof PinComment>;

export const SetPerson = z.strictObject({
  part: z.enum(articleParts),
  label: label(limits.personLabelCodePoints).nullish(),
  why,
});
export type SetPerson = z.infer<typeof SetPerson>;

export const PersonParams = ArticleParams.extend({ id: IdParam });
export const FindPeople = z.strictObject({ q: label(limits.nameCodePoints) });

const problems = ["sign-in-needed", "not-allowed", "not-found"] as const;
const changes = { writes: "desk", params: ArticleParams, answers: "ArticleView" } as const;

/** What whoever hosts a discussion does with it: decides in its section, or is its host or editor. */
export const hostingEndpoints = {
  changeState: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/state",
    says: "Opens a discussion, makes it live, winds it down, closes it, or puts it in the archive",
    body: ChangeState,
    problems: [...problems, "state-changed", "key-reused"],
  }),
  pauseDiscussion: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/pause",
    says: "For some minutes everybody reads and only its hosts write; it ends by itself",
    body: PauseDiscussion,
    problems: [...problems, "discussion-closed", "key-reused"],
  }),
  endPause: endpoint({
    ...changes,
    method: "delete",
    path: "/articles/:article/pause",
    says: "Ends a pause before its time",
    problems,
  }),
  setTimes: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/times",
    says: "Says when a discussion opens and closes by itself",
    body: SetTimes,
    problems: [...problems, "discussion-closed", "key-reused"],
  }),
  useTemplate: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/template",
    says: "Switches at once what a live event needs, or all of it off",
    body: UseTemplate,
    problems: [...problems, "key-reused"],
  }),
  setSwitches: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/switches",
    says: "Whether questions can be asked, and whether everybody’s first comment waits",
    body: SetSwitches,
    problems: [...problems, "key-reused"],
  }),
  pinComment: endpoint({
    ...changes,
    method: "put",
    path: "/articles/:article/pinned",
    says: "Pins a comment of the newsroom above all others, for everybody to answer, or takes it down",
    body: PinComment,
    problems: [...problems, "key-reused"],
  }),
  getArticlePeople: endpoint({
    method: "get",
    path: "/articles/:article/people",
    says: "Who is author, editor, host or guest of an article",
    params: ArticleParams,
    answers: "{ items: ArticlePerson[] }",
    problems,
  }),
  findArticlePeople: endpoint({
    method: "get",
    path: "/articles/:article/people/candidates",
    says: "Members of the site by name, to be made somebody of the article; 10 at most",
    params: ArticleParams,
    query: FindPeople,
    answers: "{ items: AuthorView[] }",
    problems,
  }),
  setArticlePerson: endpoint({
    method: "put",
    writes: "desk",
    path: "/articles/:article/people/:id",
    says: "Makes somebody author, editor, host or guest of an article, with a label beside the name",
    params: PersonParams,
    body: SetPerson,
    answers: "{ items: ArticlePerson[] }",
    problems: [...problems, "key-reused"],
  }),
  removeArticlePerson: endpoint({
    method: "delete",
    writes: "desk",
    path: "/articles/:article/people/:id",
    says: "Somebody is nobody special under an article any more",
    params: PersonParams,
    answers: "{ items: ArticlePerson[] }",
    problems,
  }),
  getChangesMade: endpoint({
    method: "get",
    path: "/articles/:article/changes-made",
    says: "What was switched on an article, by whom and why, newest first, 100 at most",
    params: ArticleParams,
    answers: "{ items: ArticleChangeView[] }",
    problems,
  }),
};
