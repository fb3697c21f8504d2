import type { IncomingMessage } from "node:http";
import { say } from "../../locales/say.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { guardWrites } from "../http/endpoint.ts";
import type { SignInWay } from "../protocol/accounts.ts";
import type { Badge } from "../protocol/articles.ts";
import type { Id, Role } from "../protocol/basics.ts";
import { imageAddress } from "../protocol/images.ts";
import { may, type Permission } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { SanctionView } from "../protocol/restrictions.ts";
import type { Me } from "../protocol/views.ts";
import type { Act } from "../protocol/writing.ts";
import { type Outcome, Rounds } from "../rounds.ts";
import { seeSession, tokenOf } from "./sessions.ts";
import { hashOf } from "./tokens.ts";
import { isInForce, mayWrite, sanctionsOf } from "./writing.ts";

/** Somebody who is signed in. */
export interface Member {
  id: Id;
  siteId: Id;
  name: string;
  /** Null of who never gave one. */
  email: string | null;
  role: Role;
  /** Of a moderator who is for some sections only; null: for all. */
  sections: string[] | null;
  badges: Badge[];
  avatarId: string | null;
  isGuest: boolean;
  published: number;
  removed: number;
  joinedAt: Date;
}

/** A member who asks, with the session and the sanctions that are in force, oldest first. */
export interface SignedIn extends Member {
  session: CurrentSession;
  sanctions: SanctionView[];
}

/** Whoever asks: somebody who is signed in, or nobody we know. */
export type Viewer = SignedIn | null;

/** Through which somebody is signed in. */
export interface CurrentSession {
  id: Id;
  way: SignInWay;
  hasSecondFactor: boolean;
  /** The rights of their role wait for a second factor: until then they are a member like any other. */
  lacksSecondFactor: boolean;
  signedInAt: Date;
}

export const memberColumns = sql`
  m.id, m.site_id as "siteId", m.name, m.email, m.role, m.sections, m.badges, m.avatar_id as "avatarId", m.is_guest as "isGuest", m.published, m.removed, m.joined_at as "joinedAt"`;

/** The member whose session has this token, else null. Who comes while others are looked for is looked for with the next. */
export async function viewerFrom(db: Db, token: string | undefined): Promise<Viewer> {
  if (token === undefined) return null;
  const looking =
    looked.get(db) ?? new Rounds({ work: hashes => sessionsWith(db, hashes), keysOf: () => [], most: 100 });
  looked.set(db, looking);
  const found = await looking.join(hashOf(token));
  if (!found) return null;
  const { isSanctioned, lastSeenAt, way, hasSecondFactor, lacksSecondFactor, signedInAt, ...rest } = found;
  const { tokenHash: _, sessionId, ...member } = rest;
  if (Date.now() - lastSeenAt.getTime() > seenAgainMs) await seeSession(db, sessionId);
  const session = { id: sessionId, way, hasSecondFactor, lacksSecondFactor, signedInAt };
  const rights = lacksSecondFactor ? { role: "member" as const, sections: null } : {};
  return { ...member, ...rights, session, sanctions: isSanctioned ? await sanctionsOf(db, member.id) : [] };
}

/** When a session was seen last is known this closely: a write for each request would be one too many. */
const seenAgainMs = 10 * 60_000;

const looked = new WeakMap<Db, Rounds<Buffer, Found | undefined>>();

interface Found extends Member, Omit<CurrentSession, "id"> {
  tokenHash: Buffer;
  sessionId: Id;
  lastSeenAt: Date;
  isSanctioned: boolean;
}

async function sessionsWith(db: Db, tokenHashes: readonly Buffer[]): Promise<Outcome<Found | undefined>[]> {
  const found = await db.all<Found>(sql`
    select s.token_hash as "tokenHash", s.id as "sessionId", s.way, s.has_second_factor as "hasSecondFactor",
      m.role <> 'member' and not s.has_second_factor and ${asksSecondFactor} as "lacksSecondFactor", s.signed_in_at as "signedInAt", s.last_seen_at as "lastSeenAt", ${memberColumns},
      exists (select 1 from sanctions s where s.member_id = m.id and ${isInForce}) as "isSanctioned"
    from sessions s join members m on m.id = s.member_id
    where s.token_hash = any(${tokenHashes}::bytea[]) and s.expires_at > now()`);
  return tokenHashes.map(hash => ({ status: "fulfilled", value: found.find(one => one.tokenHash.equals(hash)) }));
}

/** True where the site of a member `m` gives nobody the rights of a moderator or an admin without a second factor, as it does by default. */
const asksSecondFactor = sql`coalesce(
  (select g.settings #>> '{signIn,staffSecondFactor}' from site_settings g where g.site_id = m.site_id), 'required') = 'required'`;

const viewers = new WeakMap<IncomingMessage, Viewer>();

/** Remembers who sent the request, and what keeps them from writing; called once, before the routes. */
export async function identify(db: Db, req: IncomingMessage): Promise<void> {
  const who = await viewerFrom(db, tokenOf(req));
  viewers.set(req, who);
  guardWrites(req, act => {
    if (who?.isGuest && !guestsMay.includes(act)) throw new Problem("account-needed");
    mayWrite(who?.sanctions ?? [], act);
  });
}

/** What a guest writes waits; a reaction or a report would count at once. */
const guestsMay: readonly Act[] = ["comment", "own"];

export function viewer(req: IncomingMessage): Viewer {
  return viewers.get(req) ?? null;
}

/** The member who sent the request. Throws `sign-in-needed`. */
export function member(req: IncomingMessage): SignedIn {
  const who = viewer(req);
  if (!who) throw new Problem("sign-in-needed");
  return who;
}

/** The member, who may do this on the own site. Throws `sign-in-needed`, `not-allowed`. */
export function memberWho(req: IncomingMessage, permission: Permission): Member {
  const who = member(req);
  if (may(who, permission)) return who;
  throw new Problem("not-allowed", who.session.lacksSecondFactor ? { detail: () => say("details.secondFactor") } : {});
}

/** The same for what tells of the whole site: who decides in some sections only may not. */
export function wholeSiteMemberWho(req: IncomingMessage, permission: Permission): Member {
  const who = memberWho(req, permission);
  if (who.sections) throw new Problem("not-allowed", { detail: () => say("details.allSections") });
  return who;
}

/** True for people of the newsroom, whom the checks for strangers leave alone. */
export const isStaff = (who: Pick<Member, "role" | "badges">) => who.role !== "member" || who.badges.length > 0;

/** What a member may see of the own account. */
export function memberView({ avatarId, session, ...who }: SignedIn): NonNullable<Me["member"]> {
  const { id, siteId, name, email, role, sections, badges, isGuest } = who;
  const avatar = avatarId && imageAddress(avatarId);
  const { lacksSecondFactor } = session;
  return { id, siteId, name, email, role, sections, badges, avatar, isGuest, lacksSecondFactor };
}
