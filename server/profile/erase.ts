import { eraseComment, forgetVersions } from "../comments/erase.ts";
import { lockComment } from "../comments/queries.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import type { Id } from "../protocol/basics.ts";
import type { DeletionWay } from "../protocol/deletionWays.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import { endSessionsOf } from "../users/sessions.ts";
import { stopWriting } from "../users/writing.ts";
import { emptyMember } from "./emptyMember.ts";

const lookEveryMs = 30_000;
const commentsAtOnce = 50;

/** Gives up the accounts whose time has come, on every node; each is done by one of them, and goes on where another one stopped. */
export const startErasing = (db: Pool, onError: (error: unknown) => void): Repeated =>
  repeatedly(lookEveryMs, () => eraseAccounts(db), onError);

/** First the person, so that nothing new can come; then comment by comment; last the row that says there is something to do. */
export async function eraseAccounts(db: Pool): Promise<void> {
  for (let due = await nextDue(db); due; due = await nextDue(db)) {
    const { memberId, way } = due;
    await db.transaction(async tx => {
      await stopWriting(tx, memberId);
      const ended = await endSessionsOf(tx, memberId);
      await emptyMember(tx, memberId);
      await record(tx, [ended]);
    });
    let last: Id | undefined = "0";
    while (last) last = await eraseSome(db, memberId, way, last);
    await db.run(sql`delete from deletions where member_id = ${memberId}`);
  }
}

interface Due {
  memberId: Id;
  way: DeletionWay;
}

/** Whoever takes one has ten minutes before another node tries. */
function nextDue(db: Pool): Promise<Due | undefined> {
  return db.maybe<Due>(sql`
    update deletions set due_at = now() + interval '10 minutes'
    where member_id = (
      select member_id from deletions where due_at <= now() order by due_at limit 1 for update skip locked)
    returning member_id as "memberId", way`);
}

/** Goes on after a comment; answers how far it came, and nothing at the end. */
function eraseSome(db: Pool, memberId: Id, way: DeletionWay, after: Id): Promise<Id | undefined> {
  return db.transaction(async tx => {
    const some = await tx.all<{ id: Id }>(sql`
      select id from comments where author_id = ${memberId} and id > ${after} order by id limit ${commentsAtOnce}`);
    const events: Outgoing[] = [];
    // The youngest first: locks are taken from comments upwards.
    for (const { id } of some.toReversed()) {
      const comment = await lockComment(tx, id);
      if (!comment) continue;
      const isKept = way === "anonymise" && comment.state === "visible";
      events.push(...(isKept ? await forgetVersions(tx, comment) : await eraseComment(tx, comment)));
    }
    await record(tx, events);
    return some.at(-1)?.id;
  });
}
