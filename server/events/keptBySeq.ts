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

/** A memory: what is asked for is read once for as long as the channel's `seq` stands, however many ask at that moment. */
export function keptBySeq<Value>({ most, weigh = () => 1, forMs = Infinity }: Keeping<Value>) {
  const ofDb = new WeakMap<Db, Map<string, Kept<Value>>>();
  return (db: Db, { key, seq, read, now = Date.now() }: Asked<Value>): Promise<Value> => {
    const kept = ofDb.get(db) ?? new Map<string, Kept<Value>>();
    ofDb.set(db, kept);
    const known = kept.get(key);
    if (known && known.seq >= seq && now - known.at < forMs) return known.value;

    const made = { seq, at: now, value: read(), weight: 0 };
    kept.delete(key);
    kept.set(key, made);
    made.value.then(
      value => {
        made.weight = weigh(value);
        letGo(kept, most);
      },
      () => kept.get(key) === made && kept.delete(key),
    );
    return made.value;
  };
}

function letGo(kept: Map<string, Kept<unknown>>, most: number): void {
  let weight = 0;
  for (const one of kept.values()) weight += one.weight;
  for (const [key, one] of kept) {
    if (weight <= most) return;
    kept.delete(key);
    weight -= one.weight;
  }
}
