import { createHash } from "node:crypto";
import { say } from "../../locales/say.ts";
import { LostRace, type Pool, type Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { MakeArticle } from "../protocol/keyedArticles.ts";
import { Problem } from "../protocol/problems.ts";
import { settingsOf } from "../sites/settings.ts";
import { type Article, articleByName } from "./articles.ts";
import { idByKey } from "./byKey.ts";
import { store } from "./publish.ts";

/**
 * The article with this key, made when there is none, for the page at whose origin it is read. `origin`: of the page that asks, as its browser says it.
 * Throws `not-allowed` for a page that speaks of another one, and where the newsroom alone makes articles.
 */
export async function makeArticle(
  db: Pool,
  siteId: Id,
  origin: string | undefined,
  request: MakeArticle,
  now = new Date(),
): Promise<Article> {
  const known = await idByKey(db, siteId, request.key);
  if (known !== undefined) return await articleByName(db, known);
  if (new URL(request.url).origin !== origin)
    throw new Problem("not-allowed", { detail: () => say("details.fromItsPage") });
  if ((await settingsOf(db, siteId)).embedding.newArticles === "newsroom")
    throw new Problem("not-allowed", { detail: () => say("details.newsroomOpens") });
  return await db.transaction(tx => make(tx, siteId, request, now));
}

async function make(tx: Tx, siteId: Id, request: MakeArticle, now: Date): Promise<Article> {
  const { key, url, title, section, language } = request;
  const known = await idByKey(tx, siteId, key);
  if (known !== undefined) return await articleByName(tx, known);
  const slug = slugOf(title, `${siteId} ${key}`);
  const { id } = await store(tx, siteId, {
    slug,
    title,
    section: section ?? new URL(url).host,
    standfirst: "",
    byline: "",
    language,
    editorsNote: null,
    body: [],
    state: "open",
    publishedAt: now,
    updatedAt: null,
  });
  await tx.run(sql`update articles set url = ${url} where id = ${id}`);
  const isFirst = await tx.run(sql`
    insert into article_keys (site_id, key, article_id, named_at) values (${siteId}, ${key}, ${id}, ${now})
    on conflict do nothing`);
  // Two readers opened the page at the same moment: the other one made it.
  if (!isFirst) throw new LostRace("an article was made elsewhere at the same time");
  return await articleByName(tx, id);
}

/** Of the title, for people, and of the key, so that no two are the same. */
function slugOf(title: string, key: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-");
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 10);
  return `${words.slice(0, 80).replaceAll(/^-+|-+$/g, "") || "article"}-${hash}`;
}
