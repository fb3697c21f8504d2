import { randomUUID } from "node:crypto";
import type { Pool } from "../db/pool.ts";
import type { Channel } from "../protocol/events.ts";
import { repeatedly } from "../repeatedly.ts";
import type { LiveServer } from "./fanout.ts";
import { beat, leave, readersOn, tellReaders } from "./presenceQueries.ts";

const gatherMs = 250;
/** A room rests for so long for each of its sockets: to tell it costs that much work at most, 4,000 frames a second. */
export const restForEachMs = 0.25;
const lookEveryMs = 1_000;

export interface Presence {
  /** The room of an article has changed; its readers are told soon, once for all changes of a moment. */
  changed(channel: Channel): void;
  /** How many sockets are in an article's room, on all nodes. */
  readers(channel: Channel): number;
  close(): Promise<void>;
}

/**
 * "n reading now": how many sockets are in an article's room, here and on the other nodes. Once a second each node tells its counts
 * that changed and asks for those that others told. No identities, and nothing that outlives PostgreSQL.
 */
export function startPresence(io: LiveServer, db: Pool, onError: (error: unknown) => void): Presence {
  const me = randomUUID();
  /** The other nodes as of the last look; null when it failed. */
  let company: string | null = "";
  let gathering: NodeJS.Timeout | undefined;
  /** Rooms whose readers are to be told, and of which the other nodes are. */
  const changed = new Set<Channel>();
  const changedHere = new Set<Channel>();
  /** What rooms were told last, and until when they rest. */
  const told = new Map<Channel, { readers: number; restsUntil: number }>();
  const elsewhere = new Map<Channel, number>();

  const here = (channel: Channel) => io.of("/").adapter.rooms.get(channel)?.size ?? 0;
  const readers = (channel: Channel) => here(channel) + (elsewhere.get(channel) ?? 0);

  const tellSoon = (channel: Channel) => {
    changed.add(channel);
    gathering ??= setTimeout(tell, gatherMs);
  };
  const tell = () => {
    gathering = undefined;
    const now = Date.now();
    for (const channel of changed) {
      const last = told.get(channel);
      if (last && now < last.restsUntil) continue;
      changed.delete(channel);
      const count = readers(channel);
      if (here(channel) === 0) told.delete(channel);
      else if (count !== last?.readers) {
        told.set(channel, { readers: count, restsUntil: now + here(channel) * restForEachMs });
        io.to(channel).volatile.emit("presence", { channel, readers: count });
      }
    }
    if (changed.size > 0) gathering = setTimeout(tell, gatherMs);
  };

  const look = async () => {
    const { others, isKnown } = await beat(db, me);
    const isAnotherCompany = !isKnown || others.join() !== company;
    company = null;
    // Who came knows nothing of here yet, and what those who left had told counts no longer.
    if (isAnotherCompany) for (const channel of [...articlesIn(io), ...elsewhere.keys()]) changedHere.add(channel);
    const asked = [...changedHere];
    changedHere.clear();
    if (others.length > 0) {
      await tellReaders(db, me, new Map(asked.map(channel => [channel, here(channel)])));
      const found = await readersOn(db, others, asked);
      for (const channel of new Set([...asked, ...found.keys()])) countElsewhere(channel, found.get(channel) ?? 0);
    } else for (const channel of asked) countElsewhere(channel, 0);
    company = others.join();
  };

  const countElsewhere = (channel: Channel, count: number) => {
    if (count === (elsewhere.get(channel) ?? 0)) return;
    if (here(channel) === 0 || count === 0) elsewhere.delete(channel);
    else elsewhere.set(channel, count);
    tellSoon(channel);
  };

  const looking = repeatedly(lookEveryMs, look, onError);

  return {
    changed(channel) {
      changedHere.add(channel);
      tellSoon(channel);
    },
    readers,
    async close() {
      clearTimeout(gathering);
      await looking.close();
      await leave(db, me).catch(onError);
    },
  };
}

const articlesIn = (io: LiveServer) =>
  [...io.of("/").adapter.rooms.keys()].filter((room): room is Channel => room.startsWith("article:"));
