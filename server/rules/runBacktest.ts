import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import type { Policy } from "../protocol/policy.ts";
import type { RuleId } from "../protocol/ruleNames.ts";
import { shippedFigures } from "../screening/model/figures.ts";
import { liveCorrection } from "../sites/corrections.ts";
import { currentPolicy, whole } from "../sites/policy.ts";
import { type Author, inHindsight } from "./hindsight.ts";
import { type PastComment, pastComments, publishedBefore, type Span, spanOf } from "./pastComments.ts";
import { Tallies } from "./tallies.ts";

/** So many at once: between two batches it is told how far it has come, and whether to go on. */
const batch = 500;
const dayMs = 86_400_000;
/** No policy looks further back for a flood. */
const floodMs = 3_600_000;

interface Job {
  siteId: Id;
  policy: Partial<Policy>;
  rule: RuleId | null;
  startedAt: Date;
}

/**
 * Does the work of a backtest whose row is there: judges the comments one by one, by the rules that are tried and by those in
 * force, and writes the result. Ends early when the row is no longer running.
 */
export async function runBacktest(db: Db, id: Id, days: number): Promise<void> {
  const job = await db.one<Job>(sql`
    select site_id as "siteId", policy, rule, started_at as "startedAt" from backtests where id = ${id}`);
  const tried = whole(job.policy);
  const { policy: inForce } = await currentPolicy(db, job.siteId);
  const correction = await liveCorrection(db, job.siteId);
  const tallies = new Tallies(job.rule, shippedFigures.model);
  const authors = new Map<Id, Author>();

  const span = await spanOf(db, job.siteId, new Date(job.startedAt.getTime() - days * dayMs), limits.backtestComments);
  let coming = pastComments(db, job.siteId, span, batch);
  for (let looked = 0; await goesOn(db, id, looked, span); ) {
    const comments = await coming;
    const last = comments.length < batch ? undefined : comments.at(-1);
    // Fetched while these are judged.
    if (last) coming = pastComments(db, job.siteId, { ...span, after: last.id }, batch);
    await meet(db, authors, comments);
    for (const past of comments) {
      const author = authors.get(past.authorId) ?? { published: 0, postedAt: [] };
      const judge = inHindsight(past, author, correction);
      tallies.add(past, judge(tried), judge(inForce));
      remember(author, past);
    }
    looked += comments.length;
    if (!last) break;
  }
  const result = tallies.result();
  await db.run(sql`
    update backtests set state = 'done', ended_at = now(), looked = ${result.comments},
      result = ${JSON.stringify({ ...result, list: tallies.listed.reverse() })}::jsonb
    where id = ${id} and state = 'running'`);
}

/** Tells how far it has come; false when somebody ended it. */
async function goesOn(db: Db, id: Id, looked: number, { total }: Span): Promise<boolean> {
  const changed = await db.run(sql`
    update backtests set looked = ${looked}, total = ${total}, beat_at = now() where id = ${id} and state = 'running'`);
  return changed > 0;
}

/** Looks up what authors had published before whom these comments are the first of. */
async function meet(db: Db, authors: Map<Id, Author>, comments: readonly PastComment[]): Promise<void> {
  const [first] = comments;
  const strangers = [...new Set(comments.map(({ authorId }) => authorId))].filter(id => !authors.has(id));
  if (!first || strangers.length === 0) return;
  const before = await publishedBefore(db, strangers, first.id);
  for (const id of strangers) authors.set(id, { published: before.get(id) ?? 0, postedAt: [] });
}

function remember(author: Author, { postedAt, wasVisible }: PastComment): void {
  const at = postedAt.getTime();
  if (wasVisible) author.published++;
  author.postedAt = author.postedAt.filter(earlier => earlier > at - floodMs);
  author.postedAt.push(at);
}
