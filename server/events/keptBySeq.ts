import type { Db } from "../db/pool.ts";

interface Keeping {
  /** Of all keys together; the ones that were read longest ago go first. */
  most: number;
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

/** A memory: what is asked for is read once for as long as the channel's `seq` stands, however many ask at that moment. */
export function keptBySeq<Value>({ most, forMs = Infinity }: Keeping) {
  const ofDb = new WeakMap<Db, Map<string, { seq: number; at: number; value: Promise<Value> }>>();
  return (db: Db, { key, seq, read, now = Date.now() }: Asked<Value>): Promise<Value> => {
    const kept = ofDb.get(db) ?? new Map();
    ofDb.set(db, kept);
    const known = kept.get(key);
    if (known && known.seq >= seq && now - known.at < forMs) return known.value;

    const value = read();
    kept.delete(key);
    kept.set(key, { seq, at: now, value });
    value.catch(() => kept.get(key)?.value === value && kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
