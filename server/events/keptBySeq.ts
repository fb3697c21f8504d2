import type { Db } from "../db/pool.ts";

interface Keeping<Value> {
  /** Of all keys together, by what they weigh; the ones that were read longest ago go first. */
  most: number;
  /** 1 unless said. */
  weigh?: (value: Value) => number;
  /** For what changes without an event. */
  forMs?: number;
}

interface Asked<Value> {
  key: string;
  /** The number of the channel that tells of every change of what is read. */
  seq: number;
  read: () => Promise<Value>;
  /** Milliseconds, as Date.now. */
  now?: number | undefined;
}

interface Kept<Value> {
  seq: number;
  at: number;
  value: Promise<Value>;
  weight: number;
}

interface Memory<Value> {
  kept: Map<string, Kept<Value>>;
  /** Of all of them. */
  weight: number;
}

/** A memory: what is asked for is read once for as long as the channel's `seq` stands, however many ask at that moment. */
export function keptBySeq<Value>({ most, weigh = () => 1, forMs = Infinity }: Keeping<Value>) {
  const ofDb = new WeakMap<Db, Memory<Value>>();
  return (db: Db, { key, seq, read, now = Date.now() }: Asked<Value>): Promise<Value> => {
    const memory = ofDb.get(db) ?? { kept: new Map(), weight: 0 };
    ofDb.set(db, memory);
    const known = memory.kept.get(key);
    if (known && known.seq >= seq && now - known.at < forMs) return known.value;

    const made = { seq, at: now, value: read(), weight: 0 };
    letGo(memory, key);
    memory.kept.set(key, made);
    made.value.then(
      value => {
        if (memory.kept.get(key) !== made) return;
        made.weight = weigh(value);
        memory.weight += made.weight;
        for (const oldest of memory.kept.keys()) {
          if (memory.weight <= most) return;
          letGo(memory, oldest);
        }
      },
      () => memory.kept.get(key) === made && letGo(memory, key),
    );
    return made.value;
  };
}

function letGo(memory: Memory<unknown>, key: string): void {
  memory.weight -= memory.kept.get(key)?.weight ?? 0;
  memory.kept.delete(key);
}
