import type { Id } from "../protocol/basics.ts";
import type { Finding, Moved } from "../protocol/findings.ts";
import type { Label } from "../protocol/labels.ts";
import type { Reading } from "../protocol/model.ts";
import type { Policy } from "../protocol/policy.ts";
import type { Folded } from "./fold.ts";

/** What the checks may know beside the text: of its author, and of what was written before. */
export interface Facts {
  authorId: Id;
  articleId: Id;
  /** Comments of the author that readers see. */
  published: number;
  /** Of the newsroom, or somebody of the article: strangers' rules do not apply. */
  isStaff: boolean;
  /** A moderator has asked to see every comment of the author first. */
  isPremoderated: boolean;
  /** Gave a name and nothing else. */
  isGuest: boolean;
  /** With a picture, on a site where a moderator looks at each. */
  hasPictureToSee: boolean;
  /** Under the article everybody’s first comment waits. */
  firstTimersHeld: boolean;
  /** Asked as a question, which its article's hosts have not looked at yet. */
  isQuestion: boolean;
  /** Moderators read everything under the article first, for a time. */
  isReviewFirst: boolean;
  /** When it was written; null where that does not matter. */
  writtenAt: Date | null;
  /** Since the author joined. */
  daysHere: number;
  /** Comments of the author within `policy.flood.seconds`, without this one. */
  postedInWindow: number;
  /**
   * Comments of the last days on the site whose texts may be nearly the same, but for what authors took back and for the one
   * that this one answers.
   */
  alike: AlikeComment[];
  /** The text of the comment that this one answers, while readers see it. */
  answered: string | null;
  /** Of the domains that the text leads to, those that only removed comments led to before, with those comments. */
  removedDomains: { domain: string; comments: Id[] }[];
}

export interface AlikeComment {
  id: Id;
  text: string;
  authorId: Id;
  articleId: Id;
  minutesAgo: number;
  /** Since its author had joined when it was written. */
  authorDaysHere: number;
}

/** Of a text by itself, as if by a member of long standing: the rules about words speak alone. */
export const textAlone: Facts = {
  authorId: "0",
  articleId: "0",
  published: 100,
  isStaff: false,
  isPremoderated: false,
  isGuest: false,
  hasPictureToSee: false,
  firstTimersHeld: false,
  isQuestion: false,
  isReviewFirst: false,
  writtenAt: null,
  daysHere: 1_000,
  postedInWindow: 0,
  alike: [],
  answered: null,
  removedDomains: [],
};

/** What a check is given. */
export interface Screened {
  text: string;
  folded: Folded;
  /** ISO 639-1 language of the article. */
  language: string;
  facts: Facts;
  policy: Policy;
  /** What the model says of the text; read once, when a check first asks. */
  read(): Reading;
  /** The words that moved the model's score of a label. */
  moved(label: Label): Moved[];
}

/** What a check found, with what it says of it; nothing of that where nobody reads it. */
export interface Found extends Omit<Finding, "why"> {}

/** One automatic test; nothing found is an empty list. */
export type Check = (screened: Screened) => Found[];
