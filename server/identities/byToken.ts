import { say } from "../../locales/say.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { TokenFault } from "../protocol/tokenFaults.ts";
import type { TokenTrial } from "../protocol/tokens.ts";
import type { Reception } from "../signin/reception.ts";
import { settingsOf } from "../sites/settings.ts";
import { nameFault } from "../users/names.ts";
import type { NewSession } from "../users/sessions.ts";
import type { Member } from "../users/viewer.ts";
import { type Examination, examineToken } from "./examineToken.ts";
import { joinIdentity, memberWhoIs } from "./identities.ts";
import { keysAt } from "./jwks.ts";
import { noteNameRefused, noteRefusal } from "./refusals.ts";
import { secretsFor } from "./tokenSecrets.ts";

/** Who comes with a token, and how long they stay: no longer than it holds. Throws `token-refused`, `name-refused`. */
export async function signInByToken(
  db: Pool,
  siteId: Id,
  token: string,
  now = new Date(),
): Promise<{ member: Member; session: NewSession }> {
  const person = await personOf(db, siteId, token, now);
  const member = await memberWhoIs(db, siteId, person).catch(error => noteNameRefused(db, siteId, "token", error));
  await endOldSessions(db, member.id);
  const { isSecondFactor } = (await settingsOf(db, siteId)).token;
  return { member, session: { way: "token", until: person.until, hasSecondFactor: isSecondFactor } };
}

const sessionsMost = 20;

/** A page that signs in at each view leaves many sessions behind: the newest of them are kept. */
const endOldSessions = (db: Db, memberId: Id) =>
  db.run(sql`
    delete from sessions where id in (
      select id from sessions where member_id = ${memberId} and way = 'token' order by id desc offset ${sessionsMost - 1})`);

/** Joins whom a token proves to somebody who is signed in. Throws `token-refused`, `identity-taken`. */
export async function joinByToken(reception: Reception, memberId: Id, token: string): Promise<void> {
  const { db, siteId } = reception;
  await joinIdentity(reception, memberId, await personOf(db, siteId, token, new Date()));
}

/** What a token says and what is wrong with it, for who builds the sign-in; nothing is kept of it. */
export async function tryToken(db: Db, siteId: Id, token: string, now = new Date()): Promise<TokenTrial> {
  const { header, claims, faults, person } = await examined(db, siteId, token, now);
  if (!person) return { header, claims, faults, person: null };
  const { issuer, subject, until, profile } = person;
  const { name, email, badges } = profile;
  const known = await db.maybe<{ memberId: Id }>(sql`
    select member_id as "memberId" from identities
    where site_id = ${siteId} and issuer = ${issuer} and subject = ${subject}`);
  const isStaff = profile.role !== null || badges.length > 0;
  const wrongName = await nameFault(db, siteId, name, known ? { memberId: known.memberId, isStaff } : { isStaff });
  if (wrongName) {
    const fault: TokenFault = { fault: "name", found: name, expected: say(`faults.name.${wrongName}`) };
    return { header, claims, faults: [fault], person: null };
  }
  const role = profile.role ?? "member";
  return {
    header,
    claims,
    faults,
    person: { subject, name, email, role, badges, until: until.toISOString(), isNew: known === undefined },
  };
}

async function personOf(db: Db, siteId: Id, token: string, now: Date): Promise<NonNullable<Examination["person"]>> {
  const { faults, person } = await examined(db, siteId, token, now);
  if (person) return person;
  const [first] = faults;
  if (first) await noteRefusal(db, siteId, "token", first);
  throw new Problem("token-refused");
}

async function examined(db: Db, siteId: Id, token: string, now: Date): Promise<Examination> {
  const { token: settings } = await settingsOf(db, siteId);
  const { keysUrl } = settings;
  return await examineToken(
    token,
    settings,
    async header => {
      if (header.alg === "HS256") return await secretsFor(db, siteId, header.kid);
      return keysUrl ? await keysAt(keysUrl).keysFor(header) : [];
    },
    now,
  );
}
