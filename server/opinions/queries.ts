import type { Db, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Opinion, Question } from "./protocols.ts";

/** A row that this node has taken, with what is needed to ask. */
export interface Taken extends Question {
  policyVersion: number;
  /** How long an answer may take from when it was wanted, and what is left of that; below 0 when it is over. */
  seconds: number;
  msLeft: number;
  /** The text is the present one and its case is open: somebody still waits for the answer. */
  isWanted: boolean;
}

/** How long a node keeps a row without a sign of life. */
const leaseSeconds = 10;

export const overdue = sql`due_at <= now()`;
export const inTime = sql`due_at > now()`;

/** Takes rows that no living node has, most urgent first. Several nodes may: each row goes to one of them. */
export function take(db: Db, which: Sql, most: number): Promise<Taken[]> {
  return db.all<Taken>(sql`
    with free as (
      select id from second_opinions
      where settled_at is null and (taken_until is null or taken_until <= now()) and ${which}
      order by due_at limit ${most} for update skip locked)
    update second_opinions o
    set asked_at = coalesce(o.asked_at, now()), taken_until = now() + make_interval(secs => ${leaseSeconds})
    from free, revisions r, comments c, articles a
    where o.id = free.id and r.comment_id = o.comment_id and r.revision = o.revision and c.id = o.comment_id
      and a.id = c.article_id
    returning o.id, o.comment_id as "commentId", o.revision, r.text, a.language, r.policy_version as "policyVersion",
      extract(epoch from o.due_at - o.wanted_at)::int as seconds,
      extract(epoch from o.due_at - now())::float8 * 1000 as "msLeft",
      c.revision = o.revision and c.state in ('visible', 'held') and exists (
        select 1 from cases k where k.comment_id = c.id and k.closed_at is null) as "isWanted"`);
}

/** Renews the lease on rows that this node still asks about. */
export async function keep(db: Db, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await db.run(sql`
    update second_opinions set taken_until = now() + make_interval(secs => ${leaseSeconds})
    where id = any(${ids}::bigint[]) and settled_at is null`);
}

/** Gives a row back before it is settled, for another node or the next start. */
export async function release(db: Db, id: Id): Promise<void> {
  await db.run(sql`update second_opinions set taken_until = null where id = ${id}`);
}

export type Outcome = "answered" | "unusable" | "absent" | "dropped";

/** Says how it ended; false when that was said already, by a node that was thought dead. */
export async function end(tx: Tx, id: Id, outcome: Outcome, opinion: Opinion | null, now: Date): Promise<boolean> {
  const answer = opinion && JSON.stringify(opinion);
  const ended = await tx.run(sql`
    update second_opinions set settled_at = ${now}, outcome = ${outcome}, answer = ${answer}::jsonb
    where id = ${id} and settled_at is null`);
  return ended > 0;
}
