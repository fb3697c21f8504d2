import { say } from "../../locales/say.ts";
import { sha256 } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel } from "../events/channels.ts";
import { record } from "../events/stream.ts";
import { onlyOnce, type WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { HandOvers, HandOverView, ShiftFacts } from "../protocol/handOvers.ts";
import { Problem } from "../protocol/problems.ts";
import { currentTimeZone } from "../sites/policy.ts";
import type { Member } from "../users/viewer.ts";
import { shiftFacts } from "./shiftFacts.ts";

type Moderator = Pick<Member, "id" | "siteId">;

/** A shift begins with the last hand-over, and is this long at most. */
const longestMs = 24 * 3_600_000;
const shown = 20;

/** The shift under way, as it would be handed over, and what was handed over lately. */
export async function handOvers(db: Db, siteId: Id, now: Date = new Date()): Promise<HandOvers> {
  const began = await shiftBegan(db, siteId, now);
  return {
    timeZone: await currentTimeZone(db, siteId),
    present: { beganAt: began.toISOString(), facts: await shiftFacts(db, siteId, began, now) },
    items: await handOversOf(db, siteId),
  };
}

/** Hands the shift over with its facts as they are now, so that what is told stays what it was. */
export function giveHandOver(
  db: Pool,
  moderator: Moderator,
  note: string,
  { now = new Date(), attempt }: WriteOptions = {},
): Promise<HandOverView> {
  return db.transaction(tx =>
    onlyOnce(tx, attempt, async () => {
      const { siteId } = moderator;
      // The site's row is the lock: of two who hand over at once the second has only what came after the first.
      await tx.run(sql`select 1 from sites where id = ${siteId} for no key update`);
      const began = await shiftBegan(tx, siteId, now);
      const facts = await shiftFacts(tx, siteId, began, now);
      const { id } = await tx.one<{ id: Id }>(sql`
        insert into hand_overs (site_id, began_at, given_by, given_at, note, facts)
        values (${siteId}, ${began}, ${moderator.id}, ${now}, ${note.trim()}, ${JSON.stringify(facts)}::jsonb)
        returning id`);
      await tell(tx, moderator, id, "hand-over-given", { note: sha256(note.trim()) }, now);
      return await handOverById(tx, siteId, id);
    }),
  );
}

/** Acknowledges what somebody else has handed over. Throws `not-found`, `not-allowed`, `already-taken-over` with who and when. */
export function takeHandOver(
  db: Pool,
  moderator: Moderator,
  handOverId: Id,
  now: Date = new Date(),
): Promise<HandOverView> {
  return db.transaction(async tx => {
    const { siteId } = moderator;
    await tx.run(sql`select 1 from hand_overs where id = ${handOverId} and site_id = ${siteId} for update`);
    const { givenBy, takenBy, takenAt } = await handOverById(tx, siteId, handOverId);
    if (givenBy.id === moderator.id) throw new Problem("not-allowed", { detail: () => say("details.takesOver") });
    if (takenBy) throw new Problem("already-taken-over", { by: takenBy.name, at: takenAt });
    await tx.run(sql`update hand_overs set taken_by = ${moderator.id}, taken_at = ${now} where id = ${handOverId}`);
    await tell(tx, moderator, handOverId, "hand-over-taken", {}, now);
    return await handOverById(tx, siteId, handOverId);
  });
}

async function tell(
  tx: Tx,
  { id: actorId, siteId }: Moderator,
  handOverId: Id,
  kind: "hand-over-given" | "hand-over-taken",
  facts: { note?: string },
  now: Date,
): Promise<void> {
  await recordAudit(tx, siteId, [{ actorId, kind, subject: `hand-over:${handOverId}`, facts: { ...facts } }], now);
  await record(tx, [{ channel: deskChannel(siteId), event: { kind: "hand-overs-changed" } }]);
}

async function shiftBegan(db: Db, siteId: Id, now: Date): Promise<Date> {
  const last = await db.maybe<{ givenAt: Date }>(sql`
    select given_at as "givenAt" from hand_overs where site_id = ${siteId} order by id desc limit 1`);
  return new Date(Math.max(last?.givenAt.getTime() ?? 0, now.getTime() - longestMs));
}

interface HandOverRow {
  id: Id;
  beganAt: Date;
  givenById: Id;
  givenByName: string;
  givenAt: Date;
  note: string;
  facts: ShiftFacts;
  takenById: Id | null;
  takenByName: string | null;
  takenAt: Date | null;
}

async function handOversOf(db: Db, siteId: Id, only: Id | null = null): Promise<HandOverView[]> {
  const rows = await db.all<HandOverRow>(sql`
    select h.id, h.began_at as "beganAt", g.id as "givenById", g.name as "givenByName", h.given_at as "givenAt", h.note, h.facts,
      t.id as "takenById", t.name as "takenByName", h.taken_at as "takenAt"
    from hand_overs h join members g on g.id = h.given_by left join members t on t.id = h.taken_by
    where h.site_id = ${siteId} and (${only}::bigint is null or h.id = ${only})
    order by h.id desc limit ${shown}`);
  return rows.map(({ beganAt, givenById, givenByName, givenAt, takenById, takenByName, takenAt, ...row }) => ({
    ...row,
    beganAt: beganAt.toISOString(),
    givenBy: { id: givenById, name: givenByName },
    givenAt: givenAt.toISOString(),
    takenBy: takenById && takenByName !== null ? { id: takenById, name: takenByName } : null,
    takenAt: takenAt?.toISOString() ?? null,
  }));
}

async function handOverById(db: Db, siteId: Id, id: Id): Promise<HandOverView> {
  const [found] = await handOversOf(db, siteId, id);
  if (!found) throw new Problem("not-found");
  return found;
}
