import { say } from "../../locales/say.ts";
import type { Db, Pool } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";
import type { MemberNote } from "../protocol/sanctions.ts";
import type { Member } from "../users/viewer.ts";
import { authorChanged, occasionOf } from "./give.ts";

/** Notes something about whom a case is about, for the desk alone. Throws `not-found`, `not-allowed` (about oneself). */
export function addNote(
  db: Pool,
  moderator: Member,
  caseId: Id,
  note: string,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<MemberNote> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const { author } = await occasionOf(tx, moderator, caseId);
      if (author.id === moderator.id) throw new Problem("not-allowed", { detail: () => say("details.ownNotes") });
      const { id } = await tx.one<{ id: Id }>(sql`
        insert into member_notes (member_id, note, written_by, written_at)
        values (${author.id}, ${note.trim()}, ${moderator.id}, ${now})
        returning id`);
      const [written] = await notesWhere(tx, sql`n.id = ${id}`);
      if (!written) throw new Error("the note that was just written is not there");
      await record(tx, [authorChanged(moderator.siteId, author.id)]);
      return written;
    }),
  );
}

/** What the desk noted about a member, newest first. */
export const notesAbout = (db: Db, memberId: Id): Promise<MemberNote[]> =>
  notesWhere(db, sql`n.member_id = ${memberId}`);

async function notesWhere(db: Db, condition: Sql): Promise<MemberNote[]> {
  const rows = await db.all<{ id: Id; note: string; byId: Id; byName: string; writtenAt: Date }>(sql`
    select n.id, n.note, m.id as "byId", m.name as "byName", n.written_at as "writtenAt"
    from member_notes n join members m on m.id = n.written_by
    where ${condition} order by n.id desc`);
  return rows.map(({ byId, byName, writtenAt, ...row }) => ({
    ...row,
    by: { id: byId, name: byName },
    writtenAt: writtenAt.toISOString(),
  }));
}
