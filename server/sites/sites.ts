import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { defaultPolicy } from "../protocol/policy.ts";
import { Problem } from "../protocol/problems.ts";

export interface Site {
  id: Id;
  slug: string;
  name: string;
}

/** The site with this slug, made with the default policy as of `now` when it is not there yet. */
export async function ensureSite(
  db: Db,
  { slug, name }: { slug: string; name: string },
  now = new Date(),
): Promise<Site> {
  await db.run(sql`
    with made as (
      insert into sites (slug, name) values (${slug}, ${name}) on conflict (slug) do nothing returning id),
    counted as (insert into case_counts (site_id) select id from made)
    insert into policies (site_id, version, policy, changed_at)
    select id, 1, ${JSON.stringify(defaultPolicy)}::jsonb, ${now} from made`);
  return await db.one<Site>(sql`select id, slug, name from sites where slug = ${slug}`);
}

/** A site by id or slug. Throws `not-found`. */
export async function siteByName(db: Db, name: string): Promise<Site> {
  const site = await db.maybe<Site>(sql`
    select id, slug, name from sites where slug = ${name} or id::text = ${name} order by slug = ${name} desc limit 1`);
  if (!site) throw new Problem("not-found");
  return site;
}

/** The id of the named site when it is the own one. Throws `not-found`, `not-allowed`. */
export async function ownSite(db: Db, siteId: Id, name: string): Promise<Id> {
  const site = await siteByName(db, name);
  if (site.id !== siteId) throw new Problem("not-allowed");
  return site.id;
}
