import { directionOf, languageOf } from "../../locales/languages.ts";
import { inLanguage } from "../../locales/say.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Tasks } from "../jobs/jobs.ts";
import { layOut } from "../mail/letter.ts";
import { type Mailer, Refused } from "../mail/mailer.ts";
import { senderOf } from "../mail/mailLater.ts";
import { letterFor } from "../mail/templates.ts";
import type { Values } from "../mail/write.ts";
import type { Id } from "../protocol/basics.ts";
import type { MailTemplateKind } from "../protocol/mailPlaces.ts";
import { compose, toldKindOf, valuesOfDigest, valuesOfOne } from "./compose.ts";
import { ownKey } from "./keys.ts";
import { linkTo } from "./links.ts";
import { type Device, push } from "./push.ts";
import { stillTellable } from "./tellNow.ts";

interface SendingContext {
  db: Pool;
  mailer: Mailer;
  publicUrl: () => string;
}

/** What sends notices. Each looks at what may be told when it runs. */
export const noticeTasks = (context: SendingContext): Tasks => ({
  push: ({ noticeId, deviceId }: { noticeId: Id; deviceId: Id }) => pushNotice(context, noticeId, deviceId),
  "notice-mail": ({ noticeId }: { noticeId: Id }) => mailNotice(context, noticeId),
  digest: ({ memberId }: { memberId: Id }) => mailDigest(context, memberId),
});

async function pushNotice({ db, publicUrl }: SendingContext, noticeId: Id, deviceId: Id): Promise<void> {
  const [told] = await stillTellable(db, [noticeId]);
  const device = await db.maybe<Device & { language: string | null; siteId: Id }>(sql`
    select d.id, d.endpoint, d.p256dh, d.auth, m.language, m.site_id as "siteId"
    from push_devices d join members m on m.id = d.member_id
    where d.id = ${deviceId} and d.member_id = ${told?.to ?? null}`);
  if (!told || !device) return;
  const { name, language } = await senderOf(db, device.siteId);
  const lang = languageOf(device.language) ?? language;
  const { line, quote, url } = inLanguage(lang, () => compose(told, publicUrl()));
  const dir = directionOf(lang);
  const pushed = { title: line, body: quote || name, url, tag: `notice-${noticeId}`, lang, dir };
  await push(db, device, pushed, publicUrl());
}

async function mailNotice(context: SendingContext, noticeId: Id): Promise<void> {
  const [told] = await stillTellable(context.db, [noticeId]);
  if (!told) return;
  const values = (site: string) => valuesOfOne(compose(told, context.publicUrl()), site);
  await send(context, told.to, toldKindOf(told.notice), values);
}

/** So many in one mail; the others stand on the page. */
const digestMost = 30;

/** What came since the last one and was chosen to come daily. Nothing came: nothing is sent. */
async function mailDigest(context: SendingContext, memberId: Id): Promise<void> {
  const { db } = context;
  const { now } = await db.one<{ now: Date }>(sql`select now() as now`);
  const rows = await db.all<{ id: Id }>(sql`
    select n.id
    from notices n
    join notice_ways w on w.member_id = n.member_id and w.topic = n.topic and w.mail = 'daily'
    join notice_mail o on o.member_id = n.member_id
    where n.member_id = ${memberId} and n.made_at > coalesce(o.last_digest_at, o.confirmed_at) and n.made_at <= ${now}
    order by n.id desc limit ${digestMost}`);
  const told = await stillTellable(
    db,
    rows.map(({ id }) => id),
  );
  const composed = () => told.map(one => compose(one, context.publicUrl()));
  if (told.length > 0) await send(context, memberId, "digest", site => valuesOfDigest(composed(), site));
  await db.run(sql`update notice_mail set last_digest_at = ${now} where member_id = ${memberId}`);
}

/** To the address for which it was confirmed, as long as that is the member's. An address that takes no mail gets no more. */
async function send(
  context: SendingContext,
  memberId: Id,
  kind: MailTemplateKind,
  values: (site: string) => Values,
): Promise<void> {
  const { db, mailer, publicUrl } = context;
  const receiver = await db.maybe<{ address: string; siteId: Id; language: string | null }>(sql`
    select o.address, m.site_id as "siteId", m.language
    from notice_mail o join members m on m.id = o.member_id and m.email = o.address
    where o.member_id = ${memberId} and o.confirmed_at is not null`);
  if (!receiver) return;
  const sender = await senderOf(db, receiver.siteId);
  const language = languageOf(receiver.language) ?? sender.language;
  const unsubscribe = linkTo(publicUrl(), await ownKey(db, "links"), { purpose: "stop", memberId });
  const site = sender.name;
  const place = { kind, language };
  const letter = await letterFor(db, receiver.siteId, place, { site, values: () => values(site), unsubscribe });
  try {
    await mailer.send(layOut(letter, sender, receiver.address, language));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await db.run(sql`
      update notice_mail set confirmed_at = null, refused_at = now()
      where member_id = ${memberId} and address = ${receiver.address}`);
  }
}
