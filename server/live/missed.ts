import type { Pool } from "../db/pool.ts";
import { head, since } from "../events/stream.ts";
import type { Frame, StartOver } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import { type Audience, roomOf } from "./audience.ts";
import type { Deliver } from "./fanout.ts";
import { startSeats, startTogether } from "./turns.ts";

/** What an audience has missed since a number; to start over when that is too much, no longer kept, or a number of the future. */
export type Missed = (audience: Audience, cursor: number) => Promise<Frame | StartOver>;

/** Catch-ups that are read at once, of all who ask together (the pool has more connections). */
const atOnce = 4;

/** Reads catch-ups, once for all who come back to the same place at the same moment. */
export function startMissed(db: Pool, deliver: Deliver): Missed {
  const seat = startSeats(atOnce);
  const together = startTogether<Frame | StartOver>();

  const read = async (audience: Audience, cursor: number): Promise<Frame | StartOver> => {
    const rows = await since(db, audience.channel, cursor, limits.catchUpEvents);
    if (rows === null) return { startOver: true, seq: await head(db, audience.channel) };
    return { after: cursor, seq: rows.at(-1)?.seq ?? cursor, events: await deliver(audience, rows) };
  };

  return (audience, cursor) => together(`${cursor} ${roomOf(audience)}`, () => seat(() => read(audience, cursor)));
}
