import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";

/** How far an article has come: as long as this stands, its page says the same. */
export interface ArticleVersion {
  id: Id;
  /** Of its last event. */
  seq: number;
  /** Stands for the rules and the settings of its site, which no event of an article tells of. */
  rules: string;
}

/** Those of articles by slug, id or `key:` and key, in their order; undefined where there is none of that name. */
export async function versionsOf(
  db: Db,
  siteId: Id,
  names: readonly string[],
): Promise<(ArticleVersion | undefined)[]> {
  const found = await db.all<{ name: string; id: Id; seq: string | null; rules: string }>(sql`
    select asked.name, named.id, c.last_seq as seq, concat_ws(' ', p.version, s.version) as rules
    from unnest(${names}::text[]) as asked (name)
    cross join lateral (
      select id from articles where site_id = ${siteId} and slug = asked.name
      union all
      select id from articles
      where site_id = ${siteId} and id = case when asked.name ~ '^[0-9]{1,18}$' then asked.name::bigint end
      union all
      select article_id from article_keys
      where site_id = ${siteId} and asked.name like 'key:%' and key = substr(asked.name, 5)) as named (id)
    left join channels c on c.name = 'article:' || named.id
    left join lateral (select max(version) as version from policies where site_id = ${siteId}) p on true
    left join site_settings s on s.site_id = ${siteId}`);
  const versions = new Map(found.map(({ name, id, seq, rules }) => [name, { id, seq: Number(seq ?? 0), rules }]));
  return names.map(name => versions.get(name));
}
