import { randomBytes } from "node:crypto";
import type { Db, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { ImagePurpose } from "../protocol/images.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import type { Drawn } from "./draw.ts";
import type { ImageStorage } from "./storage.ts";

/** Where pictures are: their rows in PostgreSQL, their bytes there too or in a storage. */
export interface Images {
  db: Db;
  storage: ImageStorage | null;
}

/** Keeps a picture of a member; answers its id, which nobody can guess. */
export async function keepImage(
  { db, storage }: Images,
  memberId: Id,
  purpose: ImagePurpose,
  drawn: Drawn,
): Promise<string> {
  const id = randomBytes(16).toString("base64url");
  const { bytes, type, width, height } = drawn;
  await storage?.put(id, bytes, type);
  await db.run(sql`
    insert into images (id, member_id, purpose, type, width, height, bytes)
    values (${id}, ${memberId}, ${purpose}, ${type}, ${width}, ${height}, ${storage ? null : bytes})`);
  return id;
}

export interface KeptImage {
  id: string;
  type: string;
  memberId: Id;
  siteId: Id;
  purpose: ImagePurpose;
  /** Everybody may see it: somebody's avatar as it is now, or with a comment that readers see. */
  isPublic: boolean;
  /** Of the article whose comment it came with. */
  section: string | null;
}

/** A picture that somebody may see; one that was let go is not there. */
export function imageById(db: Db, id: string): Promise<KeptImage | undefined> {
  return db.maybe<KeptImage>(sql`
    select i.id, i.type, i.member_id as "memberId", m.site_id as "siteId", i.purpose, a.section,
      (m.avatar_id is not distinct from i.id or coalesce(c.state = 'visible', false)) as "isPublic"
    from images i join members m on m.id = i.member_id
    left join comments c on c.id = i.comment_id left join articles a on a.id = c.article_id
    where i.id = ${id} and i.made_at > '-infinity'`);
}

/** Null: it is not there any more. */
export async function bytesOf({ db, storage }: Images, id: string): Promise<Buffer | null> {
  const row = await db.maybe<{ bytes: Buffer | null }>(sql`select bytes from images where id = ${id}`);
  if (!row) return null;
  return row.bytes ?? (await storage?.get(id)) ?? null;
}

/** Takes pictures `i` out of every sight in this transaction; {@link sweepImages} removes them from wherever they are. */
export async function letImagesGo(tx: Tx, which: Sql): Promise<void> {
  await tx.run(sql`
    with gone as (
      update images i set purpose = 'comment', comment_id = null, bytes = null, made_at = '-infinity'
      where ${which} returning i.id)
    update members m set avatar_id = null from gone where m.avatar_id = gone.id`);
}

const sweepEveryMs = 10 * 60_000;
const atOnce = 100;

/** Sweeps now and again, on every node. */
export const startSweep = (images: Images, onError: (error: unknown) => void): Repeated =>
  repeatedly(sweepEveryMs, () => sweepImages(images), onError);

/** Removes what was let go, and what was uploaded a day ago for a comment that never came. */
export async function sweepImages({ db, storage }: Images): Promise<void> {
  const left = await db.all<{ id: string }>(sql`
    select id from images
    where comment_id is null and purpose = 'comment' and made_at < now() - interval '1 day'
    order by made_at limit ${atOnce}`);
  for (const { id } of left) {
    // The row last: what cannot be removed now is found again.
    await storage?.remove(id);
    await db.run(sql`delete from images where id = ${id} and comment_id is null and purpose = 'comment'`);
  }
}
