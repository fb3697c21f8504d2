import { say } from "../../locales/say.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { mailLater } from "../mail/mailLater.ts";
import type { Id } from "../protocol/basics.ts";
import type { DeletionView } from "../protocol/deletion.ts";
import type { DeletionWay } from "../protocol/deletionWays.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import { isStaff, type SignedIn } from "../users/viewer.ts";

/** When the account will be given up, and how; null while nobody asked for it. */
export async function deletionOf(db: Db, memberId: Id): Promise<DeletionView> {
  const row = await db.maybe<{ way: DeletionWay; askedAt: Date; dueAt: Date }>(sql`
    select way, asked_at as "askedAt", due_at as "dueAt" from deletions where member_id = ${memberId}`);
  return { deletion: row ? { ...row, askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString() } : null };
}

/**
 * Says when an account will be given up, and writes so to its address, for it may be somebody else who sits at the keyboard. Asked again
 * only the way changes. Throws `not-allowed` for people of the newsroom, whose role has to go first.
 */
export async function askDeletion(db: Pool, who: SignedIn, way: DeletionWay, url: string): Promise<DeletionView> {
  if (isStaff(who) || who.session.lacksSecondFactor) {
    throw new Problem("not-allowed", {
      detail: () => say("details.roleFirst"),
    });
  }
  return await db.transaction(async tx => {
    const isNew = await tx.run(sql`
      insert into deletions (member_id, way, due_at) values (${who.id}, ${way}, now() + make_interval(hours => ${limits.deletionHours}))
      on conflict (member_id) do nothing`);
    if (!isNew) await tx.run(sql`update deletions set way = ${way} where member_id = ${who.id}`);
    else if (who.email) {
      await mailLater(tx, { siteId: who.siteId, to: { memberId: who.id }, kind: "deletion-asked", facts: { url } });
    }
    return await deletionOf(tx, who.id);
  });
}

/** Takes it back, until it has begun: then nothing is left to come back to. */
export async function cancelDeletion(db: Db, memberId: Id): Promise<DeletionView> {
  await db.run(sql`delete from deletions where member_id = ${memberId} and due_at > now()`);
  return await deletionOf(db, memberId);
}
