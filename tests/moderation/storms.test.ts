import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { editComment } from "../../server/comments/edit.ts";
import { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import { decide } from "../../server/moderation/decide.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { Problem } from "../../server/protocol/problems.ts";
import type { Member } from "../../server/users/viewer.ts";
import { manyCases } from "../setup/manyCases.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";

const pairs = 1_000;
const atOnce = 25;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

let newsroom: Newsroom;
let db: Pool;
let authors: Member[];
let mo: Member;
let mia: Member;

beforeAll(async () => {
  newsroom = await aNewsroom();
  const join = async (name: string, role: "member" | "moderator") => {
    const { member } = await newsroom.join(name, { role });
    if (!member) throw new Error("nobody joined");
    return member;
  };
  authors = await Promise.all(["Ann", "Ben", "Cleo", "Dan"].map(name => join(name, "member")));
  mo = await join("Mo", "moderator");
  mia = await join("Mia", "moderator");
  // Fifty who wait for six connections: on a busy machine for longer than any reader would.
  db = new Pool({ url: newsroom.databaseUrl, size: 6, connectWithinMs: 60_000 });
  console.info(`SEED=${seed}`);
});
afterAll(async () => {
  await db.close();
  await newsroom.close();
});

const ofAuthors = () =>
  manyCases(newsroom, { count: pairs, articleId: newsroom.article.id, authorIds: authors.map(({ id }) => id) });

/** Does both halves of each pair at the same moment, some pairs at once; answers which halves were done. */
async function storm<T>(items: T[], first: (item: T, n: number) => Promise<unknown>, second: typeof first) {
  const outcomes: [string, string][] = [];
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => "done",
      thrown => {
        if (thrown instanceof Problem) return thrown.problem;
        throw thrown;
      },
    );
  for (let start = 0; start < items.length; start += atOnce) {
    const some = items.slice(start, start + atOnce);
    outcomes.push(
      ...(await Promise.all(
        some.map(async (item, i): Promise<[string, string]> => {
          const n = start + i;
          // Neither half is always the first to leave.
          const isFirst = (n * 7_919 + seed) % 2 === 0;
          const a = isFirst ? outcome(first(item, n)) : undefined;
          const b = outcome(second(item, n));
          return [await (a ?? outcome(first(item, n))), await b];
        }),
      )),
    );
  }
  return outcomes;
}

/** Everything that is counted or written beside a decision, against a recount. */
async function faults() {
  return await newsroom.db.all(sql`
    select 'counts' as what, n.site_id as id from case_counts n where (waiting, held) <> (
      select count(*), count(*) filter (where c.state = 'held')
      from cases k join comments c on c.id = k.comment_id where k.is_waiting)
    union all
    select 'article', a.id from articles a
    where comment_count <> (select count(*) from comments where article_id = a.id and state = 'visible')
    union all
    select 'author', m.id from members m
    where m.role = 'member' and (published - 50, removed) <> (
      select count(*) filter (where state = 'visible'), count(*) filter (where state = 'rejected')
      from comments where author_id = m.id)
    union all
    select 'audit', d.id from decisions d left join (
      select facts->>'decisionId' as id, count(*) as n from audit where kind = 'decided' group by 1) a on a.id = d.id::text
    where a.n is distinct from 1
    union all
    select 'unapproved', c.id from comments c
    where c.state = 'visible' and not exists (
        select 1 from decisions d
        where d.comment_id = c.id and d.revision = c.revision and d.decision = 'approve')
      and not exists (
        select 1 from revisions r where r.comment_id = c.id and r.revision = c.revision and r.verdict = 'publish')`);
}

test("[M59] of two opposite decisions at once, 1,000 times, exactly one wins, and counters and audit agree", async () => {
  const cases = await ofAuthors();
  const outcomes = await storm(
    cases,
    ({ caseId }) => decide(db, mo, caseId, { decision: "approve", revision: 1 }),
    ({ caseId }) => decide(db, mia, caseId, { decision: "reject", revision: 1, reason: "hate" }),
  );
  for (const pair of outcomes) expect([...pair].sort()).toEqual(["already-decided", "done"]);
  expect(new Set(outcomes.map(([first]) => first)).size).toBe(2);
  const ids = cases.map(({ caseId }) => caseId);
  const decided = await newsroom.db.all<{ caseId: Id }>(sql`
    select case_id as "caseId" from decisions where case_id = any(${ids}::bigint[])`);
  expect(new Set(decided.map(({ caseId }) => caseId)).size).toBe(pairs);
  expect(decided).toHaveLength(pairs);
  expect(await faults()).toEqual([]);
}, 120_000);

test("[M60] an edit against a decision, 1,000 times: no text is public that nobody approved", async () => {
  const cases = await ofAuthors();
  const authorOf = new Map(
    (await newsroom.db.all<{ id: Id; authorId: Id }>(sql`select id, author_id as "authorId" from comments`)).map(
      ({ id, authorId }) => [id, authors.find(author => author.id === authorId) as Member],
    ),
  );
  const outcomes = await storm(
    cases,
    ({ caseId }) => decide(db, mo, caseId, { decision: "approve", revision: 1 }),
    ({ commentId }, n) => {
      // Every other one is worse than before, and must wait.
      const body = n % 2 ? `Bullshit number ${n} of ${n * 7}.` : `The pilots of berth ${n} met ${n * 7} ships.`;
      return editComment(db, authorOf.get(commentId) as Member, commentId, { body, revision: 1 });
    },
  );
  for (const [decided, edited] of outcomes) {
    expect(["done", "text-changed", "already-decided"]).toContain(decided);
    expect(edited).toBe("done");
  }
  expect(await faults()).toEqual([]);
  const texts = await newsroom.db.all<{ text: string }>(sql`
    select text from comments where state = 'visible' and text like 'Bullshit%'`);
  expect(texts).toEqual([]);
}, 120_000);
