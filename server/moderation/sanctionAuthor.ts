import { recordAudit } from "../audit/record.ts";
import { lockComment } from "../comments/queries.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { GiveSanction, SanctionRecord } from "../protocol/sanctions.ts";
import { type Done, giveSanction, occasionOf, type ToGive } from "../sanctions/give.ts";
import { sanctionById } from "../sanctions/queries.ts";
import type { Member } from "../users/viewer.ts";
import { stopWriting } from "../users/writing.ts";
import { aBatch, removeLately } from "./removeLately.ts";

/**
 * Gives the author of a case's comment a sanction; a ban then takes the comments of the last days along, when that is asked
 * for. Throws what `occasionOf` and `giveSanction` throw.
 */
export async function sanctionAuthor(
  db: Pool,
  moderator: Member,
  caseId: Id,
  request: GiveSanction,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<SanctionRecord> {
  const { id } = await db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const known = await occasionOf(tx, moderator, caseId);
      await stopWriting(tx, known.author.id);
      // The comment before its case, which the sanction refers to: the order of whoever decides.
      const occasion = { ...known, comment: (await lockComment(tx, known.comment.id)) ?? known.comment };
      const { id, audit, events } = await sanction(tx, { moderator, occasion, request, now });
      await recordAudit(tx, moderator.siteId, [audit], now);
      await record(tx, events);
      return { id };
    }),
  );
  await removeLately(db, moderator, sql`s.id = ${id}`, now);
  return await sanctionById(db, id);
}

/**
 * The same in the transaction of whoever calls, who has stopped the author's writing before, and removes comments with a ban
 * after it.
 */
export async function sanction(tx: Tx, given: Omit<ToGive, "batchId">): Promise<Done & { id: Id }> {
  const { moderator, request } = given;
  const removes = request.kind === "ban" && request.removeDays !== undefined;
  return await giveSanction(tx, { ...given, batchId: removes ? await aBatch(tx, moderator) : null });
}
