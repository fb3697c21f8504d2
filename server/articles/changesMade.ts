import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { ArticleChangeView } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";

const most = 100;

interface ChangeRow extends Omit<ArticleChangeView, "at" | "by" | "person"> {
  at: Date;
  actorId: Id | null;
  actorName: string | null;
  personId: Id | null;
  personName: string | null;
}

/** What was switched on an article, newest first; for the desk. */
export async function changesMade(db: Db, articleId: Id): Promise<ArticleChangeView[]> {
  const rows = await db.all<ChangeRow>(sql`
    select c.n, c.at, c.actor_id as "actorId", m.name as "actorName", c.kind, c.facts, c.why,
      person.id as "personId", person.name as "personName"
    from article_changes c left join members m on m.id = c.actor_id
    left join members person on c.kind = 'people' and person.id = (c.facts->>'member')::bigint
    where c.article_id = ${articleId} order by c.n desc limit ${most}`);
  return rows.map(({ at, actorId, actorName, personId, personName, ...row }) => ({
    ...row,
    at: at.toISOString(),
    by: named(actorId, actorName),
    person: named(personId, personName),
  }));
}

const named = (id: Id | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });
