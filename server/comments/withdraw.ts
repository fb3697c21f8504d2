import type { Pool, Tx } from "../db/pool.ts";
import { deskChannel, type Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { StoredEvent } from "../protocol/events.ts";
import { Problem } from "../protocol/problems.ts";
import type { CommentView } from "../protocol/views.ts";
import { closeCase, openCaseOf } from "../review/cases.ts";
import { answerNotices } from "../review/legalNotices.ts";
import { appealWaits } from "../statements/queries.ts";
import { endStatements } from "../statements/stateReasons.ts";
import type { Member } from "../users/viewer.ts";
import { changeState, toReaders } from "./changeState.ts";
import { type CommentRow, commentById, lockComment } from "./queries.ts";
import { authorView } from "./view.ts";

/**
 * Takes the own comment back; its replies stay under a trace, and what waited for a moderator waits no longer. Again changes
 * nothing. Throws `not-found`, `not-allowed` (another's comment, or one that the desk has removed).
 */
export function withdrawComment(
  db: Pool,
  author: Member,
  commentId: Id,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<CommentView> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const comment = await lockComment(tx, commentId);
      if (!comment || comment.siteId !== author.siteId) throw new Problem("not-found");
      if (comment.authorId !== author.id) throw new Problem(comment.state === "visible" ? "not-allowed" : "not-found");
      if (comment.state === "withdrawn") return authorView(comment, []);
      if (comment.state === "rejected" || comment.state === "erased") throw new Problem("not-allowed");

      const events = await takeAway(tx, comment, "withdrawn", now);
      const withdrawn = (await commentById(tx, commentId)) ?? comment;
      await record(tx, events);
      return authorView(withdrawn, []);
    }),
  );
}

/** A comment goes by its author's will: what waited for a moderator waits no longer. Answers the events to record. */
export async function takeAway(
  tx: Tx,
  comment: CommentRow,
  to: "withdrawn" | "erased",
  now: Date,
): Promise<Outgoing[]> {
  const { id: commentId, authorId: by, siteId } = comment;
  const events = toReaders(comment, to, await changeState(tx, comment, to, { now, by }));
  await endStatements(tx, { commentId, restriction: "hold" }, "author", now);
  const waiting = await openCaseOf(tx, commentId);
  if (waiting) {
    await answerNotices(tx, waiting.id, "gone", now);
    events.push({ channel: deskChannel(siteId), event: await endCase(tx, waiting.id, now) });
  }
  return events;
}

/** What waited for a moderator waits no longer; but an appeal of its author, against a sanction say, still has to be answered. */
async function endCase(tx: Tx, caseId: Id, now: Date): Promise<StoredEvent> {
  if (await appealWaits(tx, caseId)) return { kind: "case-changed", caseId };
  await closeCase(tx, caseId, now);
  return { kind: "case-closed", caseId, decisionId: null };
}
