import type { Db, Pool, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { mailLater } from "../mail/mailLater.ts";
import type { Id } from "../protocol/basics.ts";
import type { Topic } from "../protocol/noticeTopics.ts";
import { type NoticeWaysView, type SetNoticeWays, usualWays, type Ways } from "../protocol/noticeWays.ts";
import type { Member } from "../users/viewer.ts";
import { ownKey } from "./keys.ts";
import { linkTo } from "./links.ts";
import { pushKeys } from "./push.ts";

/**
 * How a member is told of a topic, as one row: `page`, `push`, `mail` as they chose, and what of it can be done: `by_push` where a
 * browser of theirs takes it, `by_mail` where they have confirmed it for the address that they have now.
 */
export function waysOf(memberId: Sql, topic: Sql): Sql {
  const usual = JSON.stringify(Object.entries(usualWays).map(([name, ways]) => ({ name, ...ways })));
  return sql`(
    select chosen.page, chosen.push, chosen.mail,
      chosen.push and exists (select 1 from push_devices d where d.member_id = ${memberId}) as by_push,
      chosen.mail <> 'off' and exists (
        select 1 from notice_mail o join members m on m.id = o.member_id and m.email = o.address
        where o.member_id = ${memberId} and o.confirmed_at is not null) as by_mail
    from (
      select coalesce(w.page, u.page) as page, coalesce(w.push, u.push) as push, coalesce(w.mail, u.mail) as mail
      from jsonb_to_recordset(${usual}::jsonb) as u (name text, page boolean, push boolean, mail text)
      left join notice_ways w on w.member_id = ${memberId} and w.topic = u.name
      where u.name = ${topic}) chosen)`;
}

export interface WaysContext {
  db: Pool;
  publicUrl: () => string;
  /** False where the site sends no mail. */
  sendsMail: boolean;
}

/** What a member has chosen, and what of it can be done. */
export async function noticeWays({ db, sendsMail }: WaysContext, memberId: Id): Promise<NoticeWaysView> {
  const chosen = await db.all<Ways & { topic: Topic }>(
    sql`select topic, page, push, mail from notice_ways where member_id = ${memberId}`,
  );
  const mail = await db.one<MailRow>(sql`
    select m.email as address, o.asked_at as "askedAt", o.confirmed_at as "confirmedAt", o.refused_at as "refusedAt"
    from members m left join notice_mail o on o.member_id = m.id and o.address = m.email
    where m.id = ${memberId}`);
  const devices = await db.all<{ id: Id; addedAt: Date }>(sql`
    select id, added_at as "addedAt" from push_devices where member_id = ${memberId} order by id`);
  const { publicKey } = await pushKeys(db);
  return {
    ways: {
      ...usualWays,
      ...Object.fromEntries(chosen.map(({ topic, page, push, mail }) => [topic, { page, push, mail }])),
    },
    mail: { address: mail.address, state: mailState(mail, sendsMail) },
    push: { publicKey, devices: devices.map(({ id, addedAt }) => ({ id, addedAt: addedAt.toISOString() })) },
  };
}

interface MailRow {
  address: string | null;
  askedAt: Date | null;
  confirmedAt: Date | null;
  refusedAt: Date | null;
}

function mailState(row: MailRow, sendsMail: boolean): NoticeWaysView["mail"]["state"] {
  if (!sendsMail) return "off";
  if (!row.address) return "none";
  if (row.refusedAt) return "refused";
  if (row.confirmedAt) return "confirmed";
  return row.askedAt ? "asked" : "unasked";
}

/** Changes some ways. Whoever wants mail and has not confirmed it yet gets a mail that asks, once an hour at most. */
export async function setNoticeWays(
  context: WaysContext,
  member: Member,
  request: SetNoticeWays,
): Promise<NoticeWaysView> {
  const { db, sendsMail } = context;
  // Before the transaction: a key that has to be made is kept, whatever becomes of the rest.
  const key = await ownKey(db, "links");
  await db.transaction(async tx => {
    for (const [topic, ways] of Object.entries(request.ways)) await setWay(tx, member.id, topic as Topic, ways);
    const wantsMail = Object.values(request.ways).some(({ mail }) => mail !== "off");
    if (wantsMail && sendsMail) await askByMail(tx, context, member, { zone: request.zone, key });
    await tx.run(sql`update members set language = ${request.language} where id = ${member.id}`);
    await tx.run(sql`update notice_mail set zone = ${request.zone} where member_id = ${member.id}`);
  });
  return await noticeWays(context, member.id);
}

/** A decision is always told on the page: it may restrict, and says why. */
function setWay(tx: Tx, memberId: Id, topic: Topic, { page, push, mail }: Ways): Promise<number> {
  return tx.run(sql`
    insert into notice_ways (member_id, topic, page, push, mail)
    values (${memberId}, ${topic}, ${page || topic === "decision"}, ${push}, ${mail})
    on conflict (member_id, topic) do update set page = excluded.page, push = excluded.push, mail = excluded.mail`);
}

/** A week: people go on holiday. */
const minutes = 7 * 24 * 60;

async function askByMail(
  tx: Tx,
  { publicUrl }: WaysContext,
  { id, siteId }: Member,
  { zone, key }: { zone: string; key: string },
): Promise<void> {
  const asked = await tx.maybe<{ address: string }>(sql`
    insert into notice_mail as o (member_id, address, asked_at, zone)
    select id, email, now(), ${zone} from members where id = ${id} and email is not null
    on conflict (member_id) do update
      set address = excluded.address, asked_at = excluded.asked_at, confirmed_at = null, refused_at = null
      where o.address <> excluded.address or (o.confirmed_at is null and o.asked_at < now() - interval '1 hour')
    returning address`);
  if (!asked) return;
  const url = linkTo(publicUrl(), key, { purpose: "confirm", memberId: id, about: asked.address, minutes });
  await mailLater(tx, { siteId, to: { address: asked.address }, kind: "confirm-notices", facts: { url, minutes } });
}

/** The mailbox has said yes. */
export async function confirmMail(db: Db, memberId: Id): Promise<void> {
  await db.run(sql`
    update notice_mail set confirmed_at = coalesce(confirmed_at, now()), refused_at = null where member_id = ${memberId}`);
}

/** Nothing is sent any more until it is asked for and confirmed anew; doing it again changes nothing. */
export async function stopMail(tx: Tx, memberId: Id): Promise<void> {
  await tx.run(sql`delete from notice_mail where member_id = ${memberId}`);
  await tx.run(sql`update notice_ways set mail = 'off' where member_id = ${memberId}`);
}
