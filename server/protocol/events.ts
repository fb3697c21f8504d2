import type { ArticleView } from "./articles.ts";
import type { Id } from "./basics.ts";
import type { CaseView, DecisionView } from "./cases.ts";
import type { QuestionsPage, QuestionView } from "./questions.ts";
import type { ReactionCounts } from "./reactions.ts";
import type { UpdateView } from "./updates.ts";
import type { CommentView, NoticeView } from "./views.ts";

/** Who listens: `article:7` (anybody), `user:9` (that member), `desk:1` (moderators of site 1). */
export type Channel = `article:${Id}` | `user:${Id}` | `desk:${Id}`;

/**
 * What is stored in the event table: names of things, never text. The text is read when the event is delivered, so an
 * event from before a removal can only ever show the trace.
 */
export type StoredEvent =
  | { kind: "comment-posted" | "comment-changed" | "reactions-changed"; commentId: Id }
  | { kind: "update-posted" | "update-changed"; updateId: Id }
  | { kind: "case-opened" | "case-changed"; caseId: Id }
  /** It waits no longer. `decisionId` is null when nobody decided: its author withdrew or mended the comment, or its hosts did not take it. */
  | { kind: "case-closed"; caseId: Id; decisionId: Id | null }
  /** It was asked, moved or answered, or somebody raised or lowered a hand. */
  | { kind: "question-changed"; commentId: Id }
  | { kind: "notice"; noticeId: Id }
  /** Something told was taken back: read what stands now. */
  | { kind: "notices-changed" }
  | { kind: "rights-changed" }
  /** A shift was handed over, or taken over. */
  | { kind: "hand-overs-changed" }
  /** What the desk knows of somebody: a sanction, its end, a note. */
  | { kind: "author-changed"; memberId: Id }
  | { kind: "policy-changed"; version: number }
  /** Its state, its times, or what else stands in an ArticleView. */
  | { kind: "article-changed" }
  /** Moderators read first under an article now, or no longer. */
  | { kind: "surges-changed" };

/** What a client receives: the same events with the present state of what they name. */
export type LiveEvent =
  /** It became visible for the first time. `parent` carries the new reply count of the comment it hangs under. */
  | { kind: "comment-posted"; comment: CommentView; parent: ParentCount | null; on?: OnCount; commentCount: number }
  /** Edited, held, rejected, withdrawn or restored: draw what it is now, where it stands. */
  | { kind: "comment-changed"; comment: CommentView; parent: ParentCount | null; on?: OnCount; commentCount: number }
  | { kind: "reactions-changed"; commentId: Id; reactions: ReactionCounts }
  | { kind: "update-posted" | "update-changed"; update: UpdateView }
  | { kind: "case-opened" | "case-changed"; case: CaseView; openCount: number }
  | { kind: "case-closed"; caseId: Id; decision: DecisionView | null; openCount: number }
  /** Null: readers do not see it, or no longer. */
  | { kind: "question-changed"; commentId: Id; question: QuestionView | null; counts: QuestionsPage["counts"] }
  | { kind: "notice"; notice: NoticeView }
  | { kind: "notices-changed" }
  | { kind: "rights-changed" }
  | { kind: "hand-overs-changed" }
  | { kind: "author-changed"; memberId: Id }
  | { kind: "policy-changed"; version: number }
  | { kind: "article-changed"; article: ArticleView }
  | { kind: "surges-changed" }
  /** What it named is gone: it is not sent. */
  | { kind: "nothing" };

export interface ParentCount {
  id: Id;
  replyCount: number;
}

/** How many comments are on the update that this one is on. */
export interface OnCount {
  id: Id;
  commentCount: number;
}

/** A stored event with its number in its channel. */
export interface StoredRow {
  seq: number;
  event: StoredEvent;
}

export interface Numbered {
  seq: number;
  event: LiveEvent;
}

/** Everything that readers hear of the numbers in (after, seq], in their order; a number that is not listed says nothing. */
export interface Frame {
  after: number;
  seq: number;
  events: Numbered[];
}

/** Client -> server, each with an acknowledgement. */
export interface ClientMessages {
  /** Somebody who is signed in writes under a comment of a channel that is watched; null: at the top. Said again while it goes on. */
  typing: (
    request: { channel: Channel; commentId: Id | null },
    answer: (reply: { ok: true } | { problem: string }) => void,
  ) => void;
  watch: (request: { channel: Channel; since: number }, answer: (reply: WatchReply) => void) => void;
  unwatch: (request: { channel: Channel }, answer: (reply: { ok: true } | { problem: string }) => void) => void;
}

/** Server -> client. The frames of a channel come in order, each beginning where the one before it ends. */
export interface ServerMessages {
  event: (message: Frame & { channel: Channel }) => void;
  /** How many people have the article open; coalesced, not numbered. */
  presence: (message: { channel: Channel; readers: number }) => void;
  /** Under which comments somebody writes now (null: at the top), all of them each time; empty when nobody does any more. */
  typing: (message: { channel: Channel; under: (Id | null)[] }) => void;
}

/** Too much was missed, or it is no longer kept: read the page again, then go on from its seq. */
export interface StartOver {
  startOver: true;
  seq: number;
}

export type WatchReply = (Frame & { readers?: number }) | StartOver | { problem: string };

/** What has changed under an article since a number, for those who ask now and again instead of keeping a socket open. */
export type ChangesView = (Frame & { readers: number }) | StartOver;

/** Said to a socket that is not let in because there are too many: ask for changes instead, and try again later. */
export const tooManySockets = "too-many-sockets";
