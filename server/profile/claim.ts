import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { articleChannel, type Outgoing, userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { ClaimView } from "../protocol/guests.ts";
import { Problem } from "../protocol/problems.ts";
import { endSessionsOf } from "../users/sessions.ts";
import { hashOf } from "../users/tokens.ts";
import type { Member } from "../users/viewer.ts";
import { sanctionsOf, stopWriting } from "../users/writing.ts";
import { emptyMember } from "./emptyMember.ts";

/**
 * Makes what a guest wrote an account's, whose e-mail address has been verified, by the secret that the guest's browser kept. Throws
 * `account-needed`, `email-unverified`, `wrong-credentials`, and `guest-restricted`, for nobody leaves a sanction behind this way.
 */
export async function claimComments(db: Pool, who: Member, secret: string): Promise<ClaimView> {
  if (who.isGuest) throw new Problem("account-needed");
  return await db.transaction(async tx => {
    const account = await tx.maybe(sql`select 1 from members where id = ${who.id} and email_verified_at is not null`);
    if (!account) throw new Problem("email-unverified");
    const guest = await guestOf(tx, who.siteId, secret);
    await stopWriting(tx, guest.id);
    if ((await sanctionsOf(tx, guest.id)).length > 0) throw new Problem("guest-restricted");
    const events = await move(tx, guest.id, who.id);
    const ended = await endSessionsOf(tx, guest.id);
    await emptyMember(tx, guest.id);
    await record(tx, [...events, ended, { channel: userChannel(who.id), event: { kind: "notices-changed" } }]);
    return { claimed: events.length };
  });
}

async function guestOf(tx: Tx, siteId: Id, secret: string): Promise<{ id: Id }> {
  const found = await tx.maybe<{ id: Id }>(sql`
    select m.id from guest_secrets g join members m on m.id = g.member_id
    where g.secret_hash = ${hashOf(secret)} and m.site_id = ${siteId} for update of g`);
  if (!found) throw new Problem("wrong-credentials");
  return found;
}

/** Gives comments, their notices and what they count for to another member; answers what readers have to hear. */
async function move(tx: Tx, from: Id, to: Id): Promise<Outgoing[]> {
  const moved = await tx.all<{ id: Id; articleId: Id }>(sql`
    update comments set author_id = ${to} where author_id = ${from} returning id, article_id as "articleId"`);
  await tx.run(sql`update images set member_id = ${to} where member_id = ${from}`);
  await tx.run(sql`update notices set member_id = ${to} where member_id = ${from}`);
  await tx.run(sql`
    with guest as (
      select published, removed from members where id = ${from}),
    none as (update members set published = 0, removed = 0 where id = ${from})
    update members m set published = m.published + guest.published, removed = m.removed + guest.removed
    from guest where m.id = ${to}`);
  return moved.map(({ id, articleId }) => ({
    channel: articleChannel(articleId),
    event: { kind: "comment-changed", commentId: id },
  }));
}
