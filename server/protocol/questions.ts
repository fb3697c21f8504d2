import { z } from "zod";
import type { Id, Page, Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { limits } from "./limits.ts";
import { type OpenlyAsked, openlyAsked, type QuestionState, questionStates } from "./questionStates.ts";
import { ArticleParams, body, CommentParams, cursor, IdParam, limit } from "./requests.ts";
import type { CommentView } from "./views.ts";
import { required, words } from "./words.ts";

/** A question as everybody sees it; its comment carries its state and the number of hands. */
export interface QuestionView {
  comment: CommentView;
  state: OpenlyAsked;
  /** How many ask this too. */
  votes: number;
  /** When it came into its state. */
  movedAt: Time;
  /** What a host answered: a reply under it. Only of an answered one. */
  answer: CommentView | null;
}

/** `GET articles/:article/questions`: those of one state. `seq`: as of a thread page. */
export interface QuestionsPage extends Page<QuestionView> {
  seq: number;
  /** Of all states that everybody sees. */
  counts: Record<OpenlyAsked, number>;
}

/** A question that readers do not see, for the hosts. */
export interface HiddenQuestionView {
  /** With its text and what the checks found. */
  comment: CommentView;
  state: Exclude<QuestionState, OpenlyAsked>;
  movedAt: Time;
  /** Why it was declined. */
  why: string | null;
  /** The question that it was merged with. */
  joinedTo: Id | null;
}

/** A question of mine. */
export interface MyQuestion {
  id: Id;
  text: string;
  state: QuestionState;
  votes: number;
  movedAt: Time;
  /** How many come before it, while it is `next`. */
  before?: number;
  /** Why it was declined. */
  why?: string;
  /** Whose question it was merged with; null when readers do not see that one any more. */
  joinedTo?: { id: Id; name: string } | null;
  /** The reply that answers it. */
  answerId?: Id;
}

/** `GET articles/:article/questions/mine`. */
export interface MyQuestions {
  /** The questions for which my hand is up. */
  votes: Id[];
  /** The newest first, at most 20. */
  questions: MyQuestion[];
}

export const QuestionsQuery = z.strictObject({ state: z.enum(openlyAsked).default("approved"), cursor, limit });
export type QuestionsQuery = z.infer<typeof QuestionsQuery>;
export const HiddenQuestionsQuery = z.strictObject({
  state: z.enum(["new", "declined", "joined"]).default("new"),
  cursor,
  limit,
});
export type HiddenQuestionsQuery = z.infer<typeof HiddenQuestionsQuery>;

/** `from` and `revision`: as the host saw it; where it is another by now, nothing is moved. */
const seen = { from: z.enum(questionStates), revision: z.int().min(1) };
const why = words(limits.noteCodePoints).optional();
export const MoveQuestion = z.discriminatedUnion("to", [
  z.strictObject({ ...seen, to: z.enum(["approved", "next", "now"]), why }),
  /** The reason is for the author to read. */
  z.strictObject({ ...seen, to: z.literal("declined"), why: required(limits.noteCodePoints) }),
  z.strictObject({ ...seen, to: z.literal("joined"), into: IdParam, why }),
  /** An answer that stands under it already. */
  z.strictObject({ ...seen, to: z.literal("answered"), answerId: IdParam, why }),
]);
export type MoveQuestion = z.infer<typeof MoveQuestion>;

/** `revision`: of a new question the one that was read; the answer then publishes it. */
export const AnswerQuestion = z.strictObject({ body, revision: z.int().min(1).optional() });
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;
export const CloseQuestions = z.strictObject({ body });

export const questionEndpoints = {
  getQuestions: endpoint({
    method: "get",
    path: "/articles/:article/questions",
    says: "The questions of one state, as everybody sees them: the most wanted, the next or the last answered first",
    params: ArticleParams,
    query: QuestionsQuery,
    answers: "QuestionsPage",
    problems: ["not-found"],
  }),
  getHiddenQuestions: endpoint({
    method: "get",
    path: "/articles/:article/questions/hidden",
    says: "For its hosts: questions that readers do not see, the oldest first",
    params: ArticleParams,
    query: HiddenQuestionsQuery,
    answers: "Page<HiddenQuestionView>",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  getMyQuestions: endpoint({
    method: "get",
    path: "/articles/:article/questions/mine",
    says: "For which questions my hand is up, and what became of those that I asked",
    params: ArticleParams,
    answers: "MyQuestions",
    problems: ["sign-in-needed", "not-found"],
  }),
  findCloseQuestions: endpoint({
    method: "post",
    writes: "own",
    path: "/articles/:article/questions/close",
    says: "Of the questions that everybody sees those that are close to a text, the closest first, at most three. Stores nothing",
    params: ArticleParams,
    body: CloseQuestions,
    answers: "QuestionView[]",
    problems: ["not-found"],
  }),
  raiseHand: endpoint({
    method: "put",
    writes: "react",
    path: "/questions/:id/hand",
    says: "Asks this too; again changes nothing",
    params: CommentParams,
    answers: "{ votes: number }",
    problems: ["sign-in-needed", "sanctioned", "not-found", "not-allowed"],
  }),
  lowerHand: endpoint({
    method: "delete",
    writes: "own",
    path: "/questions/:id/hand",
    says: "Takes the own hand down; again changes nothing",
    params: CommentParams,
    answers: "{ votes: number }",
    problems: ["sign-in-needed", "not-found", "not-allowed"],
  }),
  moveQuestion: endpoint({
    method: "post",
    writes: "desk",
    path: "/questions/:id/moves",
    says: "A host moves a question. Approving it approves its comment; joined to another one it gives it its hands",
    params: CommentParams,
    body: MoveQuestion,
    status: 204,
    answers: "",
    problems: [
      "sign-in-needed",
      "sanctioned",
      "not-allowed",
      "not-found",
      "question-moved",
      "question-on-stage",
      "text-changed",
      "already-claimed",
      "appeal-waits",
      "unprocessable-request",
    ],
  }),
  answerQuestion: endpoint({
    method: "post",
    writes: "comment",
    path: "/questions/:id/answer",
    says: "A host answers: posts a reply under the question and moves it to answered, in one step, in which a new one is published",
    params: CommentParams,
    body: AnswerQuestion,
    status: 201,
    answers: "CommentView",
    problems: [
      "sign-in-needed",
      "sanctioned",
      "not-allowed",
      "not-found",
      "question-moved",
      "text-changed",
      "already-claimed",
      "text-refused",
      "key-reused",
    ],
  }),
};
