import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Db, LostRace, type Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { IdempotencyKey } from "../protocol/requests.ts";
import { parse } from "./parse.ts";

/** One try of a writing request that its sender may repeat. */
export interface Attempt {
  /** Null: one of the newsroom's own systems. */
  memberId: Id | null;
  key: string;
  /** Of method, address and body: the same key for another request is a mistake. */
  requestHash: Buffer;
}

/** What every operation that writes can be told beside its request. */
export interface WriteOptions {
  /** When it happens; the present, but for imports and tests. */
  now?: Date;
  /** Sent again, it gets the first answer and does nothing. */
  attempt?: Attempt | undefined;
}

/** The request's Idempotency-Key, or undefined when it has none. Throws `unprocessable-request` for a malformed one. */
export function attemptOf(
  req: IncomingMessage & { body?: unknown; originalUrl?: string },
  memberId: Id | null,
): Attempt | undefined {
  const header = req.headers["idempotency-key"];
  if (header === undefined) return undefined;
  return attemptAt(parse(IdempotencyKey, header), memberId, [req.method, req.originalUrl, req.body ?? null]);
}

/** The same for what is asked otherwise, by a form of a page: `request` is all that tells it from another one. */
export function attemptAt(key: string, memberId: Id | null, request: readonly unknown[]): Attempt {
  return { memberId, key, requestHash: createHash("sha256").update(JSON.stringify(request)).digest() };
}

/**
 * Does `work` once for an attempt, in its transaction: whoever comes at the same time waits for the first and gets the
 * same answer, as does whoever comes later. Work that throws leaves nothing, so that it can be tried again.
 */
export async function onlyOnce<T>(tx: Tx, attempt: Attempt | undefined, work: () => Promise<T>): Promise<T> {
  if (!attempt) return await work();
  const { memberId, key, requestHash } = attempt;
  const isFirst = await tx.run(sql`
    insert into idempotency (member_id, key, request_hash) values (${memberId}, ${key}, ${requestHash})
    on conflict do nothing`);
  if (!isFirst) return await answerOfFirst<T>(tx, attempt);
  const answer = await work();
  await tx.run(sql`update idempotency set answer = ${JSON.stringify(answer ?? null)} where ${isOf(attempt)}`);
  return answer;
}

const isOf = ({ memberId, key }: Attempt) =>
  sql`${memberId === null ? sql`member_id is null` : sql`member_id = ${memberId}`} and key = ${key}`;

/** True when this attempt was made before and left something: its sender asks again because the answer got lost. */
export async function wasMade(db: Db, attempt: Attempt | undefined): Promise<boolean> {
  if (!attempt) return false;
  return (await db.maybe(sql`select 1 from idempotency where ${isOf(attempt)}`)) !== undefined;
}

async function answerOfFirst<T>(tx: Tx, attempt: Attempt): Promise<T> {
  const first = await tx.one<Made>(sql`
    select member_id as "memberId", key, request_hash as "requestHash", answer from idempotency where ${isOf(attempt)}`);
  return answerOf<T>(first, attempt);
}

/** What is kept of an attempt. */
export interface Made {
  memberId: Id | null;
  key: string;
  requestHash: Buffer;
  answer: unknown;
}

/** The answer that an attempt got. Throws `key-reused` when the key was another request's. */
export function answerOf<T>(made: Made, { requestHash }: Attempt): T {
  if (!made.requestHash.equals(requestHash)) throw new Problem("key-reused");
  return made.answer as T;
}

/** Of many attempts of members those that were made before. Whoever does the others in this transaction ends with {@link keepAnswers}. */
export async function madeBefore(db: Db, attempts: readonly Attempt[]): Promise<Made[]> {
  if (attempts.length === 0) return [];
  const members = attempts.map(({ memberId }) => memberId);
  const keys = attempts.map(({ key }) => key);
  return await db.all<Made>(sql`
    select member_id as "memberId", key, request_hash as "requestHash", answer from idempotency
    where (member_id, key) in (select * from unnest(${members}::bigint[], ${keys}::text[]))`);
}

/** Keeps what came of attempts that were new. When one was made elsewhere meanwhile, nothing of this transaction may stand. */
export async function keepAnswers(tx: Tx, made: readonly { attempt: Attempt; answer: unknown }[]): Promise<void> {
  if (made.length === 0) return;
  const rows = made.map(({ attempt: { memberId, key, requestHash }, answer }) => {
    return { memberId, key, hash: requestHash.toString("hex"), answer };
  });
  const kept = await tx.run(sql`
    insert into idempotency (member_id, key, request_hash, answer)
    select "memberId", key, decode(hash, 'hex'), answer
    from json_to_recordset(${JSON.stringify(rows)}::json) as m ("memberId" bigint, key text, hash text, answer json)
    order by "memberId", key
    on conflict do nothing`);
  if (kept < made.length) throw new LostRace("an attempt was made elsewhere at the same time");
}

/** Forgets attempts older than a day; nobody repeats a request that long after. */
export function forgetOldAttempts(db: Db): Promise<number> {
  return db.run(sql`delete from idempotency where made_at < now() - interval '1 day'`);
}
