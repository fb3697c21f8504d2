import { readFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Filter } from "bad-words";
import pg from "pg";
import { sha256 } from "../server/audit/entry.ts";
import { recordAudit } from "../server/audit/record.ts";
import { verifyAudit } from "../server/audit/verify.ts";
import { screenText } from "../server/comments/screenText.ts";
import { sql } from "../server/db/sql.ts";
import { auditPage } from "../server/inspection/log.ts";
import { pastThread } from "../server/inspection/pastThread.ts";
import type { AuditQuery } from "../server/protocol/audit.ts";
import { defaultPolicy } from "../server/protocol/policy.ts";
import type { BacktestView } from "../server/protocol/rules.ts";
import { replayed, replayOf, replayPage } from "../server/replay/replay.ts";
import { root } from "../server/root.ts";
import { textAlone } from "../server/screening/check.ts";
import { likenessOf } from "../server/screening/likeness.ts";
import { loadModel } from "../server/screening/model/model.ts";
import { readText } from "../server/screening/model/read.ts";
import { screen } from "../server/screening/screen.ts";
import { bandsOf } from "../server/screening/sketch.ts";
import { ensureSite } from "../server/sites/sites.ts";
import { addMember } from "../server/users/accounts.ts";
import { noPassword } from "../server/users/passwords.ts";
import { cookieName, startSession } from "../server/users/sessions.ts";
import type { Member } from "../server/users/viewer.ts";
import { anArticle } from "./anArticle.ts";
import { measureHot } from "./hot.ts";
import { measureInsights } from "./insights.ts";
import { measureFanout } from "./live/fanout.ts";
import { measureHerd } from "./live/herd.ts";
import { compare, perSecond } from "./measures.ts";
import { fillPast, random } from "./past.ts";
import { measureQueue } from "./queue.ts";
import { measureReading } from "./reading.ts";
import { type DemoApp, withDemo } from "./withDemo.ts";

/** `npm run bench`: each measure is a ratio against a bare program in the same run, median of five rounds. */
function main(): Promise<void> {
  console.log(`${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, Node ${process.version}\n`);
  const asked = process.argv.slice(2);
  return withDemo("comity_bench", async demo => {
    for (const [name, measure] of Object.entries(measures)) {
      if (asked.length === 0 || asked.includes(name)) await measure(demo);
    }
  });
}

/** In this order; `npm run bench -- audit` asks for one of them. */
const measures: Record<string, (demo: DemoApp) => Promise<void>> = {
  reading: measureReading,
  posting: measurePosting,
  hot: measureHot,
  comparing: measureComparing,
  screening: measureScreening,
  model: measureModel,
  audit: measureAudit,
  backtest: measureBacktest,
  past: measurePast,
  replay: measureReplay,
  queue: measureQueue,
  insights: measureInsights,
  fanout: measureFanout,
  herd: measureHerd,
};

/** Whole posts over HTTP (session, screening, case, counters, event) against bare durable inserts of the same text. */
async function measurePosting(demo: DemoApp): Promise<void> {
  const { address, db, site, databaseUrl } = demo;
  const policy = {
    ...defaultPolicy,
    flood: { ...defaultPolicy.flood, then: "off" },
    repeats: { ...defaultPolicy.repeats, then: "off" },
    surge: { guard: "off" },
  };
  await db.run(
    sql`insert into policies (site_id, version, policy) values (${site.id}, 999, ${JSON.stringify(policy)}::jsonb)`,
  );
  const authors = await Promise.all(Array.from({ length: 8 }, (_, i) => aMember(db, site, `Bench ${i}`)));
  const cookies = await Promise.all(
    authors.map(async ({ id }) => `${cookieName}=${await startSession(db, id, { way: "password" })}`),
  );
  const { slug } = await anArticle(demo, "posted-to");
  let n = 0;
  const post = (_: number, who: number) =>
    fetch(`${address}/api/v1/articles/${slug}/comments`, {
      method: "POST",
      headers: { Cookie: cookies[who] ?? "", "Content-Type": "application/json" },
      body: JSON.stringify({ body: `Post number ${n++} about barges, quotas and the working group.` }),
    }).then(answer => answer.arrayBuffer());
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 });
  await pool.query("create table bare (id bigint generated always as identity primary key, text text not null)");
  const insert = () =>
    pool.query("insert into bare (text) values ($1)", [
      `Post number ${n++} about barges, quotas and the working group.`,
    ]);
  await compare("posting a comment over HTTP", "a bare durable insert", {
    ours: () => perSecond(200, 8, post),
    bare: () => perSecond(200, 8, insert),
  });
  await pool.end();
}

function aMember(db: DemoApp["db"], { id: siteId }: DemoApp["site"], name: string): Promise<Member> {
  return addMember(db, {
    siteId,
    name,
    email: `${name.toLowerCase().replace(" ", "")}@example.org`,
    passwordHash: noPassword,
  });
}

const manyComments = 100_000;

/** What is asked of PostgreSQL about a text, and all checks, beside very many comments of the last days. */
async function measureComparing({ db, site }: DemoApp): Promise<void> {
  const next = random(7);
  const words = (count: number) => Array.from({ length: count }, () => `w${Math.floor(20_000 ** next())}`).join(" ");
  const texts = Array.from({ length: manyComments }, () => words(20 + Math.floor(80 * next())));
  const copied = words(60);
  const [writer, author] = [await aMember(db, site, "Many"), await aMember(db, site, "One")];
  const article = await db.one<{ id: string }>(sql`select id from articles where site_id = ${site.id} limit 1`);
  await fill(db, article.id, writer.id, [...texts, ...Array.from({ length: manyComments / 10 }, () => copied)]);
  await db.run(sql`analyze comments, bands`);
  const draft = {
    article: { ...article, siteId: site.id, section: "", language: "en", people: [], firstTimersHeld: false },
    author,
    inReplyTo: null,
  };
  const kinds = {
    "a new text": () => words(60),
    "a changed copy of one": () => `${texts[Math.floor(manyComments * next())]} and more`,
    [`a text with ${manyComments / 10} copies`]: () => copied,
  };
  for (const [kind, textOf] of Object.entries(kinds)) {
    const took = await times(200, () => {
      const text = textOf();
      return screenText(db, { ...draft, text, likeness: likenessOf(text), now: new Date() });
    });
    console.log(`facts and checks beside ${manyComments} comments, ${kind}: ${took}`);
  }
}

/** Writes comments as they stand when they were posted, without all that posting does besides. */
async function fill(db: DemoApp["db"], articleId: string, authorId: string, texts: string[]): Promise<void> {
  for (let from = 0; from < texts.length; from += 1_000) {
    const some = texts.slice(from, from + 1_000);
    const written = await db.all<{ id: string }>(sql`
      insert into comments (article_id, author_id, depth, state, text, html, approved_revision)
      select ${articleId}, ${authorId}, 0, 'visible', text, text, 1 from unnest(${some}::text[]) as here (text)
      returning id`);
    const bands = some.flatMap((text, i) => [...new Set(bandsOf(text))].map(band => ({ band, id: written[i]?.id })));
    await db.run(sql`
      insert into bands (band, comment_id)
      select * from unnest(${bands.map(({ band }) => band)}::int[], ${bands.map(({ id }) => id)}::bigint[])`);
  }
}

/** All checks over a comment of usual length. */
async function measureScreening(): Promise<void> {
  const sentence =
    "The quota is a third of the old one, and nobody on the quay believes the ministry's figures any more. ";
  let n = 0;
  // No two alike, for what was read last is kept.
  const text = () => sentence.repeat(4) + n++;
  const took = await times(2_000, () =>
    screen({ text: text(), language: "en", facts: textAlone, policy: defaultPolicy }),
  );
  console.log(`screening ${text().length} characters: ${took}`);
}

/** How long each run took. */
async function times(count: number, work: () => unknown): Promise<string> {
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return spread(took);
}

function spread(took: number[]): string {
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(took.length * share)] ?? 0).toFixed(3);
  return `${at(0.5)} ms median, ${at(0.99)} ms at the 99th percentile`;
}

/** The model alone over comments of 350 characters, no two alike, beside the matcher of bad-words over the same. */
async function measureModel({ db }: DemoApp): Promise<void> {
  const before = bytesUsed();
  const openedAt = performance.now();
  const model = loadModel(readFileSync(join(root, "server/screening/model/en/weights.bin")));
  const openedMs = performance.now() - openedAt;
  const megabytes = (bytesUsed() - before) / 1e6;
  console.log(
    `opening the model ${model.version}: ${openedMs.toFixed(0)} ms, ${megabytes.toFixed(0)} MB with its room for words`,
  );

  const written = await db.all<{ text: string }>(sql`select text from comments order by id limit 300`);
  const words = written.flatMap(({ text }) => text.split(/\s+/));
  const texts = Array.from({ length: 500 }, (_, i) => {
    const from = (i * 37) % words.length;
    return [...words.slice(from), ...words].slice(0, 120).join(" ").slice(0, 350);
  });
  let n = 0;
  const next = () => texts[n++ % texts.length] ?? "";
  console.log(`reading 350 characters: ${await times(texts.length, () => readText(next()))}`);
  const filter = new Filter();
  await compare("the model, comments of 350 characters", "isProfane of bad-words", {
    ours: () => perSecond(texts.length, 1, async () => readText(next())),
    bare: () => perSecond(texts.length, 1, async () => filter.isProfane(next())),
  });
}

/** Rules tried on very many comments, and what posting costs meanwhile. */
async function measureBacktest({ address, db, site }: DemoApp): Promise<void> {
  const [ada, author] = [await aMember(db, site, "Ada"), await aMember(db, site, "Poster")];
  await db.run(sql`update members set role = 'admin' where id = ${ada.id}`);
  const article = await db.one<{ id: string; slug: string }>(
    sql`select id, slug from articles where site_id = ${site.id} limit 1`,
  );
  await fillPast(db, site, article.id, manyComments);
  const headers = async (who: Member) => ({
    Cookie: `${cookieName}=${await startSession(db, who.id, { way: "password", hasSecondFactor: true })}`,
    "Content-Type": "application/json",
  });
  const [asAda, asAuthor] = [await headers(ada), await headers(author)];
  let n = 0;
  const post = async () => {
    const body = JSON.stringify({
      body: `Note ${n++} of the night about ${Math.sin(n)} barges and ${Math.cos(n)} quotas.`,
    });
    await (
      await fetch(`${address}/api/v1/articles/${article.slug}/comments`, { method: "POST", headers: asAuthor, body })
    ).text();
  };
  console.log(`posting, one after the other: ${await times(200, post)}`);
  const tests = `${address}/api/v1/sites/${site.id}/backtests`;
  const words = ["barge rat", "quota", "ministry"].map(text => ({ text, then: "hold" }));
  const body = JSON.stringify({ policy: { ...defaultPolicy, words }, rule: "words:quota", days: 365 });
  const startedAt = performance.now();
  const started = (await (await fetch(tests, { method: "POST", headers: asAda, body })).json()) as { id: string };
  const isOver = async () => {
    const view = (await (await fetch(`${tests}/${started.id}`, { headers: asAda })).json()) as BacktestView;
    return view.state === "running" ? null : view;
  };
  const took: number[] = [];
  let view = await isOver();
  for (; !view; view = await isOver()) {
    for (let i = 0; i < 10; i++) {
      const at = performance.now();
      await post();
      took.push(performance.now() - at);
    }
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`rules tried on ${view.looked} comments (${view.state}): ${seconds} s`);
  console.log(`posting meanwhile: ${spread(took)}`);
}

const manyEntries = 1_000_000;

/** Following a chain of a million entries, and what one more entry costs a transaction. */
async function measureAudit({ db }: DemoApp): Promise<void> {
  const { id } = await ensureSite(db, { slug: "audited", name: "The Audited" });
  const facts = { article: "1", case: "2", decision: "reject", from: "held", reason: "hate", text: sha256("") };
  const entry = { actorId: "1", kind: "decided", subject: "comment:1", facts } as const;
  const some = Array.from({ length: 5_000 }, () => entry);
  for (let n = 0; n < manyEntries; n += some.length) await db.transaction(tx => recordAudit(tx, id, some));
  await db.run(sql`analyze audit`);
  const before = process.memoryUsage().rss;
  const start = performance.now();
  let most = before;
  const reached = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const { whole, fault } = await verifyAudit(db, id, { reached });
  if (fault || whole !== manyEntries) throw new Error("the chain that was just written is not whole");
  const seconds = (performance.now() - start) / 1_000;
  const megabytes = (most - before) / 1e6;
  console.log(`following the chain of ${whole} entries: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB more`);
  const queries: Record<string, Partial<AuditQuery>> = {
    "the newest": {},
    "of one kind and person": { kind: "decided", actor: "1" },
    "of a kind that there is none of": { kind: "role-changed" },
    "of a time that is past": { to: "2020-01-01T00:00:00Z" },
  };
  for (const [what, query] of Object.entries(queries)) {
    const took = await times(100, () => auditPage(db, id, { limit: 30, ...query }));
    console.log(`a page of 30 of ${manyEntries} entries, ${what}: ${took}`);
  }
  const append = () => db.transaction(tx => recordAudit(tx, id, [entry]));
  console.log(`a transaction of one entry, durable: ${await times(1_000, append)}`);
}

/** A thread of very many comments as it was at moments from its beginning to its end. */
async function measurePast({ db, site }: DemoApp): Promise<void> {
  const { slug } = await aLongThread({ db, site }, "Past");
  for (const share of [1, 0.5, 0.01]) {
    const at = new Date(Date.now() - (1 - share) * manyComments * 60_000).toISOString();
    const took = await times(30, () => pastThread(db, { siteId: site.id }, slug, { at, limit: 20 }));
    console.log(`a thread of ${manyComments} comments as it was after ${share * 100} % of its life: ${took}`);
  }
}

/** The timeline of an event of many comments, and jumps to every step of it. */
async function measureReplay({ db, site }: DemoApp): Promise<void> {
  const { id, slug } = await aLongThread({ db, site }, "Replay");
  await db.run(sql`update articles set state = 'closed', was_live = true where id = ${id}`);
  const article = await replayed(db, slug);
  console.log(`the timeline of ${manyComments} comments: ${await times(10, () => replayOf(db, article))}`);
  const { from, counts, stepSeconds } = await replayOf(db, article);
  let step = 0;
  const jump = () => {
    // Back and forth, as nobody plays it.
    step = (step + 47) % counts.length;
    const to = new Date(Date.parse(from) + (step + 1) * stepSeconds * 1_000).toISOString();
    return replayPage(db, article, { to, limit: 20 });
  };
  const page = await jump();
  console.log(`a jump in it, ${JSON.stringify(page).length} bytes: ${await times(2 * counts.length, jump)}`);
}

async function aLongThread(
  { db, site }: Pick<DemoApp, "db" | "site">,
  name: string,
): Promise<{ id: string; slug: string }> {
  const author = await aMember(db, site, name);
  const { id, slug } = await db.one<{ id: string; slug: string }>(sql`
    select id, slug from articles where site_id = ${site.id} and state <> 'closed' order by id limit 1`);
  // A minute apart, the last one now; every tenth was removed an hour after.
  for (let from = 0; from < manyComments; from += 5_000) {
    await db.run(sql`
      with told as (
        insert into comments (article_id, author_id, depth, state, text, html, approved_revision, posted_at)
        select ${id}, ${author.id}, 0, 'visible', 'Comment ' || n, 'Comment ' || n, 1,
          now() - (${manyComments}::int - n) * interval '1 minute'
        from generate_series(${from + 1}::int, ${from + 5_000}::int) n
        returning id, article_id, posted_at)
      insert into comment_states (comment_id, n, article_id, at, state, revision, counted)
      select id, 1, article_id, posted_at, 'visible', 1, 1 from told
      union all
      select id, 2, article_id, posted_at + interval '1 hour', 'rejected', 1, -1 from told where id % 10 = 0`);
  }
  await db.run(sql`analyze comments, comment_states`);
  return { id, slug };
}

/** What is in use once the garbage is gone. */
function bytesUsed(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // What the first run finds is given back by the second.
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

await main();
process.exit(0);
