import { accountEndpoints } from "./accounts.ts";
import { appealEndpoints } from "./appeals.ts";
import { auditEndpoints } from "./audit.ts";
import { bulkEndpoints } from "./bulk.ts";
import { crossingEndpoints } from "./crossings.ts";
import { decidingEndpoints } from "./deciding.ts";
import { deletionEndpoints } from "./deletion.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";
import { exchangeEndpoints } from "./exchange.ts";
import { followEndpoints } from "./follows.ts";
import { guestEndpoints } from "./guests.ts";
import { handOverEndpoints } from "./handOvers.ts";
import { hostingEndpoints } from "./hosting.ts";
import { insightsEndpoints } from "./insights.ts";
import { keyedEndpoints } from "./keyedArticles.ts";
import { legalEndpoints } from "./legalNotices.ts";
import { mailTemplateEndpoints } from "./mailTemplates.ts";
import { muteEndpoints } from "./mutes.ts";
import { noticeEndpoints } from "./noticeWays.ts";
import { outsideEndpoints } from "./outside.ts";
import { paceEndpoints } from "./paceDoors.ts";
import { pastEndpoints } from "./past.ts";
import { personalEndpoints } from "./personal.ts";
import { profileEndpoints } from "./profile.ts";
import { providerEndpoints } from "./providers.ts";
import { questionEndpoints } from "./questions.ts";
import { queueEndpoints } from "./queue.ts";
import { replayEndpoints } from "./replay.ts";
import {
  ArticleParams,
  ChangeRole,
  ChangesQuery,
  CommentParams,
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
  SiteParams,
  ThreadQuery,
  TryPolicy,
} from "./requests.ts";
import { rulesEndpoints } from "./rules.ts";
import { sanctionEndpoints } from "./sanctions.ts";
import { secondLookEndpoints } from "./secondLooks.ts";
import { settingsEndpoints } from "./settings.ts";
import { statementEndpoints } from "./statements.ts";
import { tokenEndpoints } from "./tokens.ts";
import { transparencyEndpoints } from "./transparency.ts";
import { updateEndpoints } from "./updates.ts";

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
  getChanges: endpoint({
    method: "get",
    path: "/articles/:article/changes",
    says: "What has changed under it since a number, the same for everybody; for who cannot keep a socket open",
    params: ArticleParams,
    query: ChangesQuery,
    answers: "ChangesView",
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
    writes: "comment",
    path: "/articles/:article/comments",
    says: "Posts a comment or a reply. With nudge=true a text that would be held or refused is not stored: 200 with a Nudge",
    params: ArticleParams,
    query: PostCommentQuery,
    body: PostComment,
    status: 201,
    answers: "CommentView",
    problems: [
      "sign-in-needed",
      "not-found",
      "discussion-closed",
      "discussion-paused",
      "questions-closed",
      "guests-off",
      "guest-waits",
      "pictures-off",
      "parent-gone",
      "text-refused",
      "slow-mode",
      "key-reused",
    ],
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
    writes: "comment",
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
    writes: "own",
    path: "/comments/:id",
    says: "Takes the own comment back; a trace keeps the replies",
    params: CommentParams,
    answers: "CommentView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "key-reused"],
  }),
  addReaction: endpoint({
    method: "put",
    writes: "react",
    path: "/comments/:id/reactions/:kind",
    says: "Reacts to a comment in one of the site's own kinds; again changes nothing",
    params: ReactionParams,
    answers: "{ reactions }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  removeReaction: endpoint({
    method: "delete",
    writes: "own",
    path: "/comments/:id/reactions/:kind",
    says: "Takes a reaction back, also of a kind that the site has given up; again changes nothing",
    params: ReactionParams,
    answers: "{ reactions }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  reportComment: endpoint({
    method: "post",
    writes: "report",
    path: "/comments/:id/reports",
    says: "Tells the moderators that a comment breaks a house rule",
    params: CommentParams,
    body: ReportComment,
    status: 201,
    answers: "{ id }",
    problems: ["sign-in-needed", "not-allowed", "not-found", "already-reported", "key-reused"],
  }),
  ...accountEndpoints,
  getMe: endpoint({ method: "get", path: "/me", says: "Who I am, and my notices", answers: "Me" }),
  readNotices: endpoint({
    method: "put",
    writes: "own",
    path: "/me/notices/read",
    says: "Marks my notices as read",
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed"],
  }),
  ...muteEndpoints,
  ...noticeEndpoints,
  ...followEndpoints,
  ...personalEndpoints,
  ...crossingEndpoints,
  ...outsideEndpoints,
  ...keyedEndpoints,
  ...updateEndpoints,
  ...questionEndpoints,
  ...queueEndpoints,
  ...decidingEndpoints,
  ...bulkEndpoints,
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
    writes: "desk",
    path: "/sites/:site/policy",
    says: "Sets a new version of the rules",
    params: SiteParams,
    body: PutPolicy,
    answers: "PolicyView",
    problems: ["sign-in-needed", "not-allowed", "not-found", "policy-changed", "key-reused"],
  }),
  tryPolicy: endpoint({
    method: "post",
    writes: "desk",
    path: "/sites/:site/policy/trial",
    says: "What a policy would do with a text; changes nothing",
    params: SiteParams,
    body: TryPolicy,
    answers: "Trial",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  ...rulesEndpoints,
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
    writes: "desk",
    path: "/sites/:site/model/corrections",
    says: "Learns from the decisions now; what is better on the newest of them goes into shadow, or why nothing is",
    params: SiteParams,
    answers: "Learning",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  decideCorrection: endpoint({
    method: "put",
    writes: "desk",
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
  getSections: endpoint({
    method: "get",
    path: "/sites/:site/sections",
    says: "The sections in which the site has published",
    params: SiteParams,
    answers: "{ items: string[] }",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  changeRole: endpoint({
    method: "put",
    writes: "desk",
    path: "/sites/:site/members/:id/role",
    says: "Makes or unmakes an admin or a moderator, for all sections or some; nobody changes the own role",
    params: MemberParams,
    body: ChangeRole,
    answers: "MemberRow",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  ...settingsEndpoints,
  ...mailTemplateEndpoints,
  ...tokenEndpoints,
  ...providerEndpoints,
  ...auditEndpoints,
  ...pastEndpoints,
  ...statementEndpoints,
  ...appealEndpoints,
  ...legalEndpoints,
  ...sanctionEndpoints,
  ...transparencyEndpoints,
  ...insightsEndpoints,
  ...secondLookEndpoints,
  ...handOverEndpoints,
  ...paceEndpoints,
  ...hostingEndpoints,
  ...replayEndpoints,
  ...exchangeEndpoints,
  ...profileEndpoints,
  ...guestEndpoints,
  ...deletionEndpoints,
} satisfies Record<string, Endpoint>;
