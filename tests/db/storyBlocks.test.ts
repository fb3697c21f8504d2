import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { articleByName } from "../../server/articles/articles.ts";
import { updatesPage } from "../../server/articles/updateQueries.ts";
import { sqlFolder } from "../../server/config.ts";
import { migrate } from "../../server/db/migrate.ts";
import { sql } from "../../server/db/sql.ts";
import { ensureSite } from "../../server/sites/sites.ts";
import { aDatabase, type TestDatabase } from "../setup/database.ts";

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "comity-sql-"));
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

test("[ST9] updates and corrections that stood among an article's paragraphs become updates of their own", async () => {
  const { pool, url } = database;
  const files = readdirSync(sqlFolder).filter(name => /^\d{3}_/.test(name));
  const take = (isWanted: (name: string) => boolean) => {
    for (const name of files.filter(isWanted)) copyFileSync(join(sqlFolder, name), join(folder, name));
  };
  await pool.run(sql`drop schema public cascade`);
  await pool.run(sql`create schema public`);
  take(name => name < "021");
  await migrate(url, folder);
  const { id } = await ensureSite(pool, { slug: "meridian", name: "The Meridian Post" });
  const text = { type: "paragraph", text: "They came down." };
  const bodies = {
    mixed: [
      text,
      { type: "update", at: "2026-05-14T14:05:00Z", text: "The <b>second</b> & last." },
      { type: "heading", text: "The steps" },
      { type: "correction", at: "2026-05-14T13:05:00Z", text: "The first." },
    ],
    plain: [text],
    only: [{ type: "update", at: "2026-05-14T13:05:00Z", text: "Nothing else." }],
  };
  for (const [slug, body] of Object.entries(bodies)) {
    await pool.run(sql`
      insert into articles (site_id, slug, title, section, standfirst, byline, body, reading_minutes, published_at)
      values (${id}, ${slug}, 't', 's', 'What is known.', 'b', ${JSON.stringify(body)}::jsonb, 1, now())`);
  }
  take(name => name >= "021");
  await migrate(url, folder);
  const told = async (slug: string) => {
    const article = await articleByName(pool, slug);
    const { items } = await updatesPage(pool, article, { sort: "oldest", limit: 20 });
    return { body: article.body, updates: items.map(({ title, html, postedAt }) => ({ title, html, postedAt })) };
  };
  expect(await told("mixed")).toEqual({
    body: [text, { type: "heading", text: "The steps" }],
    updates: [
      { title: "Correction", html: "<p>The first.</p>", postedAt: "2026-05-14T13:05:00.000Z" },
      {
        title: "Update",
        html: "<p>The &lt;b&gt;second&lt;/b&gt; &amp; last.</p>",
        postedAt: "2026-05-14T14:05:00.000Z",
      },
    ],
  });
  expect(await told("plain")).toEqual({ body: [text], updates: [] });
  expect((await told("only")).body).toEqual([{ type: "paragraph", text: "What is known." }]);
});
