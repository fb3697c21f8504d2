import type { Id, Role, Time } from "./basics.ts";
import type { Pace, SlowMode } from "./pace.ts";
import type { Reaction } from "./reactions.ts";

/** In their order. People write while it is open, live or winding down. */
export const articleStates = ["scheduled", "open", "live", "winding-down", "closed", "archived"] as const;
export type ArticleState = (typeof articleStates)[number];

/** What may come after what, by hand or by itself. */
export const nextStates: Record<ArticleState, readonly ArticleState[]> = {
  scheduled: ["open", "live"],
  open: ["live", "winding-down", "closed"],
  live: ["open", "winding-down", "closed"],
  "winding-down": ["live", "open", "closed"],
  closed: ["open", "live", "archived"],
  archived: ["closed"],
};

const writable: readonly ArticleState[] = ["open", "live", "winding-down"];

/** True while people write here, but for a pause. */
export const isOpen = ({ state }: { state: ArticleState }): boolean => writable.includes(state);

/** What somebody is under one article. */
export const articleParts = ["author", "editor", "host", "guest"] as const;
export type ArticlePart = (typeof articleParts)[number];

export type Badge = "staff" | "moderator" | ArticlePart;

/** What stands in the place of the name of who has given the account up. */
export const nobodysName = "—";

/** Who wrote something. Of an account that was given up nothing is told: its id is "0", its name a dash. */
export interface AuthorView {
  id: Id;
  name: string;
  /** Of the newsroom, and what they are under the article. */
  badges: Badge[];
  /** Under one article, such as "Port economist · checked by the desk". */
  label?: string;
  /** The address of a picture, on our host; else one is drawn from the name. */
  avatar?: string;
  /** Gave a name and nothing else. */
  isGuest?: true;
}

/** What the desk asks everybody under an article: a comment of the newsroom, whose replies are the answers. */
export interface PromptView {
  id: Id;
  author: AuthorView;
  html: string;
  replyCount: number;
}

/** What a site offers beside reading and writing; see its settings. */
export type Offer = "links" | "translation";

export interface ArticleView {
  /** The site lets people write who give a name and nothing else. */
  takesGuests?: true;
  /** The site lets comments have pictures. */
  takesPictures?: true;
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
  /** When it opens by itself; null: by hand, or it has opened. */
  opensAt: Time | null;
  /** When it closes by itself, or was closed; null: by hand. */
  closesAt: Time | null;
  /** Nobody writes until then but who hosts it. */
  pausedUntil: Time | null;
  /** It was live once: what was said then can be replayed. */
  wasLive: boolean;
  /** A comment can be asked as a question. */
  asksQuestions: boolean;
  /** The first comment of each person waits for a moderator. */
  firstTimersHeld: boolean;
  pinned: PromptView | null;
  hosts: AuthorView[];
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
  /** When that ends by itself, where it is for a time; null where it is not, or is the site's rule. */
  reviewFirstUntil: Time | null;
  /** How long the last of those comments had to wait; null: nobody knows. */
  reviewFirstWaitMinutes: number | null;
  /** Null where nobody switched it on. */
  slowMode: SlowMode | null;
  pace: Pace;
  /** Absent where the site offers nothing more. */
  offers?: Offer[];
}

/** Somebody with what they are under an article. */
export interface ArticlePerson {
  id: Id;
  name: string;
  role: Role;
  /** Of the newsroom, wherever they write. */
  badges: Badge[];
  part: ArticlePart;
  label: string | null;
}

export const articleChangeKinds = [
  "state",
  "times",
  "pause",
  "slow",
  "review-first",
  "pinned",
  "people",
  "template",
] as const;
export type ArticleChangeKind = (typeof articleChangeKinds)[number];

/** Something that was switched on an article, for the desk. */
export interface ArticleChangeView {
  n: number;
  at: Time;
  /** Null: by itself. */
  by: { id: Id; name: string } | null;
  kind: ArticleChangeKind;
  facts: Record<string, unknown>;
  /** Whom it is about. */
  person: { id: Id; name: string } | null;
  why: string | null;
}
