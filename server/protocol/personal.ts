import { z } from "zod";
import type { AuthorView } from "./articles.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { limits } from "./limits.ts";
import { ArticleParams, body, CommentParams, cursor, limit, PageQuery } from "./requests.ts";
import type { CommentView } from "./views.ts";
import { required, words } from "./words.ts";

/** A comment in a list of one's own, which may be of any article. One that readers no longer see is a trace. */
export interface ListedComment {
  comment: CommentView;
  article: { slug: string; title: string; url: string };
}

/** A stretch of a comment's words; `isFound`: what was looked for. */
export interface Stretch {
  text: string;
  isFound: boolean;
}

/** A comment that holds what was looked for, with where. */
export interface FoundComment {
  comment: CommentView;
  excerpt: Stretch[];
}

export const SearchQuery = z.strictObject({ q: required(limits.searchCodePoints), cursor, limit });
export type SearchQuery = z.infer<typeof SearchQuery>;
export const MentionQuery = z.strictObject({ q: words(limits.nameCodePoints) });
const DraftParams = ArticleParams.extend({
  place: z.string().regex(/^(top|(edit:)?[1-9]\d{0,17})$/, fault("faults.draftPlace")),
});
/** `revision`: the last one that this device saw; 0: none. */
export const PutDraft = z.strictObject({
  text: words(limits.commentCodePoints),
  revision: z.int().min(0).max(2_000_000_000),
});
export type PutDraft = z.infer<typeof PutDraft>;

export const PreviewComment = z.strictObject({ body });

/** Somebody of a thread. */
export type Mentionable = Pick<AuthorView, "id" | "name" | "badges">;

export const personalEndpoints = {
  searchThread: endpoint({
    method: "get",
    path: "/articles/:article/search",
    says: "Comments of the thread with these words, in the article's language; the best first. Quotes look for words in a row, - leaves out",
    params: ArticleParams,
    query: SearchQuery,
    answers: "Page<FoundComment>",
    problems: ["not-found"],
  }),
  findMentionable: endpoint({
    method: "get",
    path: "/articles/:article/mentionable",
    says: "Who wrote in the thread and has a name that begins so, by name, at most eight",
    params: ArticleParams,
    query: MentionQuery,
    answers: "Mentionable[]",
    problems: ["sign-in-needed", "not-found"],
  }),
  putDraft: endpoint({
    method: "put",
    writes: "own",
    path: "/articles/:article/drafts/:place",
    says: "Keeps what I am writing for my other devices; when another one has changed it meanwhile, says to what. Empty: it is no longer needed",
    params: DraftParams,
    body: PutDraft,
    answers: "DraftView",
    problems: ["sign-in-needed", "not-found", "draft-changed"],
  }),
  previewComment: endpoint({
    method: "post",
    writes: "own",
    path: "/articles/:article/preview",
    says: "A text as readers would see it once it is posted; stores nothing",
    params: ArticleParams,
    body: PreviewComment,
    answers: "{ html }",
    problems: ["sign-in-needed", "not-found", "discussion-closed", "discussion-paused"],
  }),
  addBookmark: endpoint({
    method: "put",
    writes: "own",
    path: "/comments/:id/bookmark",
    says: "Keeps a comment for me; again changes nothing",
    params: CommentParams,
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed", "not-allowed", "not-found"],
  }),
  removeBookmark: endpoint({
    method: "delete",
    writes: "own",
    path: "/comments/:id/bookmark",
    says: "Keeps it no longer",
    params: CommentParams,
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed"],
  }),
  getBookmarks: endpoint({
    method: "get",
    path: "/me/bookmarks",
    says: "Comments that I keep, the last kept first",
    query: PageQuery,
    answers: "Page<ListedComment>",
    problems: ["sign-in-needed"],
  }),
  getAnswers: endpoint({
    method: "get",
    path: "/me/answers",
    says: "What others answered to my comments, the newest first, without what I have muted",
    query: PageQuery,
    answers: "Page<ListedComment>",
    problems: ["sign-in-needed"],
  }),
};
