import { randomUUID } from "node:crypto";
import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import type { WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { BatchItem, BatchView, DecideMany } from "../protocol/bulk.ts";
import type { Settle } from "../protocol/deciding.ts";
import { wrongField } from "../protocol/faults.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import { inSectionsOf } from "../review/sections.ts";
import type { Member } from "../users/viewer.ts";
import { lockAll } from "./lockAll.ts";
import { type Judged, lockCase } from "./lockCase.ts";
import { type Settled, settleCase } from "./settleCase.ts";

/** A case that a batch is about, with the revision that was read. */
interface Item {
  caseId: Id;
  revision: number;
}

/**
 * One decision on many cases, as a batch: each case is decided wholly or not at all, and answered for by itself. They are decided some
 * at a time, so that readers are not kept waiting; sent again with its key, a batch goes on where it stopped and gives the whole
 * answer. Throws `key-reused`.
 */
export async function decideMany(
  db: Pool,
  moderator: Member,
  { items: wanted, ...decision }: DecideMany,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<BatchView> {
  const { key, requestHash } = attempt ?? { key: randomUUID(), requestHash: Buffer.alloc(0) };
  const batchId = await openBatch(db, moderator, key, requestHash);
  const items = Array.isArray(wanted) ? distinct(wanted) : await waitingOf(db, moderator, wanted, batchId);
  const answers = await inPortions(db, moderator, items, now, async (tx, { caseId, revision }) => {
    const judged = await lockCase(tx, moderator, caseId, { now, batchId });
    const request = { ...decision, revision } as Settle;
    return (await decidedBefore(tx, judged)) ?? (await settleCase(tx, judged, request));
  });
  await auditBatch(db, moderator, batchId, { kind: "batch-decided", decision: decision.decision, answers, now });
  return { id: batchId, items: answers };
}

async function openBatch(db: Db, { id, siteId }: Member, key: string, requestHash: Buffer): Promise<Id> {
  await db.run(sql`
    insert into batches (site_id, made_by, key, request_hash) values (${siteId}, ${id}, ${key}, ${requestHash})
    on conflict (made_by, key) do nothing`);
  const batch = await db.one<{ id: Id; requestHash: Buffer }>(sql`
    select id, request_hash as "requestHash" from batches where made_by = ${id} and key = ${key}`);
  if (!batch.requestHash.equals(requestHash)) throw new Problem("key-reused");
  return batch.id;
}

/** Each case once, with the revision that is named first. */
const distinct = (items: Item[]) =>
  [...new Map(items.toReversed().map(item => [item.caseId, item])).values()].toReversed();

/** All that waits of an author under an article, and what this batch has decided of it already. */
async function waitingOf(
  db: Db,
  moderator: Member,
  { author, article }: { author: Id; article: Id },
  batchId: Id,
): Promise<Item[]> {
  const items = await db.all<Item>(sql`
    select k.id as "caseId", c.revision
    from comments c join cases k on k.comment_id = c.id join articles a on a.id = k.article_id
    where c.author_id = ${author} and a.id = ${article} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}
      and (k.is_waiting or k.id in (select case_id from decisions where batch_id = ${batchId}))
    order by k.rank desc, k.id desc limit ${limits.bulkMost + 1}`);
  if (items.length <= limits.bulkMost) return items;
  throw wrongField("items", "faults.casesAre", { most: String(limits.bulkMost) });
}

/** What this batch decided on a case before its answer got lost. */
async function decidedBefore(tx: Tx, { ofCase, batchId }: Judged): Promise<Pick<Settled, "decisionId"> | undefined> {
  return await tx.maybe<{ decisionId: Id }>(sql`
    select id as "decisionId" from decisions
    where case_id = ${ofCase.id} and batch_id = ${batchId} and decision <> 'undo' order by id limit 1`);
}

const portion = 50;

/**
 * Does something for each of many cases, some in one transaction, with one entry in the audit and one record of events for them all.
 * What cannot be done is answered with its problem, and leaves nothing of itself.
 */
export async function inPortions<T extends { caseId: Id }>(
  db: Pool,
  { siteId }: Member,
  items: readonly T[],
  now: Date,
  work: (tx: Tx, item: T) => Promise<Settled | Pick<Settled, "decisionId">>,
): Promise<BatchItem[]> {
  const answers: BatchItem[] = [];
  for (let start = 0; start < items.length; start += portion) {
    const some = items.slice(start, start + portion);
    const done = await db.transaction(async tx => {
      await lockAll(
        tx,
        some.map(({ caseId }) => caseId),
      );
      const settled: Settled[] = [];
      const answers: BatchItem[] = [];
      for (const item of some) answers.push(await answerFor(tx, item, work, settled));
      await recordAudit(
        tx,
        siteId,
        settled.map(({ audit }) => audit),
        now,
      );
      await record(
        tx,
        settled.flatMap(({ events }) => events),
      );
      return answers;
    });
    answers.push(...done);
  }
  return answers;
}

async function answerFor<T extends { caseId: Id }>(
  tx: Tx,
  item: T,
  work: (tx: Tx, item: T) => Promise<Settled | Pick<Settled, "decisionId">>,
  settled: Settled[],
): Promise<BatchItem> {
  const { caseId } = item;
  await tx.run(sql`savepoint one`);
  try {
    const done = await work(tx, item);
    if ("events" in done) settled.push(done);
    return { caseId, decisionId: done.decisionId };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    await tx.run(sql`rollback to savepoint one`);
    const { type: _, status: __, ...body } = thrown.toBody();
    return { caseId, problem: thrown.problem, ...body };
  }
}

/** That a batch was made or taken back: the decisions stand in the audit by themselves. */
export async function auditBatch(
  db: Pool,
  { id: actorId, siteId }: Member,
  batchId: Id,
  batch: { kind: "batch-decided" | "batch-undone"; decision: string; answers: BatchItem[]; now: Date },
): Promise<void> {
  const { kind, decision, answers, now } = batch;
  const done = answers.filter(answer => "decisionId" in answer).length;
  const facts = { decision, asked: answers.length, done };
  await db.transaction(tx => recordAudit(tx, siteId, [{ actorId, kind, subject: `batch:${batchId}`, facts }], now));
}
