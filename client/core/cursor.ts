import type { Numbered } from "../../server/protocol/events.ts";

/** Where a client stands in one channel, and what came too early to be applied. */
export interface Cursor {
  seq: number;
  early: ReadonlyMap<number, Numbered>;
}

/** What a frame leads to: the events to apply now, in order; `gap` when numbers before the early ones are missing. */
export interface Step {
  cursor: Cursor;
  apply: Numbered[];
  gap: boolean;
}

/** More than this is not kept while numbers before it are missing: the server is asked for all of it again. */
const earlyMost = 500;

export function cursorAt(seq: number): Cursor {
  return { seq, early: new Map() };
}

/** Takes a frame as it comes, in any order and any number of times: each event is applied once, by its number. */
export function advance(cursor: Cursor, events: readonly Numbered[]): Step {
  const early = new Map(cursor.early);
  for (const numbered of events) if (numbered.seq > cursor.seq) early.set(numbered.seq, numbered);
  const apply: Numbered[] = [];
  let seq = cursor.seq;
  for (let next = early.get(seq + 1); next; next = early.get(seq + 1)) {
    apply.push(next);
    early.delete(next.seq);
    seq = next.seq;
  }
  const gap = early.size > 0;
  return { cursor: { seq, early: early.size > earlyMost ? new Map() : early }, apply, gap };
}
