import { say } from "../../locales/say.ts";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { houseRules } from "../protocol/houseRules.ts";
import { Problem } from "../protocol/problems.ts";
import type { SanctionView } from "../protocol/restrictions.ts";
import { type Act, hindrance } from "../protocol/writing.ts";

/** True of a sanction `s` that is in force. */
export const isInForce = sql`s.ended_at is null and (s.until is null or s.until > now())`;

/**
 * Throws `sanctioned` when one of these sanctions keeps its member from this; every door that writes asks it. Undefined: of an account that
 * was given up meanwhile. Throws `sign-in-needed` then.
 */
export function mayWrite(sanctions: readonly SanctionView[] | undefined, act: Act): void {
  if (!sanctions) throw new Problem("sign-in-needed");
  const found = hindrance(sanctions, act, Date.now());
  if (!found) return;
  const { id, kind, reason, note, until, statement } = found;
  const detail = () => {
    const { number } = houseRules[reason];
    const rule = say("thread.ruleNamed", { number, rule: say(`rules.${reason}.rule`) });
    return `${say("thread.sanctioned", { kind, until: until ?? "" })}. ${rule}`;
  };
  throw new Problem("sanctioned", { detail, sanctionId: id, kind, reason, note, until, statement });
}

/**
 * The same inside the transaction that writes: asked once more, and no sanction is given to the member until it ends. So nothing is
 * written after a sanction, or the end of an account, that did not know of it. Taken before any row is locked. Throws `sanctioned`, `sign-in-needed`.
 */
export async function writesAs(tx: Tx, memberId: Id, act: Act): Promise<void> {
  mayWrite((await writingOf(tx, [memberId])).get(memberId), act);
}

/**
 * For many who write in one transaction: the sanctions of each that are in force, for {@link mayWrite}, and no others come until it ends. Whose
 * account was given up is left out.
 */
export async function writingOf(tx: Tx, memberIds: readonly Id[]): Promise<Map<Id, SanctionView[]>> {
  await tx.run(sql`
    select pg_advisory_xact_lock_shared(${writing}, key)
    from (select hashint8(id) as key from unnest(${memberIds}::bigint[]) as m (id) order by key) sorted`);
  return await sanctionsOfAll(tx, memberIds);
}

/**
 * Waits for what the member is writing, and keeps what comes next waiting until this transaction ends. Taken before any row is
 * locked.
 */
export async function stopWriting(tx: Tx, memberId: Id): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(${writing}, hashint8(${memberId}::bigint))`);
}

/** Any fixed number: the first half of the keys of these advisory locks. */
const writing = 7_266_491;

/** The sanctions of a member that are in force, oldest first. */
export async function sanctionsOf(db: Db, memberId: Id): Promise<SanctionView[]> {
  return (await sanctionsOfAll(db, [memberId])).get(memberId) ?? [];
}

async function sanctionsOfAll(db: Db, memberIds: readonly Id[]): Promise<Map<Id, SanctionView[]>> {
  const rows = await db.all<SanctionRow | NoSanctionRow>(sql`
    select m.id as "memberId", s.id, s.kind, s.reason, s.note, s.given_at as "givenAt", s.until, t.token
    from members m left join sanctions s on s.member_id = m.id and ${isInForce}
    left join statements t on t.member_id = s.member_id and t.sanction_id = s.id
    where m.id = any(${memberIds}::bigint[]) and m.deleted_at is null order by s.id`);
  const byMember = new Map<Id, SanctionView[]>(rows.map(({ memberId }) => [memberId, []]));
  for (const one of rows) {
    if (one.id === null) continue;
    const { memberId, givenAt, until, token, ...row } = one;
    const sanction = {
      ...row,
      givenAt: givenAt.toISOString(),
      until: until?.toISOString() ?? null,
      statement: token?.toString("base64url") ?? null,
    };
    byMember.set(memberId, [...(byMember.get(memberId) ?? []), sanction]);
  }
  return byMember;
}

interface NoSanctionRow {
  memberId: Id;
  id: null;
}

interface SanctionRow extends Pick<SanctionView, "id" | "kind" | "reason" | "note"> {
  memberId: Id;
  givenAt: Date;
  until: Date | null;
  token: Buffer | null;
}
