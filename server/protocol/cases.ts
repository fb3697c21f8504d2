import type { DeskAppeal } from "./appeals.ts";
import type { Id, Page, Time } from "./basics.ts";
import type { StoredFinding } from "./findings.ts";
import type { HouseRule } from "./houseRules.ts";
import type { DeskNotice } from "./legalNotices.ts";
import type { Told } from "./told.ts";
import type { CommentView } from "./views.ts";

export interface ReportView {
  id: Id;
  reason: HouseRule;
  note: string | null;
  madeAt: Time;
  /** Share of this reporter's settled reports that were right, 0..1; null before the first. Never the name. */
  reporterAccuracy: number | null;
}

/** One named part of a priority, told in a sentence; the parts add up to the total. */
export interface PriorityPart extends Told {
  name: "severity" | "reports" | "reach" | "standing" | "legal";
  value: number;
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
