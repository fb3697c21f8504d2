import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { HouseRule } from "../protocol/houseRules.ts";
import { type Label, rulesOfLabel, type Scores } from "../protocol/labels.ts";

/** A text that a moderator decided on, with what the shipped model said of it. */
export interface Decided {
  text: string;
  scores: Scores;
  said: "approve" | HouseRule;
  by: Id;
  decidedAt: Date;
}

/** The newest decisions that a correction is made of: a site's present, and a cost that does not grow with its past. */
const newest = 10_000;

/** The version of the model that read most of what was decided lately; null when nothing was. */
export async function modelOfDecided(db: Db, siteId: Id): Promise<string | null> {
  const most = await db.maybe<{ model: string }>(sql`
    select r.model from (
      select d.comment_id, d.revision from decisions d join cases k on k.id = d.case_id
      where k.site_id = ${siteId} order by d.id desc limit 100) lately
    join revisions r using (comment_id, revision)
    where r.model is not null group by r.model order by count(*) desc limit 1`);
  return most?.model ?? null;
}

/**
 * The decisions that stand, oldest first, on texts that this version of the shipped model has read; after `since` when it is
 * given.
 */
export async function decidedOn(db: Db, siteId: Id, model: string, since: Date | null = null): Promise<Decided[]> {
  const rows = await db.all<Decided>(sql`
    select distinct on (d.comment_id) d.comment_id, r.text, r.scores, coalesce(d.reason, d.decision) as said,
      d.decided_by as by, d.decided_at as "decidedAt"
    from (
      select d.* from decisions d join cases k on k.id = d.case_id
      where k.site_id = ${siteId} and d.decision <> 'undo' and d.decided_at > ${since ?? new Date(0)}
        and not exists (select 1 from decisions u where u.undoes = d.id)
      order by d.id desc limit ${newest}) d
    join revisions r on r.comment_id = d.comment_id and r.revision = d.revision
    where r.model = ${model} and r.scores is not null and r.text <> ''
    order by d.comment_id, d.id desc`);
  return rows.sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
}

/** Whether a decision says that the text deserves the label; null when it says neither (see `rulesOfLabel`). */
export function deserves({ said }: Pick<Decided, "said">, label: Label): boolean | null {
  const rules: readonly string[] = rulesOfLabel[label];
  if (rules.length === 0) return null;
  if (said === "approve") return false;
  return rules.includes(said) ? true : null;
}
