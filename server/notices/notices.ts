import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { type Outgoing, userChannel } from "../events/channels.ts";
import type { Id } from "../protocol/basics.ts";
import { topicOf } from "../protocol/noticeTopics.ts";
import type { Notice, NoticeView } from "../protocol/views.ts";
import { addressOf, pageOfNotice } from "./addresses.ts";
import { waysOf } from "./ways.ts";

const shown = 30;

interface NoticeRow {
  id: Id;
  notice: Notice;
  madeAt: Date;
  readAt: Date | null;
  page: string | null;
}

const columns = sql`n.id, n.notice, n.made_at as "madeAt", n.read_at as "readAt", ${pageOfNotice} as page`;

/** Something to tell to one person. */
export interface Told {
  to: Id;
  notice: Notice;
  /** The thread or the article that something is new in. */
  subjectId?: Id;
}

/** Tells something about themselves to one person, who sees it on the page in any case; answers the event to record. */
export async function notify(tx: Tx, memberId: Id, notice: Notice, now: Date): Promise<Outgoing> {
  const [told] = await notifyAll(tx, [{ to: memberId, notice }], now);
  if (!told) throw new Error("a notice was not written");
  return told;
}

/**
 * Tells something to each of some people, as they wish to be told; answers the events to record. What goes by push or e-mail is sent
 * afterwards (outbox), so that whoever causes a notice waits for nothing.
 */
export async function notifyAll(tx: Tx, told: readonly Told[], now: Date): Promise<Outgoing[]> {
  if (told.length === 0) return [];
  const rows = told.map(({ to, notice, subjectId = null }) => {
    const topic = topicOf[notice.kind];
    const commentId = topic !== "decision" && "commentId" in notice ? notice.commentId : null;
    return { to, notice, topic, commentId, subjectId };
  });
  const made = await tx.all<{ id: Id; to: Id; onPage: boolean }>(sql`
    insert into notices (member_id, notice, topic, comment_id, subject_id, on_page, waits, made_at)
    select t."to", t.notice, t.topic, t."commentId", t."subjectId", w.page, w.by_push or w.by_mail, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t ("to" bigint, notice jsonb, topic text, "commentId" bigint, "subjectId" bigint)
    cross join lateral ${waysOf(sql`t."to"`, sql`t.topic`)} w
    where w.page or w.by_push or w.by_mail
    returning id, member_id as "to", on_page as "onPage"`);
  return made
    .filter(({ onPage }) => onPage)
    .map(({ id, to }) => ({ channel: userChannel(to), event: { kind: "notice", noticeId: id } }));
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
    select ${columns} from notices n where n.member_id = ${memberId} and n.on_page order by n.id desc limit ${shown}`);
  return rows.map(noticeView);
}

/** Notices by id, for delivery. */
export async function noticesById(db: Db, ids: readonly Id[]): Promise<Map<Id, NoticeView>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<NoticeRow>(sql`select ${columns} from notices n where n.id = any(${ids}::bigint[])`);
  return new Map(rows.map(row => [row.id, noticeView(row)]));
}

export async function markNoticesRead(db: Db, memberId: Id): Promise<void> {
  await db.run(sql`update notices set read_at = now() where member_id = ${memberId} and read_at is null`);
}

function noticeView({ id, notice, madeAt, readAt, page }: NoticeRow): NoticeView {
  const url = addressOf(notice, page);
  return { id, madeAt: madeAt.toISOString(), readAt: readAt?.toISOString() ?? null, url, notice };
}
