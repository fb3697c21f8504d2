import type { AnchorView } from "./anchors.ts";
import type { AuthorView, Badge } from "./articles.ts";
import type { Id, Page, Role, Time } from "./basics.ts";
import type { DraftView } from "./draftView.ts";
import type { Finding } from "./findings.ts";
import type { FollowsHere } from "./follows.ts";
import type { HouseRule } from "./houseRules.ts";
import type { MutesView } from "./mutes.ts";
import type { Policy } from "./policy.ts";
import type { QuestionState } from "./questionStates.ts";
import type { Reaction, ReactionCounts } from "./reactions.ts";
import type { AppealOutcome, Restriction, SanctionKind, SanctionView } from "./restrictions.ts";

export type CommentState = "visible" | "held" | "rejected" | "withdrawn" | "erased";

/**
 * One comment as a reader sees it. For a comment that is not visible to the viewer `html` is empty, `author` is
 * nobody (id "0", name "") and the client draws a trace ("Removed by a moderator ...") in its place.
 */
export interface CommentView {
  id: Id;
  articleId: Id;
  /** The comment under which this is drawn; null at the top. */
  parentId: Id | null;
  /** Present when it answers a comment deeper than its parent, or to name whom it answers. */
  inReplyTo?: { id: Id; name: string };
  author: AuthorView;
  state: CommentState;
  revision: number;
  html: string;
  /** The source text and the findings: only for its author and the desk. */
  text?: string;
  findings?: Finding[];
  /** Why it was removed, when the desk rejected it. */
  removedFor?: HouseRule;
  /** Where the reasons stand, `/statements/<this>`: only for its author, in {@link Mine}. */
  statement?: string;
  /** The newsroom points at this text. */
  isFeatured?: true;
  /** It was asked as a question: its state, and how many ask it too. */
  question?: { state: QuestionState; votes: number };
  /** A moderator asks for another text, whatever the time; only for its author, in {@link Mine}. */
  editAsked?: { reason: HouseRule; note: string | null };
  /** What it is on, as that is now: an update, or a paragraph of the article. */
  anchor?: AnchorView;
  images?: PictureOfComment[];
  depth: number;
  /** Direct replies that are shown (visible ones, and traces that keep replies). */
  replyCount: number;
  /** Also of kinds that the site has given up since; those of `ArticleView.reactions` are drawn. */
  reactions: ReactionCounts;
  postedAt: Time;
  editedAt: Time | null;
}

/** At its address on our host; seen by whoever sees the comment. */
export interface PictureOfComment {
  address: string;
  width: number;
  height: number;
  alt: string;
}

/** A comment in a thread page: the first replies of it, oldest first; the rest by `GET comments/:id/replies`. */
export interface ThreadComment extends CommentView {
  replies: ThreadComment[];
  /** Cursor for the replies after those; null when all are here. */
  repliesCursor: string | null;
}

/** `seq`: the article's number when the page was read; events after it are applied on top. */
export interface ThreadPage extends Page<ThreadComment> {
  seq: number;
  commentCount: number;
}

/** `GET comments/:id`: the comment with its ancestors, outermost first, and its first replies. */
export interface Permalink {
  ancestors: CommentView[];
  comment: ThreadComment;
  seq: number;
}

/** What differs by viewer on one article: `GET articles/:article/mine`. */
export interface Mine {
  /** My reactions: comment id -> kinds. */
  reactions: Record<Id, Reaction["kind"][]>;
  /** My comments that readers do not see (held, rejected), newest first, at most 50. */
  comments: CommentView[];
  /** Ids of comments in this article that I have reported. */
  reported: Id[];
  /** How many seconds ago I posted where slow mode counts; null when I may post. Without a time of day: clocks differ. */
  postedSecondsAgo: number | null;
  /** Whom and what I have muted: drawn as traces in the page, which is the same for everybody. */
  muted: MutesView;
  /** Ids of comments in this article that I keep. */
  bookmarked: Id[];
  follows: FollowsHere;
  /** What I am writing here, on whichever device; the last touched first, at most 20. */
  drafts: DraftView[];
}

/** `GET me`. `email` is only ever shown to its owner, and null of who never gave one; `sanctions`: those in force, oldest first. */
export interface Me {
  member: {
    id: Id;
    siteId: Id;
    name: string;
    email: string | null;
    role: Role;
    /** Of a moderator who is for some sections only; null: for all. */
    sections: string[] | null;
    badges: Badge[];
    /** The address of a picture; null: one is drawn from the name. */
    avatar: string | null;
    /** Has given a name and nothing else: what they write waits. */
    isGuest: boolean;
    /** Works for the newsroom, and has the rights of that only once signed in with a second factor. */
    lacksSecondFactor: boolean;
  } | null;
  notices: NoticeView[];
  sanctions: SanctionView[];
}

/** Who has signed in. A page of another origin also gets the session's token, which it sends as `Authorization: Bearer`, until then. */
export interface Entered {
  member: NonNullable<Me["member"]>;
  token?: string;
  until?: Time;
}

export interface NoticeView {
  id: Id;
  madeAt: Time;
  readAt: Time | null;
  /** Where it is read on; a path of ours, unless its article is on another page. */
  url: string | null;
  notice: Notice;
}

export type Notice =
  | ({ kind: "approved" | "featured" } & NoticeOfDecision)
  /**
   * `edit-asked`: it waits, unseen, until its author has changed it. `statement`: where the reasons stand, `/statements/<this>`; older
   * notices have none. `isSanctioned`: a sanction came with it, which is told by itself.
   */
  | ({ kind: "rejected" | "edit-asked"; reason: HouseRule; statement?: string; isSanctioned?: true } & NoticeOfDecision)
  /** The newsroom does not point at it any more; `statement`: where the reasons stand. */
  | ({ kind: "unfeatured"; statement: string } & Omit<NoticeOfDecision, "note">)
  /** It has been held for long; `statement`: where the reasons stand. */
  | ({ kind: "waits"; statement: string } & Omit<NoticeOfDecision, "note">)
  | {
      kind: "sanctioned";
      sanction: SanctionKind;
      reason: HouseRule;
      until: Time | null;
      note: string | null;
      /** Of a ban: of how many days the comments were removed with it. */
      removeDays: number | null;
      statement: string;
    }
  | { kind: "sanction-lifted"; sanction: SanctionKind }
  | {
      kind: "appeal-decided";
      restriction: Restriction;
      outcome: AppealOutcome;
      note: string | null;
      commentId: Id;
      articleSlug: string;
      articleTitle: string;
      statement: string;
    }
  /** Somebody answered or named me, or wrote whom I follow. */
  | ({ kind: "replied" | "mentioned" | "new-from-person"; by: string } & NoticeOfComment)
  /** Of one thread or article there is one such notice a day until it is read. */
  | ({ kind: "new-in-thread" | "new-in-article" } & NoticeOfComment);

/** A comment by somebody else. */
export interface NoticeOfComment {
  commentId: Id;
  articleSlug: string;
  articleTitle: string;
}

export interface NoticeOfDecision {
  commentId: Id;
  articleSlug: string;
  articleTitle: string;
  quote: string;
  note?: string;
}

/** Answer of `POST .../comments?nudge=true` when there is something to say about the text first: nothing was stored. */
export interface Nudge {
  nudge: true;
  /** What would happen to the text: `publish` when there is only something to think over. */
  then: "publish" | "hold" | "refuse";
  findings: Finding[];
}

/** `GET` and answer of `PUT sites/:site/policy`. */
export interface PolicyView {
  siteId: Id;
  siteName: string;
  version: number;
  policy: Policy;
  changedAt: Time;
  changedBy: string | null;
  /** Somebody can be asked for second opinions; else the policy's zone for them means nothing. */
  asksSecondOpinion: boolean;
}

/** A person in `GET sites/:site/members` (admins only). */
export interface MemberRow {
  id: Id;
  name: string;
  /** Null of who never gave one. */
  email: string | null;
  role: Role;
  /** Of a moderator who is for some sections only; null: for all. */
  sections: string[] | null;
  joinedAt: Time;
}
