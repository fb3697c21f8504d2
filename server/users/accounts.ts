import { say } from "../../locales/say.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Badge } from "../protocol/articles.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { SignIn, SignUp } from "../protocol/requests.ts";
import { mayBeCalled } from "./names.ts";
import { hashPassword, isPassword, randomPassword } from "./passwords.ts";
import { endSessionsOf } from "./sessions.ts";
import { type Member, memberColumns } from "./viewer.ts";

export interface NewMember {
  siteId: Id;
  name: string;
  /** Null: none is known. */
  email: string | null;
  passwordHash: string;
  /** False: who comes with a token, from elsewhere or as a guest, and signs in here by none of our own ways. */
  hasOwnAccount?: boolean;
  /** When the address was shown to be theirs; by default when they joined, for whoever makes an account for somebody vouches for it. */
  emailVerifiedAt?: Date | null;
  role?: Role;
  badges?: Badge[];
  joinedAt?: Date;
}

/** Throws `email-taken`, where another own account has the address. */
export async function addMember(db: Db, person: NewMember): Promise<Member> {
  const { siteId, name, email, passwordHash, role = "member", badges = [], joinedAt = new Date() } = person;
  const { hasOwnAccount = true, emailVerifiedAt = email === null ? null : joinedAt } = person;
  const added = await db.maybe<Member>(sql`
    insert into members as m
      (site_id, name, email, email_verified_at, has_own_account, password_hash, role, badges, joined_at)
    values (${siteId}, ${name}, ${email?.toLowerCase() ?? null}, ${emailVerifiedAt}, ${hasOwnAccount}, ${passwordHash}, ${role},
      ${badges}, ${joinedAt})
    on conflict (site_id, email) where has_own_account do nothing
    returning ${memberColumns}`);
  if (!added) {
    throw new Problem("email-taken", { errors: () => [{ path: "email", message: say("faults.hasAccount") }] });
  }
  return added;
}

/**
 * Makes an account of a reader. Sent again because the answer got lost, it finds the account with the same e-mail and password, and
 * answers that. Throws `email-taken`, `name-refused`.
 */
export async function signUp(db: Db, siteId: Id, { name, email, password }: SignUp): Promise<Member> {
  await mayBeCalled(db, siteId, name);
  try {
    return await addMember(db, {
      siteId,
      name,
      email,
      passwordHash: await hashPassword(password),
      emailVerifiedAt: null,
    });
  } catch (taken) {
    return await signIn(db, siteId, { email, password }).catch(() => Promise.reject(taken));
  }
}

/** The member with this e-mail and password. Throws `wrong-credentials`, the same for an unknown e-mail, and as slowly. */
export async function signIn(db: Db, siteId: Id, { email, password }: SignIn): Promise<Member> {
  const found = await db.maybe<Member & { passwordHash: string }>(sql`
    select ${memberColumns}, m.password_hash as "passwordHash"
    from members m where m.site_id = ${siteId} and m.email = ${email} and m.has_own_account`);
  const isRight = await isPassword(password, found?.passwordHash);
  if (!found || !isRight) throw new Problem("wrong-credentials");
  return found;
}

/**
 * Gives the accounts of this e-mail address a new random password, ends their sessions, and answers the password, which is kept
 * only as a hash. `forgetSecondFactor`: of who has lost it, too; authenticator app, recovery codes and passkeys are gone then.
 */
export async function renewPassword(
  db: Pool,
  email: string,
  { forgetSecondFactor = false }: { forgetSecondFactor?: boolean } = {},
): Promise<string> {
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  return await db.transaction(async tx => {
    // One person may have an account on each site of the installation.
    const found = await tx.all<{ id: Id }>(sql`
      update members set password_hash = ${passwordHash} where email = ${email.toLowerCase()} and has_own_account returning id`);
    if (found.length === 0) throw new Error(`There is no account with the e-mail address ${email}.`);
    const ids = found.map(({ id }) => id);
    await tx.run(sql`delete from proofs where member_id = any(${ids}::bigint[])`);
    if (forgetSecondFactor) await forgetFactors(tx, ids);
    const ended: Outgoing[] = [];
    for (const id of ids) ended.push(await endSessionsOf(tx, id));
    await record(tx, ended);
    return password;
  });
}

/** Authenticator apps, recovery codes and passkeys of these members are gone. */
export async function forgetFactors(tx: Tx, ids: Id[]): Promise<void> {
  await tx.run(sql`delete from authenticators where member_id = any(${ids}::bigint[])`);
  await tx.run(sql`delete from recovery_codes where member_id = any(${ids}::bigint[])`);
  await tx.run(sql`delete from passkeys where member_id = any(${ids}::bigint[])`);
}

/** True when the site has somebody who may change its policy. */
export async function hasAdmin(db: Db, siteId: Id): Promise<boolean> {
  return (
    (await db.maybe(sql`select 1 from members where site_id = ${siteId} and role = 'admin' limit 1`)) !== undefined
  );
}
