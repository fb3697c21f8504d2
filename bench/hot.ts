import { fork } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { postComment } from "../server/comments/post.ts";
import { sql } from "../server/db/sql.ts";
import { defaultPolicy } from "../server/protocol/policy.ts";
import { root } from "../server/root.ts";
import { addMember } from "../server/users/accounts.ts";
import { noPassword } from "../server/users/passwords.ts";
import { cookieName, startSession } from "../server/users/sessions.ts";
import type { Member } from "../server/users/viewer.ts";
import { anArticle } from "./anArticle.ts";
import { type Cpu, cpuClock } from "./cpu.ts";
import type { Asked, Took } from "./hotWriters.ts";
import { median, perSecond } from "./measures.ts";
import { random } from "./past.ts";
import type { DemoApp } from "./withDemo.ts";

export const writers = 32;
const posts = 1_600;
const rounds = 5;
const bareName = "insert and update through pg";

interface Measured extends Cpu {
  /** A second. */
  rate: number;
}

/**
 * 32 people write under one article without a pause, each the next text when the last is answered: through the whole door (a process
 * of its own sends, over connections that are kept open), and by the operation alone. Beside it what cannot be less: 32 writers who
 * each insert a row and count it in the article's row, in a transaction, through `pg`. All on one durable PostgreSQL, in turn.
 */
export async function measureHot(demo: DemoApp): Promise<void> {
  const { db, address, site } = demo;
  // Nobody posts twenty times a second; what would be said about that is left out, and everything else is asked.
  const policy = { ...defaultPolicy, flood: { ...defaultPolicy.flood, then: "off" }, surge: { guard: "off" } };
  await db.run(
    sql`insert into policies (site_id, version, policy) values (${site.id}, 1000, ${JSON.stringify(policy)}::jsonb)`,
  );
  const authors = await Promise.all(Array.from({ length: writers }, (_, i) => aRegular(demo, `Writer ${i}`)));
  const cookies = await Promise.all(
    authors.map(async ({ id }) => `${cookieName}=${await startSession(db, id, { way: "password" })}`),
  );
  const { slug } = await anArticle(demo, "the-hot-one");
  const textOf = await someTexts(demo);
  const bare = await aBareProgram(demo, textOf);

  const through: Record<string, () => Promise<number>> = {
    [bareName]: bare.measure,
    "posts over HTTP": async () => {
      const texts = Array.from({ length: posts }, textOf);
      const { seconds } = await sendAll({
        url: `${address}/api/v1/articles/${slug}/comments`,
        cookies,
        texts,
      });
      return posts / seconds;
    },
    "posts by the operation": () =>
      perSecond(posts, writers, (_, writer) => postComment(db, authors[writer] as Member, slug, { body: textOf() })),
  };
  const clock = await cpuClock(db);
  const measured = new Map<string, Measured[]>(Object.keys(through).map(name => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, measure] of Object.entries(through)) {
      const before = clock();
      const rate = await measure();
      const after = clock();
      const cpu = { node: (after.node - before.node) / posts, postgres: (after.postgres - before.postgres) / posts };
      // The first round warms everything up.
      if (round > 0) measured.get(name)?.push({ rate, ...cpu });
    }
  }
  const of = (name: string, what: keyof Measured) => median((measured.get(name) ?? []).map(one => one[what]));
  console.log(`${writers} writers on one article, durable, medians of ${rounds} rounds of ${posts}; CPU time of each:`);
  for (const name of Object.keys(through)) {
    const cpu = `${of(name, "node").toFixed(2)} ms in Node, ${of(name, "postgres").toFixed(2)} ms in PostgreSQL`;
    console.log(
      `  ${name}: ${of(name, "rate").toFixed(0)}/s, ${(of(name, "rate") / of(bareName, "rate")).toFixed(2)} of the bare; ${cpu}`,
    );
  }
  await bare.end();
}

/** Somebody whom the checks for newcomers leave alone. */
async function aRegular({ db, site }: DemoApp, name: string): Promise<Member> {
  const email = `${name.toLowerCase().replace(" ", "")}@example.org`;
  const { id } = await addMember(db, { siteId: site.id, name, email, passwordHash: noPassword });
  await db.run(sql`update members set published = 50, joined_at = now() - interval '1 year' where id = ${id}`);
  return await db.one<Member>(sql`
    select id, site_id as "siteId", name, email, role, sections, badges, published, removed, joined_at as "joinedAt"
    from members where id = ${id}`);
}

/** Comments of 15 to 40 words out of what people wrote in the demo, no two alike. */
async function someTexts({ db }: DemoApp): Promise<() => string> {
  const written = await db.all<{ text: string }>(
    sql`select text from comments where state = 'visible' order by id limit 300`,
  );
  const words = written.flatMap(({ text }) => text.match(/[a-z']+/gi) ?? []);
  const next = random(11);
  const word = () => words[Math.floor(next() * words.length)];
  return () => Array.from({ length: 15 + Math.floor(25 * next()) }, word).join(" ");
}

async function aBareProgram({ databaseUrl }: DemoApp, textOf: () => string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: writers });
  await pool.query(`
    create table bare_articles (id bigint primary key, comment_count integer not null default 0);
    create table bare_comments (
      id bigint generated always as identity primary key, article_id bigint not null references bare_articles,
      author_id bigint not null, text text not null, posted_at timestamptz not null default now());
    insert into bare_articles (id) values (1)`);
  const post = async (_: number, writer: number) => {
    const client = await pool.connect();
    await client.query("begin");
    await client.query({
      name: "insert",
      text: "insert into bare_comments (article_id, author_id, text) values (1, $1, $2)",
      values: [writer, textOf()],
    });
    await client.query({
      name: "count",
      text: "update bare_articles set comment_count = comment_count + 1 where id = 1",
    });
    await client.query("commit");
    client.release();
  };
  return { measure: () => perSecond(posts, writers, post), end: () => pool.end() };
}

/** A process of its own sends, so that what it costs is not the node's. */
function sendAll(asked: Asked): Promise<Took> {
  return new Promise((resolve, reject) => {
    const child = fork(join(root, "dist/bench/hotWriters.js"));
    child.once("message", took => resolve(took as Took));
    child.once("exit", code => reject(new Error(`the writers ended with ${code}`)));
    child.send(asked);
  });
}
