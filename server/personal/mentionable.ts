import { type Author, authorView } from "../articles/people.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Mentionable } from "../protocol/personal.ts";

const most = 8;

/** Who wrote something in a thread that readers see, and has a name, or a part of one, that begins so; by name. */
export async function mentionable(db: Db, articleId: Id, asked: string): Promise<Mentionable[]> {
  const begins = `${asked.replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db.all<Author>(sql`
    select m.id, m.name, m.role, m.badges, p.part, p.label
    from (select distinct author_id from comments where article_id = ${articleId} and state = 'visible') wrote
    join members m on m.id = wrote.author_id
    left join article_people p on p.article_id = ${articleId} and p.member_id = m.id
    where m.name ilike ${begins} or m.name ilike ${`% ${begins}`}
    order by m.name, m.id limit ${most}`);
  return rows.map(row => {
    const { id, name, badges } = authorView(row);
    return { id, name, badges };
  });
}
