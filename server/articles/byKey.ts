import type { IncomingMessage } from "node:http";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { ArticleKey } from "../protocol/keyedArticles.ts";

/** The article that a key names; undefined when it names none. */
export async function idByKey(db: Db, siteId: Id, key: string): Promise<Id | undefined> {
  const named = await db.maybe<{ id: Id }>(
    sql`select article_id as id from article_keys where site_id = ${siteId} and key = ${key}`,
  );
  return named?.id;
}

const named = /^((?:\/[\w-]+)*\/articles\/)key(?::|%3A)([^/?]+)/i;

/**
 * At every door an article may be named by its key, `/articles/key:post-12`: what comes after finds its id there instead. A key that names
 * nothing stays, and is no article to anybody.
 */
export function articlesByKey(db: Db, siteId: Id) {
  return async (req: IncomingMessage, _res: unknown, next: () => void): Promise<void> => {
    const [path, before, encoded] = named.exec(req.url ?? "") ?? [];
    const key = encoded === undefined ? undefined : ArticleKey.safeParse(decodeURIComponent(encoded)).data;
    const id = key === undefined ? undefined : await idByKey(db, siteId, key);
    if (path !== undefined && id !== undefined) req.url = `${before}${id}${req.url?.slice(path.length)}`;
    next();
  };
}
