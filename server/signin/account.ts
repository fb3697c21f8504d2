import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import type { AccountView, SessionView, SignInWay } from "../protocol/accounts.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import { noPassword } from "../users/passwords.ts";
import { endOtherSessions, endSessionById } from "../users/sessions.ts";
import type { SignedIn } from "../users/viewer.ts";
import { recoveryCodesLeft } from "./authenticators.ts";
import { isOld } from "./credentials.ts";
import { passkeysOf } from "./passkeys.ts";
import type { Reception } from "./reception.ts";

type AccountRow = Pick<AccountView, "hasOwnAccount" | "email" | "isEmailVerified" | "hasPassword" | "hasAuthenticator">;

/** How somebody signs in, and where they are signed in. */
export async function accountView(db: Db, { id, session }: SignedIn): Promise<AccountView> {
  const row = await db.one<AccountRow>(sql`
    select m.has_own_account as "hasOwnAccount", m.email, m.email_verified_at is not null as "isEmailVerified",
      m.password_hash <> ${noPassword} as "hasPassword",
      exists (select 1 from authenticators a where a.member_id = m.id and a.confirmed_at is not null) as "hasAuthenticator"
    from members m where m.id = ${id}`);
  return {
    ...row,
    passkeys: await passkeysOf(db, id),
    recoveryCodesLeft: await recoveryCodesLeft(db, id),
    sessions: await sessionsOf(db, id, session.id),
    isSignInOld: isOld(session),
    needsSecondFactor: session.lacksSecondFactor,
  };
}

interface SessionRow {
  id: Id;
  way: SignInWay;
  hasSecondFactor: boolean;
  device: string | null;
  signedInAt: Date;
  lastSeenAt: Date;
}

async function sessionsOf(db: Db, memberId: Id, thisOne: Id): Promise<SessionView[]> {
  const rows = await db.all<SessionRow>(sql`
    select id, way, has_second_factor as "hasSecondFactor", device, signed_in_at as "signedInAt", last_seen_at as "lastSeenAt"
    from sessions where member_id = ${memberId} and expires_at > now()
    order by last_seen_at desc, id desc`);
  return rows.map(row => ({
    ...row,
    signedInAt: row.signedInAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isThisOne: row.id === thisOne,
  }));
}

/** Ends one session of a member; pages that are open with it learn of it. Throws `not-found`. */
export async function endOneSession({ db }: Reception, who: SignedIn, id: Id): Promise<void> {
  await db.transaction(async tx => {
    const ended = await endSessionById(tx, who.id, id);
    if (!ended) throw new Problem("not-found");
    await record(tx, [ended]);
  });
}

export async function endAllOthers({ db }: Reception, who: SignedIn): Promise<void> {
  await db.transaction(async tx => record(tx, [await endOtherSessions(tx, who)]));
}
