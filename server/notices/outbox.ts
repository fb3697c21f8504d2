import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { addJob } from "../jobs/jobs.ts";
import type { Id } from "../protocol/basics.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import { nextMorning } from "./nextMorning.ts";
import { waysOf } from "./ways.ts";

const lookEveryMs = 1_000;
const atOnce = 100;

/**
 * Takes notices that wait to be sent from their transactions into jobs, on every node; each is taken by one. Jobs ring when they are
 * added, and commits that ring wait for each other: so they are added here, and not where somebody posts.
 */
export const startOutbox = (db: Pool, onError: (error: unknown) => void): Repeated =>
  repeatedly(lookEveryMs, () => emptyOutbox(db), onError);

async function emptyOutbox(db: Pool): Promise<void> {
  while (await db.maybe(sql`select 1 from notices where waits limit 1`)) {
    const taken = await db.transaction(tx => takeSome(tx, new Date()));
    if (taken < atOnce) return;
  }
}

interface Waiting {
  id: Id;
  memberId: Id;
  byMail: boolean;
  mail: "now" | "daily";
  zone: string | null;
  devices: Id[];
}

async function takeSome(tx: Tx, now: Date): Promise<number> {
  const waiting = await tx.all<Waiting>(sql`
    with taken as (
      update notices set waits = false
      where id in (select id from notices where waits order by id limit ${atOnce} for update skip locked)
      returning id, member_id, topic)
    select t.id, t.member_id as "memberId", w.by_mail as "byMail", w.mail, o.zone,
      array(select d.id from push_devices d where w.by_push and d.member_id = t.member_id) as devices
    from taken t
    cross join lateral ${waysOf(sql`t.member_id`, sql`t.topic`)} w
    left join notice_mail o on o.member_id = t.member_id
    order by t.id`);
  for (const { id, memberId, byMail, mail, zone, devices } of waiting) {
    for (const deviceId of devices) await addJob(tx, "push", { noticeId: id, deviceId });
    if (byMail && mail === "now") await addJob(tx, "notice-mail", { noticeId: id });
    if (byMail && mail === "daily") {
      await addJob(tx, "digest", { memberId }, { key: `digest:${memberId}`, at: nextMorning(zone ?? "UTC", now) });
    }
  }
  return waiting.length;
}
