import type { Article } from "../articles/articles.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { DraftView } from "../protocol/draftView.ts";
import type { PutDraft } from "../protocol/personal.ts";
import { Problem } from "../protocol/problems.ts";
import type { Member } from "../users/viewer.ts";

/**
 * Keeps what a member is writing, over the revision that their device saw. Throws `draft-changed` with what stands there when another
 * device was faster, and `not-found` for an article of another site.
 */
export async function putDraft(
  db: Db,
  { id: memberId, siteId }: Member,
  article: Pick<Article, "id" | "siteId">,
  place: string,
  { text, revision }: PutDraft,
): Promise<DraftView> {
  if (article.siteId !== siteId) throw new Problem("not-found");
  const kept = await db.maybe<DraftView>(sql`
    insert into drafts (member_id, article_id, place, text, revision)
    values (${memberId}, ${article.id}, ${place}, ${text}, ${revision + 1})
    on conflict (member_id, article_id, place) do update
      set text = excluded.text, revision = excluded.revision, written_at = now() where drafts.revision = ${revision}
    returning place, text, revision`);
  if (kept) return kept;
  const draft = await db.maybe<DraftView>(sql`
    select place, text, revision from drafts
    where member_id = ${memberId} and article_id = ${article.id} and place = ${place}`);
  throw new Problem("draft-changed", { draft: draft ?? { place, text: "", revision: 0 } });
}

/** Forgets what nobody has touched for a quarter of a year. */
export function forgetOldDrafts(db: Db): Promise<number> {
  return db.run(sql`delete from drafts where written_at < now() - interval '90 days'`);
}
