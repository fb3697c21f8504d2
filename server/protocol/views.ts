import type { DeskAppeal } from "./appeals.ts";
import type { HouseRule } from "./houseRules.ts";
import type { Label, Scores } from "./labels.ts";
import type { DeskNotice } from "./legalNotices.ts";
import type { Policy } from "./policy.ts";
import type { Reaction, ReactionCounts } from "./reactions.ts";
import type { AppealOutcome, Restriction } from "./restrictions.ts";
import type { RuleId } from "./ruleNames.ts";
import type { SanctionKind, SanctionView } from "./sanctions.ts";

/** Ids are decimal strings; times are ISO 8601 strings in UTC. */
export type Id = string;
export type Time = string;

export type Role = "member" | "moderator" | "admin";
export type Badge = "staff" | "moderator" | "author";
export type CommentState = "visible" | "held" | "rejected" | "withdrawn" | "erased";
export type Sort = "newest" | "oldest" | "top" | "active";
export const sorts = ["newest", "oldest", "top", "active"] as const satisfies readonly Sort[];

/** A stretch of the original text: UTF-16 offsets, end exclusive, so that `text.slice(start, end)` is the evidence. */
export interface Evidence {
  start: number;
  end: number;
}

/** What can find something in a text. */
export const findingChecks = [
  "badWords",
  "wordList",
  "domains",
  "language",
  "hours",
  "model",
  "links",
  "removedLinks",
  "shouting",
  "repeats",
  "copies",
  "raid",
  "echo",
  "flood",
  "newcomer",
  "length",
  "premoderated",
  "secondOpinion",
  "check-failed",
] as const;

/** What one check found. `why` is a plain sentence that the author may read. */
export interface Finding {
  check: (typeof findingChecks)[number];
  /**
   * `nudge`: said to the author before posting, and nothing more. `note`: told to the desk, and nothing more. `mask`: readers
   * see asterisks in place of the evidence.
   */
  then: "nudge" | "note" | "mask" | "flag" | "hold" | "refuse";
  why: string;
  evidence: Evidence[];
  /** Which entry of a list found it (see protocol/ruleNames.ts); of other checks the check says so. */
  rule?: RuleId;
  /** For the desk: other comments that speak for it, such as those that are nearly the same. */
  comments?: Id[];
  /** What was measured and the threshold of the policy, where the check measures. */
  score?: number;
  threshold?: number;
  /** Of the model: which label the score is for, the model's version, and the words that moved the score. */
  reading?: { label: Label; model: string; moved: Moved[] };
}

/** A word that moved a score: by how much in log odds, up (positive) or down. Largest movement first. */
export interface Moved extends Evidence {
  by: number;
}

export interface StoredFinding extends Finding {
  id: Id;
  revision: number;
  policyVersion: number;
  foundAt: Time;
}

export interface AuthorView {
  id: Id;
  name: string;
  badges: Badge[];
}

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
  /** A moderator asks for another text, whatever the time; only for its author, in {@link Mine}. */
  editAsked?: { reason: HouseRule; note: string | null };
  depth: number;
  /** Direct replies that are shown (visible ones, and traces that keep replies). */
  replyCount: number;
  /** Also of kinds that the site has given up since; those of `ArticleView.reactions` are drawn. */
  reactions: ReactionCounts;
  postedAt: Time;
  editedAt: Time | null;
}

/** A comment in a thread page: the first replies of it, oldest first; the rest by `GET comments/:id/replies`. */
export interface ThreadComment extends CommentView {
  replies: ThreadComment[];
  /** Cursor for the replies after those; null when all are here. */
  repliesCursor: string | null;
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
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

export type ArticleState = "open" | "live" | "closed";

export interface ArticleView {
  id: Id;
  siteId: Id;
  slug: string;
  title: string;
  section: string;
  standfirst: string;
  byline: string;
  url: string;
  language: string;
  state: ArticleState;
  publishedAt: Time;
  updatedAt: Time | null;
  views: number;
  readingMinutes: number;
  commentCount: number;
  seq: number;
  /** True while every comment waits for a moderator first. */
  reviewFirst: boolean;
  /** How readers of the site may react, in this order. */
  reactions: Reaction[];
  editWindowSeconds: number;
}

/** What differs by viewer on one article: `GET articles/:article/mine`. */
export interface Mine {
  /** My reactions: comment id -> kinds. */
  reactions: Record<Id, Reaction["kind"][]>;
  /** My comments that readers do not see (held, rejected), newest first, at most 50. */
  comments: CommentView[];
  /** Ids of comments in this article that I have reported. */
  reported: Id[];
}

/** `GET me`. `email` is only ever shown to its owner; `sanctions`: those in force, oldest first. */
export interface Me {
  member: {
    id: Id;
    siteId: Id;
    name: string;
    email: string;
    role: Role;
    /** Of a moderator who is for some sections only; null: for all. */
    sections: string[] | null;
    badges: Badge[];
  } | null;
  notices: NoticeView[];
  sanctions: SanctionView[];
}

export interface NoticeView {
  id: Id;
  madeAt: Time;
  readAt: Time | null;
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
  | { kind: "replied"; commentId: Id; articleSlug: string; articleTitle: string; by: string };

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

export interface ReportView {
  id: Id;
  reason: HouseRule;
  note: string | null;
  madeAt: Time;
  /** Share of this reporter's settled reports that were right, 0..1; null before the first. Never the name. */
  reporterAccuracy: number | null;
}

/** One named part of a priority; the parts add up to the total. */
export interface PriorityPart {
  name: "severity" | "reports" | "reach" | "standing" | "legal";
  value: number;
  why: string;
}

/** An author's record, for the desk. */
export interface Standing {
  memberSince: Time;
  published: number;
  removed: number;
  held: number;
  reportsRight: number;
  reportsSettled: number;
}

export interface ClaimView {
  by: { id: Id; name: string };
  expiresAt: Time;
}

export type DecisionName = "approve" | "feature" | "reject" | "escalate" | "ask-edit" | "undo";

/** To whom a case was given: moderators or admins, or one of them. */
export type EscalatedTo = { role: "moderator" | "admin" } | { id: Id; name: string };

export interface DecisionView {
  id: Id;
  caseId: Id;
  decision: DecisionName;
  reason: HouseRule | null;
  /** What the author was told beside the reason. */
  note: string | null;
  /** What the desk alone reads. */
  internalNote: string | null;
  escalatedTo: EscalatedTo | null;
  /** Decided together with others, as one batch. */
  batchId: Id | null;
  revision: number;
  by: { id: Id; name: string };
  decidedAt: Time;
  /** The decision that this one undid. */
  undoes: Id | null;
}

/** A row of the queue: `GET cases`. */
export interface CaseView {
  id: Id;
  comment: CommentView;
  article: { id: Id; slug: string; title: string; section: string; language: string; commentCount: number };
  priority: { total: number; parts: PriorityPart[] };
  findings: StoredFinding[];
  reports: ReportView[];
  openedAt: Time;
  closedAt: Time | null;
  /** Since when its author is asked to edit; until the edit comes back there is nothing to decide. */
  askedAt: Time | null;
  hasAppeal: boolean;
  hasLegal: boolean;
  /** Only whom it was given to decides it, or an admin. */
  escalation?: { to: EscalatedTo; by: { id: Id; name: string } };
  claim?: ClaimView;
  /** In the view `decided`: the last decision that stands. */
  lastDecision?: DecisionView;
}

/** `GET cases/:id`: the row with what a moderator reads beside it. */
export interface CaseDetail extends CaseView {
  ancestors: CommentView[];
  standing: Standing;
  recentComments: CommentView[];
  /** Comments that the findings name, at most eight, newest first. */
  others: CommentView[];
  decisions: DecisionView[];
  /** What came to this case against what was decided, oldest first. */
  appeals: DeskAppeal[];
  /** Notices that it is unlawful, oldest first. */
  legalNotices: DeskNotice[];
  /** Each version of its text, oldest first. */
  revisions: { revision: number; text: string; writtenAt: Time }[];
}

/**
 * Views of the queue: all that wait; not visible yet; with a report, an appeal, a legal notice; claimed by me or given to me;
 * and, waiting or not, those whose last decision is mine.
 */
export const caseViews = ["all", "held", "reported", "appeals", "legal", "mine", "decided"] as const;
export type CaseViewName = (typeof caseViews)[number];

/**
 * `openCount`: cases in the view that was asked for; `counts`: in each view, with the same filter. List and counts are of one
 * moment.
 */
export interface CasePage extends Page<CaseView> {
  seq: number;
  openCount: number;
  counts: Record<CaseViewName, number>;
}

/** A named group of articles, by which the queue can be filtered. */
export interface WatchList {
  id: Id;
  name: string;
  articles: { id: Id; title: string }[];
}

/**
 * `GET cases/choices`: by what the queue can be filtered, and to whom a case can be given. `articles`: those under which something
 * waits, and the newest.
 */
export interface CaseChoices {
  articles: { id: Id; title: string; waiting: number }[];
  sections: string[];
  languages: string[];
  watchLists: WatchList[];
  moderators: { id: Id; name: string; role: "moderator" | "admin" }[];
}

/** What a threshold would do, at each of several thresholds: measured on comments whose right answer is known. */
export interface Curve {
  /** Comments measured, and how many of them deserve the label. */
  rows: number;
  positives: number;
  points: CurvePoint[];
}

/**
 * Shares, 0..1: `held` of all comments score at least `at`; `right` of those deserve it; `found` of all that deserve it. Null where
 * too few are known to say so.
 */
export interface CurvePoint {
  at: number;
  held: number;
  right: number | null;
  found: number | null;
}

/** `GET sites/:site/model`: the model that reads here, and what each threshold would do. */
export interface ModelView {
  model: string;
  /** Which comments were kept out of training, in words, and what was measured on them. */
  source: string;
  curves: Record<Label, Curve>;
  own: OwnFigures;
}

/** The same from the site's own comments. */
export interface OwnFigures {
  /** Comments of the last 30 days that this model has read, the newest 10,000 at most; `held` is a share of them. */
  comments: number;
  /** How many of them come a day. */
  aDay: number;
  /** Counted from decisions that stand (see `rulesOfLabel`), the newest 10,000 at most. */
  curves: Record<Label, Curve>;
}

/** How the shipped model and a corrected one did on the same decisions, per label: natural log loss, and area under the ROC curve. */
export type LearnedFigures = Partial<
  Record<Label, { rows: number; positives: number; shipped: Judgement; corrected: Judgement }>
>;

export interface Judgement {
  logLoss: number;
  auc: number;
}

/** Answer of `POST sites/:site/model/corrections`: what now waits in shadow, or why nothing was learned. */
export type Learning = { learned: LearnedView } | { learned: null; because: NothingLearned };

/** Too few decisions to fit or to judge any label, or none that a correction would do better on. */
export type NothingLearned = "too-little" | "nothing-better";

/** What a site's decisions taught on top of the shipped model: `GET sites/:site/model/corrections`. */
export interface LearnedView {
  id: Id;
  /** The version of the shipped model that it corrects. */
  model: string;
  /** From how many decisions it was made. */
  decisions: number;
  figures: LearnedFigures;
  state: "shadow" | "live" | "retired";
  fittedAt: Time;
  liveAt: Time | null;
  retiredAt: Time | null;
}

/** Answer of `POST sites/:site/policy/trial`: what a policy would do with a text. */
export interface Trial {
  outcome: "publish" | "hold" | "refuse";
  findings: Finding[];
  /** What the rules in shadow would do. */
  inShadow: Finding[];
  /** Null when the model could not be asked. */
  reading: Reading | null;
}

/** What the model says of one text: scores, or why it cannot say. */
export interface Reading {
  /** Version of the model, which every finding carries. */
  model: string;
  /** ISO 639-1, or null where the text is too short to tell. */
  language: string | null;
  scores: Scores | null;
  /** Present when there are no scores: a language that no model covers, or too little text. */
  cannotSay?: "language" | "too-little";
  /** What the shipped model said, where the site's own decisions have corrected it. */
  shipped?: { model: string; scores: Scores };
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
  email: string;
  role: Role;
  /** Of a moderator who is for some sections only; null: for all. */
  sections: string[] | null;
  joinedAt: Time;
}
