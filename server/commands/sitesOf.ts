import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Site } from "../sites/sites.ts";
import { UsageError } from "./usage.ts";

/** The site that is named, or all of them. */
export async function sitesOf(db: Pool, name: string | undefined): Promise<Site[]> {
  const sites = await db.all<Site>(sql`select id, slug, name from sites order by id`);
  if (name === undefined) return sites;
  const named = sites.filter(({ slug }) => slug === name);
  if (named.length === 0) throw new UsageError(`There is no site with the name ${name}.`);
  return named;
}
