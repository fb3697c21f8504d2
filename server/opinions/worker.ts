import { setTimeout as pause } from "node:timers/promises";
import type { SecondOpinion } from "../config.ts";
import type { Pool } from "../db/pool.ts";
import { log } from "../log.ts";
import type { Id } from "../protocol/basics.ts";
import { ask, type Reply } from "./ask.ts";
import { inTime, keep, overdue, release, type Taken, take } from "./queries.ts";
import { settle } from "./settle.ts";

export interface Opinions {
  /** Looks at once, when a desk's channel was rung (see events/doorbell): a case may have come with something to ask. */
  wake(channels: readonly string[]): void;
  /** Breaks off what is being asked and gives it back: another node, or the next start, goes on with it. */
  close(): Promise<void>;
}

interface OpinionsOptions {
  db: Pool;
  to: SecondOpinion;
  onError: (error: unknown) => void;
}

/** A ring that was lost delays by as much. */
const lookEveryMs = 1_000;
/** What a small machine beside the newsroom's can think about at a time. */
const askedAtOnce = 4;
const overdueAtOnce = 20;

/**
 * Asks for the second opinions that are wanted, on every node: whatever no other node has taken. An answer that cannot be written
 * because PostgreSQL is away is lost with its lease, and asked for again when both are over.
 */
export function startOpinions({ db, to, onError }: OpinionsOptions): Opinions {
  const underWay = new Map<Id, { breakOff: AbortController; done: Promise<void> }>();
  let isClosing = false;
  let rest = new AbortController();

  const look = async () => {
    await keep(db, [...underWay.keys()]);
    const room = Math.max(0, askedAtOnce - underWay.size);
    const taken = [...(await take(db, overdue, overdueAtOnce)), ...(await take(db, inTime, room))];
    for (const row of taken) {
      const breakOff = new AbortController();
      const done = attend(row, breakOff)
        .catch(onError)
        .finally(() => {
          underWay.delete(row.id);
          rest.abort();
        });
      underWay.set(row.id, { breakOff, done });
    }
  };

  const attend = async (row: Taken, breakOff: AbortController) => {
    const reply = row.isWanted && row.msLeft > 0 ? await askInTime(row, breakOff) : late;
    if (isClosing && "none" in reply) return await release(db, row.id);
    if (row.isWanted && "none" in reply) log.warn({ kind: to.kind, because: reply.because }, "no second opinion");
    await settle(db, row, reply);
  };

  const askInTime = async (row: Taken, breakOff: AbortController) => {
    const timer = setTimeout(() => breakOff.abort(), row.msLeft);
    const reply = await ask(to, row, breakOff.signal);
    clearTimeout(timer);
    return reply;
  };

  const looking = (async () => {
    while (!isClosing) {
      // Made before looking: whoever wakes meanwhile is not overheard.
      rest = new AbortController();
      await look().catch(onError);
      await pause(lookEveryMs, undefined, { signal: rest.signal }).catch(() => {});
    }
  })();

  return {
    wake(channels) {
      if (channels.length === 0 || channels.some(name => name.startsWith("desk:"))) rest.abort();
    },
    async close() {
      isClosing = true;
      rest.abort();
      await looking;
      const last = [...underWay.values()];
      for (const { breakOff } of last) breakOff.abort();
      await Promise.all(last.map(({ done }) => done));
    },
  };
}

const late: Reply = { none: "absent", because: "it was not asked in time" };
