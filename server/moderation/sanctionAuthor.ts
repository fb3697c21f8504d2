import type { AuditEntry } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { GiveSanction, SanctionRecord } from "../protocol/sanctions.ts";
import type { Id } from "../protocol/views.ts";
import { giveSanction, occasionOf, type ToGive } from "../sanctions/give.ts";
import { sanctionById } from "../sanctions/queries.ts";
import type { Member } from "../users/viewer.ts";
import { stopWriting } from "../users/writing.ts";
import { aBatch, removeLately } from "./removeLately.ts";

/** Gives the author of a case's comment a sanction. Throws what `occasionOf` and `giveSanction` throw. */
export function sanctionAuthor(
  db: Pool,
  moderator: Member,
  caseId: Id,
  request: GiveSanction,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<SanctionRecord> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const occasion = await occasionOf(tx, moderator, caseId);
      await stopWriting(tx, occasion.author.id);
      const { id, audit, events } = await sanction(tx, { moderator, occasion, request, now });
      const given = await sanctionById(tx, id);
      await recordAudit(tx, moderator.siteId, audit, now);
      await record(tx, events);
      return given;
    }),
  );
}

/**
 * The same in the transaction of whoever calls, who has stopped the author's writing before. A ban takes the comments of the last
 * days along, when that is asked for; it is told last, so that it stands above what it removed.
 */
export async function sanction(
  tx: Tx,
  given: Omit<ToGive, "batchId">,
): Promise<{ id: Id; audit: AuditEntry[]; events: Outgoing[] }> {
  const { moderator, occasion, request, now } = given;
  const days = request.kind === "ban" ? request.removeDays : undefined;
  const batchId = days ? await aBatch(tx, moderator) : null;
  const removal = { moderator, author: occasion.author, reason: request.reason, now };
  const removed = days && batchId ? await removeLately(tx, { ...removal, days, batchId }) : [];
  const { id, audit, events } = await giveSanction(tx, { ...given, batchId });
  return {
    id,
    audit: [...removed.map(settled => settled.audit), audit],
    events: [...removed.flatMap(settled => settled.events), ...events],
  };
}
