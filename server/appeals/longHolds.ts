import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Outgoing } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { notify } from "../notices/notices.ts";
import type { Id } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import { stateReasons } from "../statements/stateReasons.ts";
import { plainText } from "../text/markdown.ts";

const lookEveryMs = 60_000;
const atOnce = 50;

/** Tells authors why their comments are still held, once a minute; several nodes share the work. */
export const startLongHolds = (db: Pool, onError: (error: unknown) => void): Repeated =>
  repeatedly(lookEveryMs, () => stateLongHolds(db, new Date()), onError);

/**
 * A hold that lasts is a restriction like another: who has waited for `limits.statedAfterHeldHours` gets a statement of reasons, once
 * for each hold. Answers how many got one.
 */
export async function stateLongHolds(db: Pool, now: Date): Promise<number> {
  for (let stated = 0; ; ) {
    const more = await db.transaction(tx => stateSome(tx, now));
    stated += more;
    if (more < atOnce) return stated;
  }
}

interface Held {
  id: Id;
  revision: number;
  text: string;
  authorId: Id;
  siteId: Id;
  caseId: Id;
  articleSlug: string;
  articleTitle: string;
}

async function stateSome(tx: Tx, now: Date): Promise<number> {
  // What another node is about to state, or a moderator to decide, is left to them.
  const held = await tx.all<Held>(sql`
    select c.id, c.revision, c.text, c.author_id as "authorId", k.site_id as "siteId", k.id as "caseId",
      a.slug as "articleSlug", a.title as "articleTitle"
    from cases k join comments c on c.id = k.comment_id join articles a on a.id = c.article_id
    where k.is_waiting and k.is_held and c.state = 'held'
      and k.opened_at <= ${now}::timestamptz - make_interval(hours => ${limits.statedAfterHeldHours})
      and not exists (
        select 1 from statements s where s.comment_id = c.id and s.restriction = 'hold' and s.ended_at is null)
    order by k.opened_at limit ${atOnce}
    for update of c skip locked`);
  const told: Outgoing[] = [];
  for (const comment of held) told.push(await stateHold(tx, comment, now));
  await record(tx, told);
  return held.length;
}

async function stateHold(tx: Tx, comment: Held, now: Date): Promise<Outgoing> {
  const { authorId, siteId, caseId, articleSlug, articleTitle } = comment;
  const statement = await stateReasons(tx, {
    siteId,
    memberId: authorId,
    comment,
    caseId,
    restriction: "hold",
    rule: null,
    decidedBy: null,
    now,
  });
  const quote = plainText(comment.text, 200);
  return notify(
    tx,
    authorId,
    { kind: "waits", commentId: comment.id, articleSlug, articleTitle, quote, statement },
    now,
  );
}
