import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import { seedDemo } from "../../server/demo/seed.ts";
import { aDatabase, type TestDatabase } from "../setup/database.ts";

const now = new Date("2026-11-24T15:40:00Z");
let database: TestDatabase;
let db: Pool;
let seededInMs: number;

beforeAll(async () => {
  database = await aDatabase();
  db = database.pool;
  const start = performance.now();
  // Two processes that start at the same time on one database.
  await Promise.all([seedDemo(db, now), seedDemo(db, now)]);
  seededInMs = performance.now() - start;
}, 180_000);

afterAll(() => database.drop());

const count = async (what: ReturnType<typeof sql>) => (await db.one<{ n: number }>(what)).n;

test("[N1] the demo is one live article, one with a long discussion, an event that is over and one that waits for its first comment", async () => {
  const articles = await db.all<{ state: string; comments: number; views: number }>(sql`
    select state, comment_count as comments, views from articles order by comment_count`);
  expect(articles).toHaveLength(4);
  expect(articles[0]).toMatchObject({ state: "open", comments: 0, views: 151 });
  expect(articles[1]?.state).toBe("closed");
  expect(articles[2]?.state).toBe("live");
  expect(articles[3]?.state).toBe("open");
  expect(articles[3]?.comments).toBeGreaterThan(200);
});

test("[N2] at least 200 comments were written over at least three weeks, by at least 40 people, none after now", async () => {
  const { n, days, people, latest } = await db.one<{ n: number; days: number; people: number; latest: Date }>(sql`
    select count(*)::int as n, count(distinct author_id)::int as people, max(posted_at) as latest,
      extract(epoch from max(posted_at) - min(posted_at))::float8 / 86400 as days
    from comments`);
  expect(n).toBeGreaterThanOrEqual(200);
  expect(days).toBeGreaterThanOrEqual(21);
  expect(people).toBeGreaterThanOrEqual(40);
  expect(latest.getTime()).toBeLessThan(now.getTime());
});

test("[N3] exactly fifteen cases wait, opened by the checks, by reports, by an appeal and by questions that no host has looked at", async () => {
  const cases = await db.all<{ state: string; checks: string[]; reports: number; hasAppeal: boolean }>(sql`
    select c.state, k.has_appeal as "hasAppeal",
      array(select check_name from findings f where f.comment_id = c.id and settled_at is null order by 1) as checks,
      (select count(*)::int from reports r where r.case_id = k.id) as reports
    from cases k join comments c on c.id = k.comment_id where k.closed_at is null order by k.id`);
  expect(cases).toHaveLength(15);
  expect(await count(sql`select waiting as n from case_counts`)).toBe(15);
  const held = cases.filter(({ state }) => state === "held").flatMap(({ checks }) => checks);
  expect(held).toEqual(expect.arrayContaining(["badWords", "links", "repeats"]));
  const visible = cases
    .filter(({ state, reports }) => state === "visible" && reports === 0)
    .flatMap(({ checks }) => checks);
  expect(visible).toEqual(expect.arrayContaining(["badWords", "links", "shouting"]));
  expect(cases.filter(({ reports }) => reports > 1).length).toBeGreaterThanOrEqual(3);
  expect(cases.filter(({ checks }) => checks.includes("question"))).toMatchObject([
    { state: "held" },
    { state: "held" },
  ]);
  const others = cases.filter(({ checks, reports }) => checks.length + reports === 0);
  expect(others).toMatchObject([{ state: "rejected", hasAppeal: true }]);
});

test("[N4] the demo shows what moderation leaves behind: removals with reasons and traces, withdrawals, edits", async () => {
  const states = await db.all<{ state: string; n: number; reasons: number; traces: number }>(sql`
    select state, count(*)::int as n, count(distinct removed_for)::int as reasons,
      (count(*) filter (where reply_count > 0))::int as traces
    from comments group by state`);
  const of = (state: string) => states.find(row => row.state === state) ?? { n: 0, reasons: 0, traces: 0 };
  expect(of("rejected").n).toBe(8);
  expect(of("rejected").reasons).toBeGreaterThanOrEqual(4);
  expect(of("rejected").traces).toBeGreaterThanOrEqual(3);
  expect(of("withdrawn").n).toBe(4);
  expect(of("withdrawn").traces).toBeGreaterThanOrEqual(1);
  expect(await count(sql`select count(*)::int as n from comments where edited_at is not null`)).toBe(6);
  expect(await count(sql`select count(*)::int as n from decisions where decided_at > ${now}`)).toBe(0);
});

test("[N5] every number of the demo equals a recount", async () => {
  expect(
    await db.all(sql`
    select a.slug from articles a where comment_count <>
      (select count(*) from comments c where c.article_id = a.id and c.state = 'visible')`),
  ).toEqual([]);
  expect(
    await db.all(sql`
    select c.id from comments c where reply_count <> (select count(*) from comments r
      where r.parent_id = c.id and (r.state = 'visible' or r.reply_count > 0))`),
  ).toEqual([]);
  expect(
    await db.all(sql`
    select c.id from comments c where reaction_count <> (select count(*) from reactions r where r.comment_id = c.id)
      or reaction_count <> coalesce((select sum(value::int) from jsonb_each_text(c.reactions)), 0)`),
  ).toEqual([]);
  expect(
    await db.all(sql`
    select m.name from members m
    where published <> (select count(*) from comments c where c.author_id = m.id and c.state = 'visible')
      or removed <> (select count(*) from comments c where c.author_id = m.id and c.state = 'rejected')`),
  ).toEqual([]);
  expect(
    await db.all(sql`
    select name from channels where last_seq <> (select count(*) from events e where e.channel = name)`),
  ).toEqual([]);
  expect(
    await db.all(sql`
    select comment_id from questions q
    where votes <> (select count(*) from question_votes v where v.comment_id = q.comment_id)`),
  ).toEqual([]);
  expect(await count(sql`select count(*)::int as n from reactions`)).toBeGreaterThan(300);
});

test("[N6] the order of ids is the order of time, and nobody speaks before joining", async () => {
  expect(
    await db.all(sql`
    select id from (select id, posted_at < lag(posted_at) over (order by id) as is_earlier from comments) c
    where is_earlier`),
  ).toEqual([]);
  expect(
    await db.all(sql`
    select m.name from members m join comments c on c.author_id = m.id where c.posted_at < m.joined_at`),
  ).toEqual([]);
});

test("[N6] the rules were changed in the order of their versions, and the audit tells them in the order of time", async () => {
  const versions = await db.all<{ at: Date }>(sql`select changed_at as at from policies order by version`);
  const audited = await db.all<{ at: Date }>(sql`select at from audit where kind = 'policy-changed' order by n`);
  const times = (rows: { at: Date }[]) => rows.map(({ at }) => at.getTime());
  expect(times(versions)).toEqual(times(versions).sort((a, b) => a - b));
  expect(times(audited)).toEqual(times(versions).slice(1));
  expect(times(audited).at(-1)).toBe(now.getTime());
  const all = times(await db.all<{ at: Date }>(sql`select at from audit order by n`));
  expect(all).toEqual([...all].sort((a, b) => a - b));
});

test("[N7] a second start finds the demo as it was left, and nobody can sign in as its people", async () => {
  const before = await count(sql`select count(*)::int as n from comments`);
  await seedDemo(db, new Date(now.getTime() + 86_400_000));
  expect(await count(sql`select count(*)::int as n from comments`)).toBe(before);
  expect(await count(sql`select count(*)::int as n from members where password_hash like '$argon2%'`)).toBe(0);
  console.info(`the demo was written in ${Math.round(seededInMs)} ms`);
});
