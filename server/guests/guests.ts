import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { EnterAsGuest } from "../protocol/guests.ts";
import { Problem } from "../protocol/problems.ts";
import { settingsOf } from "../sites/settings.ts";
import { addMember } from "../users/accounts.ts";
import { mayBeCalled } from "../users/names.ts";
import { noPassword } from "../users/passwords.ts";
import { aToken, hashOf } from "../users/tokens.ts";
import { type Member, memberColumns } from "../users/viewer.ts";
import { spendChallenge } from "./challenge.ts";

/** Throws `guests-off` where the site takes none. */
export async function admitGuests(db: Db, siteId: Id): Promise<void> {
  if (!(await settingsOf(db, siteId)).guests.allowed) throw new Problem("guests-off");
}

/**
 * Makes a guest of a name and a solved challenge; answers the secret that the browser keeps, of which we keep the hash. Throws `guests-off`,
 * `name-refused`, `challenge-failed`.
 */
export async function enterAsGuest(
  db: Pool,
  siteId: Id,
  request: EnterAsGuest,
): Promise<{ member: Member; secret: string }> {
  await admitGuests(db, siteId);
  // Before the work is spent: who has to choose another name need not do it again.
  await mayBeCalled(db, siteId, request.name);
  const secret = aToken();
  const member = await db.transaction(async tx => {
    await spendChallenge(tx, siteId, request);
    const added = await addMember(tx, {
      siteId,
      name: request.name,
      email: null,
      passwordHash: noPassword,
      hasOwnAccount: false,
    });
    await tx.run(sql`update members set is_guest = true where id = ${added.id}`);
    await tx.run(sql`insert into guest_secrets (secret_hash, member_id) values (${hashOf(secret)}, ${added.id})`);
    return { ...added, isGuest: true };
  });
  return { member, secret };
}

/** The guest whose browser kept this secret. Throws `guests-off`, `wrong-credentials`. */
export async function returningGuest(db: Db, siteId: Id, secret: string): Promise<Member> {
  await admitGuests(db, siteId);
  const found = await db.maybe<Member>(sql`
    select ${memberColumns} from guest_secrets g join members m on m.id = g.member_id
    where g.secret_hash = ${hashOf(secret)} and m.site_id = ${siteId}`);
  if (!found) throw new Problem("wrong-credentials");
  return found;
}
