import type { Tx } from "../db/pool.ts";
import type { Outgoing } from "../events/channels.ts";
import type { WriteOptions } from "../http/idempotency.ts";
import type { Anchor } from "../protocol/anchors.ts";
import type { Id } from "../protocol/basics.ts";
import type { CommentView, Nudge } from "../protocol/views.ts";
import type { Likeness } from "../screening/likeness.ts";
import type { Member } from "../users/viewer.ts";
import type { NewComment } from "./insertComments.ts";
import type { Pictures } from "./pictures.ts";
import type { Draft, Screening } from "./screenText.ts";

export interface PostOptions extends WriteOptions {
  /** How long a second opinion may take; absent where nobody can be asked for one. */
  opinionSeconds?: number | undefined;
  /** What is done before, in the same transaction, such as showing what it answers: without the comment none of it; answers its events. */
  first?: (tx: Tx) => Promise<Outgoing[]>;
  /** What else is done in the transaction that stores the comment, which it then shares with no other one; answers its events. */
  also?: (tx: Tx, comment: CommentView) => Promise<Outgoing[]>;
}

/** What somebody wants to post. */
export interface Post extends Omit<PostOptions, "now"> {
  author: Member;
  articleName: string;
  text: string;
  inReplyTo: Id | null;
  anchor?: Anchor | undefined;
  isQuestion?: boolean | undefined;
  pictures?: Pictures;
  likeness: Likeness;
  /** What was found of a long text before the transaction. */
  ahead?: Screening | undefined;
  /** No other post waits for it, so it may take its time. */
  isAlone?: true;
  wantsNudge?: boolean;
  now: Date;
}

export type Posted = CommentView | Nudge;

/** A post that nothing speaks against, and the comment that is to come of it. */
export interface Storable {
  post: Post;
  draft: Draft;
  screening: Screening;
  comment: NewComment;
}
