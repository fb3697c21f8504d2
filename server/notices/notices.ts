import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { type Outgoing, userChannel } from "../events/channels.ts";
import type { Id } from "../protocol/basics.ts";
import type { Notice, NoticeView } from "../protocol/views.ts";

const shown = 30;

interface NoticeRow {
  id: Id;
  notice: Notice;
  madeAt: Date;
  readAt: Date | null;
}

const columns = sql`id, notice, made_at as "madeAt", read_at as "readAt"`;

/** Tells something to one person; answers the event to record. */
export async function notify(tx: Tx, memberId: Id, notice: Notice, now: Date): Promise<Outgoing> {
  const [told] = await notifyAll(tx, [{ to: memberId, notice }], now);
  if (!told) throw new Error("a notice was not written");
  return told;
}

/** Tells something to each of some people; answers the events to record. */
export async function notifyAll(tx: Tx, told: readonly { to: Id; notice: Notice }[], now: Date): Promise<Outgoing[]> {
  if (told.length === 0) return [];
  const made = await tx.all<{ id: Id; to: Id }>(sql`
    insert into notices (member_id, notice, made_at)
    select "to", notice, ${now} from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told ("to" bigint, notice jsonb)
    returning id, member_id as "to"`);
  return made.map(({ id, to }) => ({ channel: userChannel(to), event: { kind: "notice", noticeId: id } }));
}

/** Takes back what was told about a comment at a moment, because what it told was undone; answers the event to record. */
export async function unnotify(tx: Tx, memberId: Id, commentId: Id, toldAt: Date): Promise<Outgoing> {
  await tx.run(sql`
    delete from notices
    where member_id = ${memberId} and made_at = ${toldAt} and notice->>'commentId' = ${commentId}`);
  return { channel: userChannel(memberId), event: { kind: "notices-changed" } };
}

/** The last notices of a member, newest first. */
export async function noticesOf(db: Db, memberId: Id): Promise<NoticeView[]> {
  const rows = await db.all<NoticeRow>(sql`
    select ${columns} from notices where member_id = ${memberId} order by id desc limit ${shown}`);
  return rows.map(noticeView);
}

/** Notices by id, for delivery. */
export async function noticesById(db: Db, ids: readonly Id[]): Promise<Map<Id, NoticeView>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<NoticeRow>(sql`select ${columns} from notices where id = any(${ids}::bigint[])`);
  return new Map(rows.map(row => [row.id, noticeView(row)]));
}

export async function markNoticesRead(db: Db, memberId: Id): Promise<void> {
  await db.run(sql`update notices set read_at = now() where member_id = ${memberId} and read_at is null`);
}

function noticeView({ id, notice, madeAt, readAt }: NoticeRow): NoticeView {
  return { id, madeAt: madeAt.toISOString(), readAt: readAt?.toISOString() ?? null, notice };
}
