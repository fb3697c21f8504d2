import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";

const lookEveryMs = 500;
const atOnce = 100;

/** Tells members whose sanctions come to their end, on every node; each end is told by one of them. */
export const startEnds = (db: Pool, onError: (error: unknown) => void): Repeated =>
  repeatedly(lookEveryMs, () => tellEnds(db), onError);

/** Whoever wakes up late tells what ended meanwhile: the time of the end is that of the sanction. */
async function tellEnds(db: Pool): Promise<void> {
  if (!(await db.maybe(sql`select 1 from sanctions where ended_at is null and until <= now() limit 1`))) return;
  await db.transaction(async tx => {
    const ended = await tx.all<{ memberId: Id }>(sql`
      update sanctions set ended = 'over', ended_at = until
      where id in (
        select id from sanctions where ended_at is null and until <= now()
        order by until limit ${atOnce} for update skip locked)
      returning member_id as "memberId"`);
    const members = [...new Set(ended.map(({ memberId }) => memberId))];
    await record(
      tx,
      members.map(id => ({ channel: userChannel(id), event: { kind: "rights-changed" } })),
    );
  });
}
