import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { ClaimView } from "../protocol/cases.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import { claim, claimsOn, release } from "../review/claims.ts";
import { inSectionsOf } from "../review/sections.ts";
import type { Member } from "../users/viewer.ts";
import { refuseOwn } from "./lockCase.ts";

/**
 * Takes a case for a while, or renews that. Throws `not-found`, `already-decided`, `already-claimed` with who and until when,
 * and `not-allowed` for the own comment.
 */
export function claimCase(db: Pool, moderator: Member, caseId: Id): Promise<ClaimView> {
  return db.transaction(async tx => {
    const { isWaiting, authorId } = await theCase(tx, moderator, caseId);
    refuseOwn(moderator, { authorId });
    if (!isWaiting) throw new Problem("already-decided");
    const before = (await claimsOn(tx, [caseId])).get(caseId);
    const expiresAt = await claim(tx, caseId, moderator.id);
    if (!expiresAt) throw await claimedByOther(tx, caseId);
    // A renewal changes nothing that others see but the time, and that every desk counts by itself.
    if (before?.by.id !== moderator.id) await tellDesk(tx, moderator.siteId, caseId);
    return { by: { id: moderator.id, name: moderator.name }, expiresAt: expiresAt.toISOString() };
  });
}

/** Gives the own claim back. Throws `not-found`. */
export function releaseCase(db: Pool, moderator: Member, caseId: Id): Promise<void> {
  return db.transaction(async tx => {
    await theCase(tx, moderator, caseId);
    if (await release(tx, caseId, moderator.id)) await tellDesk(tx, moderator.siteId, caseId);
  });
}

/** Gives the case back, and for a while `next` gives it to others only. Throws `not-found`. */
export function skipCase(db: Pool, moderator: Member, caseId: Id): Promise<void> {
  return db.transaction(async tx => {
    await theCase(tx, moderator, caseId);
    await tx.run(sql`
      insert into skips (case_id, member_id, ends_at)
      values (${caseId}, ${moderator.id}, now() + make_interval(secs => ${limits.skipSeconds}))
      on conflict (case_id, member_id) do update set ends_at = excluded.ends_at`);
    if (await release(tx, caseId, moderator.id)) await tellDesk(tx, moderator.siteId, caseId);
  });
}

async function theCase(tx: Tx, moderator: Member, caseId: Id): Promise<{ isWaiting: boolean; authorId: Id }> {
  const found = await tx.maybe<{ isWaiting: boolean; authorId: Id }>(sql`
    select k.is_waiting as "isWaiting", c.author_id as "authorId"
    from cases k join articles a on a.id = k.article_id join comments c on c.id = k.comment_id
    where k.id = ${caseId} and k.site_id = ${moderator.siteId} and ${inSectionsOf(moderator)} for update of k`);
  if (!found) throw new Problem("not-found");
  return found;
}

async function claimedByOther(tx: Tx, caseId: Id): Promise<Problem> {
  const holder = (await claimsOn(tx, [caseId])).get(caseId);
  return new Problem("already-claimed", { by: holder?.by.name, until: holder?.expiresAt });
}

function tellDesk(tx: Tx, siteId: Id, caseId: Id): Promise<void> {
  return record(tx, [{ channel: deskChannel(siteId), event: { kind: "case-changed", caseId } }]);
}
