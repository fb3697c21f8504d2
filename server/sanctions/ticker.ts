import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { userChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/views.ts";

const lookEveryMs = 500;
const atOnce = 100;

/** Tells members whose sanctions come to their end, on every node; each end is told by one of them. */
export function startEnds(db: Pool, onError: (error: unknown) => void): { close(): Promise<void> } {
  const closing = new AbortController();
  const looking = (async () => {
    while (!closing.signal.aborted) {
      await tellEnds(db).catch(onError);
      await pause(lookEveryMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  })();
  return {
    close() {
      closing.abort();
      return looking;
    },
  };
}

/** Whoever wakes up late tells what ended meanwhile: the time of the end is that of the sanction. */
async function tellEnds(db: Pool): Promise<void> {
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
