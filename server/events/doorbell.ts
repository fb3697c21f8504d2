import { randomUUID } from "node:crypto";
import { openNotify } from "./notify.ts";
import type { Listener } from "./wire.ts";

export interface Doorbell {
  /**
   * Wakes whoever serves these channels on the other nodes; here everybody knows already. Rings of a few milliseconds go together.
   * Other words without a space travel along.
   */
  ring(words: Iterable<string>): void;
  close(): Promise<void>;
}

export interface DoorbellOptions {
  databaseUrl: string;
  /** Of a Redis or Valkey that carries the rings; by default PostgreSQL does. */
  redisUrl?: string | undefined;
  /** Without words: something was rung that could not be said, so look at everything. */
  onRing: (words: string[]) => void;
  onError?: (error: Error) => void;
}

const gatherMs = 5;
/** NOTIFY carries at most 8,000 bytes; beyond that the ring says only "look at everything". */
const wordsMost = 7_000;

/**
 * The bell between nodes. It is rung after the commit and may be lost, on whichever wire: the numbers are in the table, which every
 * node looks at once a second besides. So a lost ring delays, and loses nothing.
 */
export async function openDoorbell(options: DoorbellOptions): Promise<Doorbell> {
  const { databaseUrl, redisUrl, onRing, onError = () => {} } = options;
  const me = randomUUID();
  const waiting = new Set<string>();
  let closed = false;
  let gathering: NodeJS.Timeout | undefined;

  const listener: Listener = {
    onMessage(message) {
      const [from, ...words] = message.split(" ");
      // Our own rings come back to us.
      if (from !== me) onRing(words);
    },
    // What was rung meanwhile was not heard.
    onOpen: () => onRing([]),
    onError,
  };
  // Its client is loaded where it is used.
  const wire = redisUrl
    ? await (await import("./redis.ts")).openRedis(redisUrl, listener)
    : await openNotify(databaseUrl, listener);

  const gather = () => {
    gathering ??= setTimeout(tellOthers, gatherMs);
  };

  /** One message under way at a time; what is rung meanwhile goes with the next. */
  const tellOthers = async () => {
    const words = [...waiting].join(" ");
    waiting.clear();
    await wire.send(words.length > wordsMost || words === "" ? me : `${me} ${words}`);
    gathering = undefined;
    if (waiting.size > 0 && !closed) gather();
  };

  return {
    ring(words) {
      for (const word of words) waiting.add(word);
      gather();
    },
    async close() {
      closed = true;
      clearTimeout(gathering);
      await wire.close();
    },
  };
}
