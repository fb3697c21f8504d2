import type { Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { CommentState } from "../protocol/views.ts";
import { unsettledFindings } from "./findings.ts";
import type { Signals } from "./priority.ts";
import { reportersOf } from "./reporters.ts";

interface Weighed {
  id: Id;
  authorId: Id;
  state: CommentState;
  replyCount: number;
}

/** What speaks for looking at a comment as it stands, with the reports of the case in which it waits. */
export async function signalsOf(tx: Tx, comment: Weighed, waiting: { id: Id } | undefined): Promise<Signals> {
  return {
    findings: await unsettledFindings(tx, comment.id),
    reporters: waiting ? await reportersOf(tx, waiting.id) : [],
    isVisible: comment.state === "visible",
    replies: comment.replyCount,
    author: await tx.one<Signals["author"]>(sql`select published, removed from members where id = ${comment.authorId}`),
  };
}
