import { change, type Switch } from "../articles/change.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { deskChannel, type Outgoing } from "../events/channels.ts";
import type { WriteOptions } from "../http/idempotency.ts";
import type { Id } from "../protocol/basics.ts";
import type { SetReviewFirst, SetSlowMode } from "../protocol/paceDoors.ts";
import type { Member } from "../users/viewer.ts";
import { minuteMs } from "./minutes.ts";

/** So long the surge guard leaves an article alone of which somebody said that it is all right. */
const restMs = 60 * minuteMs;

const after = (now: Date, minutes: number | null | undefined): Date | null =>
  minutes == null ? null : new Date(now.getTime() + minutes * minuteMs);

/** Switches slow mode on, or gives it other seconds or another end. Throws `not-found`, `not-allowed`. */
export function setSlowMode(db: Pool, who: Member, name: string, request: SetSlowMode, options?: WriteOptions) {
  const { kind, why = "" } = request;
  const how: Switch = async (tx, { id }, now) => {
    const seconds = kind === "fixed" ? request.seconds : 0;
    const until = after(now, request.minutes);
    await tx.run(sql`
      insert into slow_modes (article_id, kind, seconds, until, why, by_id)
      values (${id}, ${kind}, ${seconds}, ${until}, ${why}, ${who.id})
      on conflict (article_id) do update set kind = excluded.kind, seconds = excluded.seconds, until = excluded.until,
        why = excluded.why, by_id = excluded.by_id, calmer_since = null, per_minute = null`);
    return { kind: "slow", facts: { slow: kind, seconds, until: until?.toISOString() ?? null } };
  };
  return change(db, who, name, request.why, how, options);
}

export function endSlowMode(db: Pool, who: Member, name: string, options?: WriteOptions) {
  const how: Switch = async (tx, { id }) => {
    const ended = await tx.run(sql`delete from slow_modes where article_id = ${id}`);
    return ended ? { kind: "slow", facts: { slow: null, seconds: 0, until: null } } : null;
  };
  return change(db, who, name, undefined, how, options);
}

/** Has moderators read first for some minutes from now, whether the guard began it or not. */
export function setReviewFirst(db: Pool, who: Member, name: string, request: SetReviewFirst, options?: WriteOptions) {
  const how: Switch = async (tx, { id, siteId }, now) => {
    const until = after(now, request.minutes);
    await tx.run(sql`
      insert into surges as g (article_id, began_at, until, jumps, by_id)
      values (${id}, ${now}, ${until}, '[]', ${who.id})
      on conflict (article_id) do update set until = excluded.until, by_id = excluded.by_id, ended_at = null, rests_until = null,
        began_at = case when g.ended_at is null then g.began_at else excluded.began_at end,
        jumps = case when g.ended_at is null then g.jumps else excluded.jumps end`);
    return { kind: "review-first", facts: { until: until?.toISOString() ?? null }, also: toDesk(siteId) };
  };
  return change(db, who, name, request.why, how, options);
}

export function endReviewFirst(db: Pool, who: Member, name: string, options?: WriteOptions) {
  const how: Switch = async (tx, { id, siteId }, now) => {
    const ended = await tx.run(sql`
      update surges set ended_at = ${now}, by_id = ${who.id}, rests_until = ${new Date(now.getTime() + restMs)}
      where article_id = ${id} and ended_at is null`);
    return ended ? { kind: "review-first", facts: { until: null }, also: toDesk(siteId) } : null;
  };
  return change(db, who, name, undefined, how, options);
}

const toDesk = (siteId: Id): Outgoing[] => [{ channel: deskChannel(siteId), event: { kind: "surges-changed" } }];
