import { sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { AuditKind } from "../protocol/auditKinds.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { CorrectUpdate, PostUpdate, UpdateView, WithdrawUpdate } from "../protocol/updates.ts";
import { rendererVersion, renderUpdate } from "../text/markdown.ts";
import { writesAs } from "../users/writing.ts";
import { type Article, articleByName } from "./articles.ts";
import { mayReport, type Reporter } from "./reporter.ts";
import { lockUpdate, type UpdateRow, updatesById } from "./updateQueries.ts";

/** Posts an update, and tells everybody who reads the article. Throws `not-found`, `not-allowed`, `sanctioned`, `key-reused`. */
export function postUpdate(
  db: Pool,
  by: Reporter,
  articleName: string,
  version: PostUpdate,
  options: WriteOptions = {},
): Promise<UpdateView> {
  return writing(db, by, articleName, options, async (tx, article, now) => {
    const { id } = await tx.one<{ id: Id }>(sql`
      insert into article_updates (article_id, posted_by, posted_at, title, text, html)
      values (
        ${article.id}, ${by.member?.id ?? null}, ${now}, ${version.title}, ${version.text}, ${renderUpdate(version.text)})
      returning id`);
    await keepRevision(tx, id, by, null, now);
    return { id, kind: "update-posted", text: version.text };
  });
}

/**
 * Gives an update another text and says what was wrong. Throws `not-found`, `not-allowed`, `sanctioned`, `key-reused`, `text-changed` when
 * it is not the version that was read, `update-withdrawn`.
 */
export function correctUpdate(
  db: Pool,
  by: Reporter,
  articleName: string,
  id: Id,
  { revision, title, text, correction }: CorrectUpdate,
  options: WriteOptions = {},
): Promise<UpdateView> {
  return writing(db, by, articleName, options, async (tx, article, now) => {
    const before = standing(await lockUpdate(tx, article.id, id));
    if (before.revision !== revision) throw new Problem("text-changed", { revision: before.revision });
    await tx.run(sql`
      update article_updates
      set title = ${title}, text = ${text}, html = ${renderUpdate(text)}, revision = revision + 1, corrected_at = ${now}
      where id = ${id}`);
    await keepRevision(tx, id, by, correction, now);
    return { id, kind: "update-corrected", text };
  });
}

/** Takes an update back. Throws `not-found`, `not-allowed`, `sanctioned`, `key-reused`, `update-withdrawn`. */
export function withdrawUpdate(
  db: Pool,
  by: Reporter,
  articleName: string,
  id: Id,
  { why }: WithdrawUpdate,
  options: WriteOptions = {},
): Promise<UpdateView> {
  return writing(db, by, articleName, options, async (tx, article, now) => {
    standing(await lockUpdate(tx, article.id, id));
    await tx.run(sql`update article_updates set withdrawn_at = ${now}, withdrawn_for = ${why} where id = ${id}`);
    return { id, kind: "update-withdrawn", text: why };
  });
}

/** `text`: what was written, of which the audit keeps the hash. */
type Change = (
  tx: Tx,
  article: Article,
  now: Date,
) => Promise<{ id: Id; kind: AuditKind & `update-${string}`; text: string }>;

/** What every change of an update has around it: who may, once only, the article's time, the audit, the event. */
function writing(
  db: Pool,
  by: Reporter,
  articleName: string,
  { now = new Date(), attempt }: WriteOptions,
  change: Change,
): Promise<UpdateView> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      if (by.member) await writesAs(tx, by.member.id, "desk");
      const article = await articleByName(tx, articleName);
      mayReport(by, article);
      const { id, kind, text } = await change(tx, article, now);
      await tx.run(sql`update articles set updated_at = greatest(updated_at, ${now}) where id = ${article.id}`);
      const [view] = await updatesById(tx, [id]);
      if (!view) throw new Error("the update that was just written is not there");
      const facts = { article: article.id, revision: view.revision, text: sha256(text) };
      const entry = { actorId: by.member?.id ?? null, kind, subject: `update:${id}`, facts } as const;
      await recordAudit(tx, article.siteId, [entry], now);
      const event = { kind: kind === "update-posted" ? "update-posted" : "update-changed", updateId: id } as const;
      await record(tx, [{ channel: articleChannel(article.id), event }]);
      return view;
    }),
  );
}

/** The update, when it is there and was not withdrawn. */
function standing(update: UpdateRow | undefined): UpdateRow {
  if (!update) throw new Problem("not-found");
  if (update.withdrawnAt) throw new Problem("update-withdrawn", { withdrawnAt: update.withdrawnAt.toISOString() });
  return update;
}

/** The version that the update has now, for good. */
async function keepRevision(tx: Tx, id: Id, by: Reporter, correction: string | null, now: Date): Promise<void> {
  await tx.run(sql`
    insert into update_revisions (update_id, revision, title, text, html, renderer, correction, written_by, written_at)
    select id, revision, title, text, html, ${rendererVersion}, ${correction}, ${by.member?.id ?? null}, ${now}
    from article_updates where id = ${id}`);
}
