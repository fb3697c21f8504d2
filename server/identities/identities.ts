import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Badge } from "../protocol/articles.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { outranks } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { IdentityView } from "../protocol/tokens.ts";
import { tellOwner } from "../signin/credentials.ts";
import type { Reception } from "../signin/reception.ts";
import { settingsOf } from "../sites/settings.ts";
import { addMember } from "../users/accounts.ts";
import { mayBeCalled } from "../users/names.ts";
import { noPassword } from "../users/passwords.ts";
import { isStaff, type Member, memberColumns } from "../users/viewer.ts";
import { takeAvatarLater } from "./avatars.ts";
import type { Profile } from "./profile.ts";

/** Somebody as another system knows and describes them; that it is them was proved. */
export interface Elsewhere {
  issuer: string;
  subject: string;
  profile: Profile;
}

interface Identity {
  id: Id;
  memberId: Id;
  givenRole: Role | null;
  givenBadges: Badge[];
}

/**
 * The member who is this elsewhere, as they are described there now; somebody new when nobody is. The same e-mail address joins nobody
 * to anybody. Throws `name-refused`.
 */
export async function memberWhoIs(db: Pool, siteId: Id, elsewhere: Elsewhere): Promise<Member> {
  return await db.transaction(async tx => {
    await lock(tx, siteId, elsewhere);
    const known = await identityOf(tx, siteId, elsewhere);
    const identity =
      known ?? (await identify(tx, siteId, (await newMember(tx, siteId, elsewhere.profile)).id, elsewhere));
    return await describe(tx, siteId, identity, elsewhere.profile);
  });
}

/**
 * From now on this member signs in this way too: whoever asks has proved to be both. Throws `identity-taken` when it is another member's
 * already.
 */
export async function joinIdentity(reception: Reception, memberId: Id, elsewhere: Elsewhere): Promise<void> {
  const { db, siteId } = reception;
  await db.transaction(async tx => {
    await lock(tx, siteId, elsewhere);
    const known = await identityOf(tx, siteId, elsewhere);
    if (known && known.memberId !== memberId) throw new Problem("identity-taken");
    if (!known) await tellOwner(tx, reception, memberId, "way-added");
    const identity = known ?? (await identify(tx, siteId, memberId, elsewhere));
    await describe(tx, siteId, identity, elsewhere.profile);
  });
}

/** Where else somebody signs in from, oldest first. */
export async function identitiesOf({ db, siteId, siteName }: Reception, memberId: Id): Promise<IdentityView[]> {
  const { oidc, token } = await settingsOf(db, siteId);
  const labelOf = (issuer: string) =>
    oidc.providers.find(provider => provider.issuer === issuer)?.label ??
    (issuer === token.issuer || !URL.canParse(issuer) ? siteName : new URL(issuer).host);
  const rows = await db.all<IdentityRow>(sql`
    select id, issuer, added_at as "addedAt", used_at as "usedAt" from identities where member_id = ${memberId} order by id`);
  return rows.map(({ id, issuer, addedAt, usedAt }) => ({
    id,
    issuer,
    label: labelOf(issuer),
    addedAt: addedAt.toISOString(),
    usedAt: usedAt.toISOString(),
  }));
}

type IdentityRow = Pick<IdentityView, "id" | "issuer"> & { addedAt: Date; usedAt: Date };

/** Gives one of them up, and what it gave. Throws `not-found`, `last-way-in` where nothing else would be left. */
export async function removeIdentity(reception: Reception, memberId: Id, id: Id): Promise<void> {
  const { db, siteId } = reception;
  await db.transaction(async tx => {
    const { hasOther } = await tx.one<{ hasOther: boolean }>(sql`
      select m.has_own_account or exists (select 1 from identities i where i.member_id = m.id and i.id <> ${id}) as "hasOther"
      from members m where m.id = ${memberId} for no key update`);
    const identity = await tx.maybe<Identity>(sql`
      select ${identityColumns} from identities where id = ${id} and member_id = ${memberId}`);
    if (!identity) throw new Problem("not-found");
    if (!hasOther) throw new Problem("last-way-in");
    await tx.run(sql`delete from identities where id = ${id}`);
    await tellOwner(tx, reception, memberId, "way-removed");
    await setStanding(tx, siteId, identity, { role: null, badges: [] });
  });
}

const identityColumns = sql`id, member_id as "memberId", given_role as "givenRole", given_badges as "givenBadges"`;

const identityOf = (db: Db, siteId: Id, { issuer, subject }: Elsewhere) =>
  db.maybe<Identity>(sql`
    select ${identityColumns} from identities
    where site_id = ${siteId} and issuer = ${issuer} and subject = ${subject}`);

/** Two first sign-ins of one person at the same moment make one member. */
const lock = (tx: Tx, siteId: Id, { issuer, subject }: Elsewhere) =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${JSON.stringify([siteId, issuer, subject])}, 33))`);

const identify = (tx: Tx, siteId: Id, memberId: Id, { issuer, subject }: Elsewhere) =>
  tx.one<Identity>(sql`
    insert into identities (site_id, member_id, issuer, subject) values (${siteId}, ${memberId}, ${issuer}, ${subject})
    returning ${identityColumns}`);

const isRaised = ({ role, badges }: Profile) => role !== null || badges.length > 0;

async function newMember(tx: Tx, siteId: Id, profile: Profile): Promise<Member> {
  const { name, email } = profile;
  await mayBeCalled(tx, siteId, name, { isStaff: isRaised(profile) });
  return await addMember(tx, { siteId, name, email, passwordHash: noPassword, hasOwnAccount: false });
}

/** Brings what is known here of a member up to what is said elsewhere. */
async function describe(tx: Tx, siteId: Id, identity: Identity, profile: Profile): Promise<Member> {
  await tx.run(sql`update identities set used_at = now() where id = ${identity.id}`);
  if (await isDescribedBy(tx, identity)) {
    await setProfile(tx, siteId, identity.memberId, profile);
    await takeAvatarLater(tx, identity.id, profile.avatar);
  }
  return await setStanding(tx, siteId, identity, profile);
}

async function setProfile(tx: Tx, siteId: Id, memberId: Id, profile: Profile): Promise<void> {
  const { name, email, url } = profile;
  const before = await tx.one<Member>(sql`
    select ${memberColumns} from members m where m.id = ${memberId} for no key update`);
  if (name !== before.name)
    await mayBeCalled(tx, siteId, name, { memberId, isStaff: isStaff(before) || isRaised(profile) });
  await tx.run(sql`
    update members m set name = ${name}, email = ${email}, url = ${url},
      email_verified_at = case when m.email = ${email} then m.email_verified_at when ${email}::text is not null then now() end
    where m.id = ${memberId}`);
}

/** Somebody with an account of ours says here who they are; of those who came from elsewhere the first place says it. */
async function isDescribedBy(db: Db, { id, memberId }: Identity): Promise<boolean> {
  const { described } = await db.one<{ described: boolean }>(sql`
    select not m.has_own_account
      and not exists (select 1 from identities i where i.member_id = m.id and i.id < ${id}) as described
    from members m where m.id = ${memberId}`);
  return described;
}

/**
 * Sets the role and the badges that this identity gives now. What the desk gave stays: a role from elsewhere is added where it is the
 * higher one, and taken back when it is no longer given. Its last line records, so it is the last line of whoever calls.
 */
async function setStanding(
  tx: Tx,
  siteId: Id,
  identity: Identity,
  gives: Pick<Profile, "role" | "badges">,
): Promise<Member> {
  const { givenRole, givenBadges } = identity;
  const before = await tx.one<Member>(sql`
    select ${memberColumns} from members m where m.id = ${identity.memberId} for no key update`);
  const ownRole = before.role === givenRole ? "member" : before.role;
  const givenNow = gives.role && outranks({ role: gives.role }, { role: ownRole }) ? gives.role : null;
  const role = givenNow ?? ownRole;
  const ownBadges = before.badges.filter(badge => !givenBadges.includes(badge));
  const newBadges = gives.badges.filter(badge => !ownBadges.includes(badge));
  const badges = [...ownBadges, ...newBadges];
  await tx.run(sql`
    update identities set given_role = ${givenNow}, given_badges = ${newBadges} where id = ${identity.id}`);
  if (role === before.role && badges.join() === before.badges.join()) return before;

  const after = await tx.one<Member>(sql`
    update members m set role = ${role}, badges = ${badges}, sections = case when ${role} = 'moderator' then m.sections end
    where m.id = ${before.id} returning ${memberColumns}`);
  const facts = { from: before.role, to: role, badges, by: "sign-in" };
  await recordAudit(tx, siteId, [{ actorId: null, kind: "role-changed", subject: `member:${before.id}`, facts }]);
  await record(tx, [{ channel: userChannel(before.id), event: { kind: "rights-changed" } }]);
  return after;
}
