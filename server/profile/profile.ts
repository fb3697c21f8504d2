import { authorView } from "../articles/people.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import type { Badge } from "../protocol/articles.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { ChangeProfile, ProfileView } from "../protocol/profile.ts";
import { screenAside } from "../screening/aside.ts";
import { textAlone } from "../screening/check.ts";
import { currentPolicy } from "../sites/policy.ts";
import { mayBeCalled } from "../users/names.ts";
import { isStaff, type Member } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";
import { toldOfProfile } from "./tellReaders.ts";

interface ProfileRow {
  id: Id;
  name: string;
  role: Role;
  badges: Badge[];
  avatarId: string | null;
  isGuest: boolean;
  bio: string;
  joinedAt: Date;
  published: number;
}

/** Somebody of a site; who has given the account up is not there. Throws `not-found`. */
export async function profileOf(db: Db, siteId: Id, id: Id): Promise<ProfileView> {
  const row = await db.maybe<ProfileRow>(sql`
    select id, name, role, badges, avatar_id as "avatarId", is_guest as "isGuest", bio, joined_at as "joinedAt", published
    from members where id = ${id} and site_id = ${siteId} and deleted_at is null`);
  if (!row) throw new Problem("not-found");
  const { bio, joinedAt, published, ...person } = row;
  const author = authorView({ ...person, part: null, label: null, isGone: false });
  return { ...author, bio, joinedAt: joinedAt.toISOString(), published };
}

/**
 * Changes what everybody knows of somebody: the name as long as it is nobody else's of the newsroom, the bio as long as no rule of the site
 * speaks against its words, for nobody reads it before others do. Throws `account-needed`, `name-refused`, `text-refused`, `sanctioned`.
 */
export async function changeProfile(db: Pool, who: Member, { name, bio }: ChangeProfile): Promise<ProfileView> {
  if (who.isGuest) throw new Problem("account-needed");
  if (name !== undefined && name !== who.name) {
    await mayBeCalled(db, who.siteId, name, { memberId: who.id, isStaff: isStaff(who) });
  }
  if (bio) await refuseWhatWouldWait(db, who, bio);
  return await db.transaction(async tx => {
    await writesAs(tx, who.id, "comment");
    await tx.run(sql`
      update members set name = coalesce(${name ?? null}, name), bio = coalesce(${bio ?? null}, bio) where id = ${who.id}`);
    const changed = await profileOf(tx, who.siteId, who.id);
    await record(tx, await toldOfProfile(tx, who.id));
    return changed;
  });
}

async function refuseWhatWouldWait(db: Db, who: Member, text: string): Promise<void> {
  const { policy } = await currentPolicy(db, who.siteId);
  const facts = { ...textAlone, authorId: who.id, isStaff: isStaff(who) };
  // A site whose comments all wait still reads its bios by what is in them.
  const { outcome, findings } = await screenAside({
    text,
    language: "en",
    facts,
    policy: { ...policy, mode: "publish-first" },
  });
  if (outcome !== "publish")
    throw new Problem("text-refused", { findings: findings.filter(({ then }) => then !== "flag") });
}
