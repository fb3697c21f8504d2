import { randomInt, timingSafeEqual } from "node:crypto";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { aToken, hashOf } from "../users/tokens.ts";

/** What a proof is about, by its kind. */
interface Facts {
  /** Who wants an account, which exists once the proof is shown. */
  "sign-up": { name: string; email: string; passwordHash: string };
  "sign-in": Record<string, never>;
  "reset-password": Record<string, never>;
  /** The new address. */
  "change-email": { email: string };
  /** The first factor was shown, in this way. */
  "second-factor": { way: "password" | "link" };
  /** A challenge that an authenticator signs. */
  passkey: Record<string, never>;
}
type ProofKind = keyof Facts;

/** Something that was sent to one person, and shows once that it arrived. `memberId`: whose; null where it is nobody's, or not yet. */
export type Proof<K extends ProofKind = ProofKind> = {
  [kind in K]: { kind: kind; siteId: Id; memberId: Id | null; facts: Facts[kind] };
}[K];

/** Makes one; answers its token, which is stored nowhere (the table has its hash). */
export async function giveProof(db: Db, proof: Proof, minutes: number): Promise<string> {
  const token = aToken();
  await insertProof(db, proof, { token, minutes });
  return token;
}

interface MailedProof {
  /** For the link in the mail. */
  token: string;
  /** For who types it where the mail was asked for. */
  code: string;
  /** For the page that asked: the code is worth nothing without it. */
  ticket: string;
}

/** Makes one that opens by its link, or by a code and the ticket of the page that asked for it. */
export async function giveMailedProof(db: Db, proof: Proof, minutes: number): Promise<MailedProof> {
  const mailed = { token: aToken(), ticket: aToken(), code: aCode() };
  await insertProof(db, proof, { ...mailed, minutes });
  return mailed;
}

interface Given extends Partial<MailedProof> {
  token: string;
  minutes: number;
}

async function insertProof(db: Db, { kind, siteId, memberId, facts }: Proof, given: Given): Promise<void> {
  const { token, ticket, code, minutes } = given;
  const codeHash = ticket && code ? hashOfCode(ticket, code) : null;
  await db.run(sql`
    insert into proofs (token_hash, kind, site_id, member_id, facts, ticket_hash, code_hash, expires_at)
    values (${hashOf(token)}, ${kind}, ${siteId}, ${memberId}, ${JSON.stringify(facts)}::jsonb,
      ${ticket ? hashOf(ticket) : null}, ${codeHash}, now() + make_interval(mins => ${minutes}))`);
}

const proofColumns = sql`kind, site_id as "siteId", member_id as "memberId", facts`;

/** Looks at one without using it up: a mail scanner that opens a link takes nothing from its reader. Throws `link-over`. */
export async function readProof<K extends ProofKind>(
  db: Db,
  siteId: Id,
  key: Buffer,
  kinds: readonly K[],
): Promise<Proof<K>> {
  const found = await db.maybe<Proof<K>>(sql`
    select ${proofColumns} from proofs
    where token_hash = ${key} and site_id = ${siteId} and kind = any(${kinds}::text[]) and expires_at > now()`);
  if (!found) throw new Problem("link-over");
  return found;
}

/** Uses one up, and answers it: of two who show it at once one gets it. Undefined when it is over. */
export const useProof = <K extends ProofKind>(
  db: Db,
  siteId: Id,
  key: Buffer,
  kinds: readonly K[],
): Promise<Proof<K> | undefined> =>
  db.maybe<Proof<K>>(sql`
    delete from proofs
    where token_hash = ${key} and site_id = ${siteId} and kind = any(${kinds}::text[]) and expires_at > now()
    returning ${proofColumns}`);

/** The same. Throws `link-over`. */
export async function takeProof<K extends ProofKind>(
  db: Db,
  siteId: Id,
  key: Buffer,
  kinds: readonly K[],
): Promise<Proof<K>> {
  const taken = await useProof(db, siteId, key, kinds);
  if (!taken) throw new Problem("link-over");
  return taken;
}

/** As often may a code be typed wrongly before its mail has to be asked for again. */
const triesMost = 5;

/**
 * The key of the proof that this code and ticket open. A wrong one is counted, whatever becomes of the request, so this is no part of a
 * transaction. Throws `wrong-code`, the same for a ticket that never was.
 */
export async function tryCode(db: Db, ticket: string, code: string): Promise<Buffer> {
  const tried = await db.maybe<{ key: Buffer; codeHash: Buffer }>(sql`
    update proofs set tries = tries + 1
    where ticket_hash = ${hashOf(ticket)} and tries < ${triesMost} and expires_at > now()
    returning token_hash as key, code_hash as "codeHash"`);
  if (!tried || !timingSafeEqual(tried.codeHash, hashOfCode(ticket, code))) throw new Problem("wrong-code");
  return tried.key;
}

/** Counts a try at what this token is asked for, and reads it. Throws `link-over` when there is none, or no try is left. */
export async function tryProof<K extends ProofKind>(db: Db, siteId: Id, token: string, kind: K): Promise<Proof<K>> {
  const tried = await db.maybe<Proof<K>>(sql`
    update proofs set tries = tries + 1
    where token_hash = ${keyOf(token)} and site_id = ${siteId} and kind = ${kind} and tries < ${triesMost}
      and expires_at > now()
    returning ${proofColumns}`);
  if (!tried) throw new Problem("link-over");
  return tried;
}

/** What was sent to a member and not used opens nothing any more. */
export async function dropProofs(tx: Tx, memberId: Id): Promise<void> {
  await tx.run(sql`delete from proofs where member_id = ${memberId}`);
}

export function forgetOldProofs(db: Db): Promise<number> {
  return db.run(sql`delete from proofs where expires_at < now()`);
}

/** Under which the proof of a token is kept. */
export const keyOf = hashOf;

/**
 * Eight digits. Whoever asks for mail to other people's addresses has five mails an hour for each, and five tries for each mail: one
 * chance in four million an hour, where six digits would leave one in forty thousand.
 */
const aCode = () => String(randomInt(100_000_000)).padStart(8, "0");
/** A hundred million codes are quickly tried, but not without the ticket, which is stored nowhere. */
const hashOfCode = (ticket: string, code: string) => hashOf(`${ticket}:${code}`);
