import { z } from "zod";
import { say } from "../../locales/say.ts";
import { recordAudit } from "../audit/record.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page, Role } from "../protocol/basics.ts";
import { may } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { ChangeRole, MembersQuery } from "../protocol/requests.ts";
import type { MemberRow } from "../protocol/views.ts";
import type { Member } from "./viewer.ts";

const rowColumns = sql`m.id, m.name, m.email, m.role, m.sections, m.joined_at as "joinedAt"`;
const Key = z.tuple([keyPart.text, keyPart.id]);

/** Members of a site by name, those whose name or e-mail holds `q`. */
export async function membersOf(db: Db, siteId: Id, { q, cursor, limit }: MembersQuery): Promise<Page<MemberRow>> {
  const after = decodeCursor(Key, cursor);
  const holds = q ? sql`and (strpos(lower(m.name), lower(${q})) > 0 or strpos(m.email, lower(${q})) > 0)` : sql``;
  const beyond = after ? sql`and (lower(m.name), m.id) > (${after[0]}, ${after[1]}::bigint)` : sql``;
  // The small letters are PostgreSQL's: JavaScript has others for some names ("ΟΔΟΣ").
  const rows = await db.all<MemberRow & { key: string }>(sql`
    select ${rowColumns}, lower(m.name) as key from members m
    where m.site_id = ${siteId} and not m.is_guest and m.deleted_at is null ${holds} ${beyond}
    order by lower(m.name), m.id
    limit ${limit + 1}`);
  const last = rows.at(limit - 1);
  const nextCursor = rows.length > limit && last ? encodeCursor([last.key, last.id]) : null;
  return { items: rows.slice(0, limit).map(({ key: _, ...row }) => row), nextCursor };
}

/**
 * Gives somebody of the admin's site a role, a moderator's for some sections or for all; the person's open pages learn of it. Throws
 * `not-allowed`, `not-found`.
 */
export async function changeRole(
  db: Pool,
  admin: Member,
  memberId: Id,
  { role, sections }: ChangeRole,
): Promise<MemberRow> {
  if (memberId === admin.id) throw new Problem("not-allowed", { detail: () => say("details.ownRole") });
  return await db.transaction(async tx => {
    // Both rows are locked, so that two admins never unmake each other at once and leave none.
    const locked = await tx.all<{ id: Id; role: Role }>(sql`
      select id, role from members where id in (${admin.id}, ${memberId}) order by id for no key update`);
    if (
      !may(
        locked.find(({ id }) => id === admin.id),
        "changeRoles",
      )
    )
      throw new Problem("not-allowed");
    const changed = await tx.maybe<MemberRow>(sql`
      update members m set role = ${role}, sections = ${sections ?? null}::text[] 
      where m.id = ${memberId} and m.site_id = ${admin.siteId} and not m.is_guest and m.deleted_at is null
      returning ${rowColumns}`);
    if (!changed) throw new Problem("not-found");
    const before = locked.find(({ id }) => id === memberId)?.role ?? null;
    const facts = { from: before, to: role, ...(sections ? { sections } : {}) };
    await recordAudit(tx, admin.siteId, [
      { actorId: admin.id, kind: "role-changed", subject: `member:${memberId}`, facts },
    ]);
    await record(tx, [{ channel: userChannel(memberId), event: { kind: "rights-changed" } }]);
    return changed;
  });
}
