import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { CaseChoices } from "../protocol/cases.ts";
import { inSectionsOf } from "../review/sections.ts";
import type { Moderator } from "./queueViews.ts";
import { watchListsOf } from "./watchLists.ts";

const articlesMost = 200;

/** By what a moderator can filter the queue, and to whom a case can be given. */
export async function caseChoices(db: Db, moderator: Moderator): Promise<CaseChoices> {
  const isOwn = sql`a.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)}`;
  const [articles, named, watchLists, moderators] = await Promise.all([
    db.all<CaseChoices["articles"][number]>(sql`
      select a.id, a.title, coalesce(w.waiting, 0)::int as waiting
      from articles a left join (
        select article_id, count(*) as waiting from cases where is_waiting group by article_id) w on w.article_id = a.id
      where ${isOwn}
      order by waiting desc, a.published_at desc limit ${articlesMost}`),
    db.one<Pick<CaseChoices, "sections" | "languages">>(sql`
      select coalesce(array_agg(distinct section order by section), '{}') as sections,
        coalesce(array_agg(distinct language order by language), '{}') as languages
      from articles a where ${isOwn}`),
    watchListsOf(db, moderator.siteId),
    db.all<CaseChoices["moderators"][number]>(sql`
      select id, name, role from members
      where site_id = ${moderator.siteId} and role in ('moderator', 'admin') and id <> ${moderator.id}
      order by lower(name), id`),
  ]);
  return { articles, ...named, watchLists, moderators };
}
