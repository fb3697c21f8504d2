import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { ownKey } from "./keys.ts";
import { whoseLink } from "./links.ts";
import { confirmMail, stopMail } from "./ways.ts";

/** Whoever a link of our mails is for, and in which language they are written to. */
export interface Addressee {
  memberId: Id;
  language: string | null;
}

/** For whom a link confirms notices by mail: the same address still has to be asked. Null when it confirms nothing. */
export async function mayConfirm(db: Db, token: string): Promise<Addressee | null> {
  const asked = async (memberId: Id) =>
    (await db.maybe<{ address: string }>(sql`select address from notice_mail where member_id = ${memberId}`))
      ?.address ?? "";
  return addressee(db, await whoseLink(await ownKey(db, "links"), "confirm", token, asked));
}

/** Whose notices by mail a link ends. Such a link never grows old. */
export async function mayStop(db: Db, token: string): Promise<Addressee | null> {
  return addressee(db, await whoseLink(await ownKey(db, "links"), "stop", token));
}

/** Says yes; again changes nothing. Null when the link confirms nothing. */
export async function confirmByLink(db: Db, token: string): Promise<Addressee | null> {
  const found = await mayConfirm(db, token);
  if (found) await confirmMail(db, found.memberId);
  return found;
}

/** Ends notices by mail; again changes nothing. */
export async function stopByLink(db: Pool, token: string): Promise<Addressee | null> {
  const found = await mayStop(db, token);
  if (found) await db.transaction(tx => stopMail(tx, found.memberId));
  return found;
}

async function addressee(db: Db, memberId: Id | null): Promise<Addressee | null> {
  if (memberId === null) return null;
  const found = await db.maybe<Addressee>(sql`select id as "memberId", language from members where id = ${memberId}`);
  return found ?? null;
}
