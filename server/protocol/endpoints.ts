import { z } from "zod";
import type { ProblemName } from "./problems.ts";
import {
  ArticleParams,
  CaseParams,
  CasesQuery,
  ChangeRole,
  CommentParams,
  Decide,
  DecideCorrection,
  EditComment,
  MemberParams,
  MembersQuery,
  PageQuery,
  PostComment,
  PostCommentQuery,
  PutPolicy,
  ReactionParams,
  ReportComment,
  SignIn,
  SignUp,
  SiteParams,
  ThreadQuery,
  TryPolicy,
} from "./requests.ts";

const nothing = z.strictObject({});

/** One door of the API: what it takes, what it answers. The server parses with it and openapi.json is made from it. */
export interface Endpoint {
  method: "get" | "post" | "put" | "patch" | "delete";
  path: string;
  says: string;
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType | null;
  /** Status of the usual answer, and the view in protocol/views.ts that it carries. */
  status: 200 | 201 | 204;
  answers: string;
  problems: readonly ProblemName[];
}

type Given = Pick<Endpoint, "method" | "path" | "says" | "answers"> & Partial<Endpoint>;
type Filled<G extends Given> = Omit<Endpoint, "params" | "query" | "body"> & {
  params: G extends { params: infer P } ? P : typeof nothing;
  query: G extends { query: infer Q } ? Q : typeof nothing;
  body: G extends { body: infer B } ? B : null;
};

function endpoint<const G extends Given>(given: G): Filled<G> {
  return { params: nothing, query: nothing, body: null, status: 200, problems: [], ...given } as unknown as Filled<G>;
}

export const endpoints = {
  getArticle: endpoint({
    method: "get",
    path: "/articles/:article",
    says: "One article by id or slug",
    params: ArticleParams,
    answers: "ArticleView",
    problems: ["not-found"],
  }),
  getThread: endpoint({
    method: "get",
    path: "/articles/:article/comments",
    says: "A page of its top-level comments, each with its first replies",
    params: ArticleParams,
    query: ThreadQuery,
    answers: "ThreadPage",
    problems: ["not-found"],
  }),
  getMine: endpoint({
    method: "get",
    path: "/articles/:article/mine",
    says: "What differs by viewer: own reactions, own comments that readers do not see, own reports",
    params: ArticleParams,
    answers: "Mine",
    problems: ["sign-in-needed", "not-found"],
  }),
  postComment: endpoint({
    method: "post",
    path: "/articles/:article/comments",
    says: "Posts a comment or a reply. With nudge=true a text that would be held or refused is not stored: 200 with a Nudge",
    params: ArticleParams,
    query: PostCommentQuery,
    body: PostComment,
    status: 201,
    answers: "CommentView",
    problems: ["sign-in-needed", "not-found", "discussion-closed", "parent-gone", "text-refused", "key-reused"],
  }),
  getComment: endpoint({
    method: "get",
    path: "/comments/:id",
    says: "One comment with its ancestors and first replies",
    params: CommentParams,
    answers: "Permalink",
    problems: ["not-found"],
  }),
  getReplies: endpoint({
    method: "get",
    path: "/comments/:id/replies",
    says: "A page of its replies, oldest first",
    params: CommentParams,
    query: PageQuery,
    answers: "Page<ThreadComment>",
    problems: ["not-found"],
  }),
  editComment: endpoint({
    method: "patch",
    path: "/comments/:id",
    says: "A new revision of the own comment, screened again, within the edit window",
    params: CommentParams,
    body: EditComment,
    answers: "CommentView",
    problems: [
      "sign-in-needed",
      "not-allowed",
      "not-found",
      "discussion-closed",
      "edit-window-over",
      "text-changed",
      "text-refused",
      "key-reused",
    ],
  }),
  withdrawComment: endpoint({
    method: "delete",
    path: "/comments/:id",
    says: "Takes the own comment back; a trace keeps the replies",
    params: CommentParams,
    answers: "CommentView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "key-reused"],
  }),
  addReaction: endpoint({
    method: "put",
    path: "/comments/:id/reactions/:kind",
    says: "Reacts to a comment in one of the site's own kinds; again changes nothing",
    params: ReactionParams,
    answers: "{ reactions }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  removeReaction: endpoint({
    method: "delete",
    path: "/comments/:id/reactions/:kind",
    says: "Takes a reaction back, also of a kind that the site has given up; again changes nothing",
    params: ReactionParams,
    answers: "{ reactions }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  reportComment: endpoint({
    method: "post",
    path: "/comments/:id/reports",
    says: "Tells the moderators that a comment breaks a house rule",
    params: CommentParams,
    body: ReportComment,
    status: 201,
    answers: "{ id }",
    problems: ["sign-in-needed", "not-allowed", "not-found", "already-reported", "key-reused"],
  }),
  signUp: endpoint({
    method: "post",
    path: "/members",
    says: "Makes an account and signs in",
    body: SignUp,
    status: 201,
    answers: "Pick<Me, 'member'>",
    problems: ["email-taken"],
  }),
  signIn: endpoint({
    method: "post",
    path: "/sessions",
    says: "Signs in with e-mail and password; answers with a session cookie",
    body: SignIn,
    status: 201,
    answers: "Pick<Me, 'member'>",
    problems: ["wrong-credentials"],
  }),
  signOut: endpoint({
    method: "delete",
    path: "/sessions/current",
    says: "Signs out",
    status: 204,
    answers: "nothing",
  }),
  getMe: endpoint({ method: "get", path: "/me", says: "Who I am, and my notices", answers: "Me" }),
  readNotices: endpoint({
    method: "put",
    path: "/me/notices/read",
    says: "Marks my notices as read",
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed"],
  }),
  getCases: endpoint({
    method: "get",
    path: "/cases",
    says: "A page of the open cases, most urgent first",
    query: CasesQuery,
    answers: "CasePage",
    problems: ["sign-in-needed", "not-allowed"],
  }),
  getCase: endpoint({
    method: "get",
    path: "/cases/:id",
    says: "One case with everything a moderator reads beside it",
    params: CaseParams,
    answers: "CaseDetail",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  claimCase: endpoint({
    method: "post",
    path: "/cases/:id/claim",
    says: "Takes the case for two minutes, or renews that",
    params: CaseParams,
    answers: "ClaimView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "already-claimed", "already-decided"],
  }),
  releaseCase: endpoint({
    method: "delete",
    path: "/cases/:id/claim",
    says: "Gives the own claim back",
    params: CaseParams,
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  decideCase: endpoint({
    method: "post",
    path: "/cases/:id/decisions",
    says: "Approves, rejects or undoes, naming the revision that was read",
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
      "text-changed",
      "nothing-to-undo",
      "key-reused",
    ],
  }),
  getPolicy: endpoint({
    method: "get",
    path: "/sites/:site/policy",
    says: "The site's rules and thresholds",
    params: SiteParams,
    answers: "PolicyView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  putPolicy: endpoint({
    method: "put",
    path: "/sites/:site/policy",
    says: "Sets a new version of the rules",
    params: SiteParams,
    body: PutPolicy,
    answers: "PolicyView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "policy-changed", "key-reused"],
  }),
  tryPolicy: endpoint({
    method: "post",
    path: "/sites/:site/policy/trial",
    says: "What a policy would do with a text; changes nothing",
    params: SiteParams,
    body: TryPolicy,
    answers: "Trial",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  getModel: endpoint({
    method: "get",
    path: "/sites/:site/model",
    says: "The model that reads here, and what each threshold would do: on held-out comments, and by the site's own decisions",
    params: SiteParams,
    answers: "ModelView",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  getLearned: endpoint({
    method: "get",
    path: "/sites/:site/model/corrections",
    says: "What the site's own decisions taught on top of the shipped model, newest first",
    params: SiteParams,
    answers: "{ items: LearnedView[] }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  learn: endpoint({
    method: "post",
    path: "/sites/:site/model/corrections",
    says: "Learns from the decisions now; what is better on the newest of them goes into shadow. Null when nothing is",
    params: SiteParams,
    answers: "{ learned: LearnedView | null }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  decideCorrection: endpoint({
    method: "put",
    path: "/sites/:site/model/corrections/:id",
    says: "Lets what is in shadow go live before its time, or rolls back what is live",
    params: MemberParams,
    body: DecideCorrection,
    answers: "{ items: LearnedView[] }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  getMembers: endpoint({
    method: "get",
    path: "/sites/:site/members",
    says: "The site's members, by name",
    params: SiteParams,
    query: MembersQuery,
    answers: "Page<MemberRow>",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  changeRole: endpoint({
    method: "put",
    path: "/sites/:site/members/:id/role",
    says: "Makes or unmakes a moderator or an admin; nobody changes the own role",
    params: MemberParams,
    body: ChangeRole,
    answers: "MemberRow",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
} satisfies Record<string, Endpoint>;
