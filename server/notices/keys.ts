import { randomBytes } from "node:crypto";
import webPush from "web-push";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";

/** What this installation signs with, and how each key is made. */
const makers = {
  /** Of links that do one thing. */
  links: () => randomBytes(32).toString("base64url"),
  /** By which push services know us (VAPID, RFC 8292): browsers keep the public one, so it stays for good. */
  push: () => webPush.generateVAPIDKeys(),
};
type Keys = { [name in keyof typeof makers]: ReturnType<(typeof makers)[name]> };

const known = new WeakMap<Db, Map<keyof Keys, unknown>>();

/** A key of this installation, made by whichever node asks first. */
export async function ownKey<K extends keyof Keys>(db: Db, name: K): Promise<Keys[K]> {
  const keys = known.get(db) ?? new Map<keyof Keys, unknown>();
  known.set(db, keys);
  if (!keys.has(name)) {
    const find = () => db.maybe<{ key: Keys[K] }>(sql`select key from own_keys where name = ${name}`);
    if (!(await find())) {
      await db.run(sql`
        insert into own_keys (name, key) values (${name}, ${JSON.stringify(makers[name]())}::jsonb) on conflict do nothing`);
    }
    keys.set(name, (await find())?.key);
  }
  return keys.get(name) as Keys[K];
}
