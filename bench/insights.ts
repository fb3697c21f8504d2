import { sql } from "../server/db/sql.ts";
import { insights } from "../server/insights/insights.ts";
import { nextLook } from "../server/insights/secondLook.ts";
import { units } from "../server/protocol/figures.ts";
import type { DemoApp } from "./withDemo.ts";

const comments = 100_000;
const rounds = 5;

/**
 * Every figure of a site on which 100,000 comments were posted and 50,000 decided in the last year, by each unit, and the draw of the next second
 * look; and what posting waits meanwhile.
 */
export async function measureInsights({ db, site, address }: DemoApp): Promise<void> {
  await aYear({ db, site });
  // As autovacuum would have done in the course of a year.
  await db.run(sql`analyze`);
  const scope = { siteId: site.id, sections: null };
  for (const by of units) {
    const took = await timed(() => insights(db, scope, by, new Date()));
    console.log(`insights by ${by}, 100,000 comments and 50,000 decisions in a year: ${took} ms median`);
  }
  const moderator = { id: "0", ...scope };
  console.log(`the next second look: ${await timed(() => nextLook(db, moderator))} ms median`);
  const read = () => fetch(`${address}/readyz`).then(answer => answer.text());
  const alone = await timed(read);
  const counting = insights(db, scope, "month", new Date());
  console.log(`an answer from the database: ${alone} ms alone, ${await timed(read)} ms while a year is counted`);
  await counting;
}

async function timed(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return median < 10 ? median.toFixed(1) : String(Math.round(median));
}

/** Written straight into the tables: half of the comments had a case, each tenth of those was removed. */
function aYear({ db, site }: Pick<DemoApp, "db" | "site">): Promise<void> {
  const article = sql`(select min(id) from articles where site_id = ${site.id})`;
  return db.transaction(async tx => {
    await tx.run(sql`set local statement_timeout = 0`);
    await tx.run(sql`
      with posted as (
        insert into comments (article_id, author_id, depth, state, was_visible, approved_revision, text, html, posted_at, active_at)
        select ${article}, (select min(id) from members where site_id = ${site.id}), 0,
          case when i % 20 = 0 then 'rejected' else 'visible' end, true, case when i % 20 <> 0 then 1 end, 'A remark', '', t, t
        from (select i, now() - interval '365 days' * (1 - i::float8 / ${comments}) as t from generate_series(1, ${comments}) i) times
        returning id, posted_at, state
      ), opened as (
        insert into cases (site_id, article_id, comment_id, parts, priority, rank, opened_at, closed_at)
        select ${site.id}, ${article}, id, '[]', 10, 0, posted_at, posted_at + interval '5 minutes' * (1 + id % 50)
        from posted where id % 2 = 0 returning id, comment_id, opened_at, closed_at
      ), found as (
        insert into findings (comment_id, revision, check_name, then_do, why, evidence, policy_version, found_at, settled_at)
        select comment_id, 1, 'links', case when comment_id % 3 = 0 then 'hold' else 'flag' end, '', '[]', 1, opened_at, closed_at
        from opened
      ), met as (
        insert into rule_hits (site_id, rule, comment_id, revision, policy_version, would, in_shadow, hit_at)
        select ${site.id}, rule, comment_id, 1, 1, 'flag', comment_id % 5 = 0, opened_at
        from opened cross join unnest(array['links', 'model.insult']) rule where rule = 'links' or comment_id % 7 = 0
      )
      insert into decisions (case_id, comment_id, revision, decision, reason, state_before, state_after, decided_by, decided_at)
      select o.id, o.comment_id, 1, case when p.state = 'rejected' then 'reject' else 'approve' end,
        case when p.state = 'rejected' then 'hate' end, 'held', p.state,
        (select max(id) from members where site_id = ${site.id}), o.closed_at
      from opened o join posted p on p.id = o.comment_id`);
  });
}
