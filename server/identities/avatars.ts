import type { Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { askOutside, type Reach } from "../http/askOutside.ts";
import { type Drawn, draw } from "../images/draw.ts";
import { type Images, keepImage, letImagesGo } from "../images/images.ts";
import { addJob } from "../jobs/jobs.ts";
import type { Id } from "../protocol/basics.ts";
import { Problem } from "../protocol/problems.ts";

interface AvatarJob {
  identityId: Id;
  address: string;
}

const bounds = { accept: "image/*", bytesMost: 512 * 1024, withinMs: 8_000 };

/** The picture that somebody has elsewhere is fetched later, where it is another one than the last. */
export async function takeAvatarLater(tx: Tx, identityId: Id, address: string | null): Promise<void> {
  if (address === null) return;
  const isNew = await tx.maybe(sql`
    select 1 from identities where id = ${identityId} and avatar_from is distinct from ${address}`);
  if (isNew) await addJob(tx, "avatar", { identityId, address } satisfies AvatarJob, { key: `avatar:${identityId}` });
}

/**
 * Fetches the picture, from the public internet alone, and draws it anew: readers are shown no file of somebody's, and ask no other host for one.
 * What is no picture, or does not come, leaves the one from before; the next sign-in tries again.
 */
export const avatarTask =
  (images: Images & { db: Pool }, reach?: Reach) =>
  async ({ identityId, address }: AvatarJob): Promise<void> => {
    const { db } = images;
    const identity = await db.maybe<{ memberId: Id }>(sql`
      select i.member_id as "memberId" from identities i join members m on m.id = i.member_id and m.deleted_at is null
      where i.id = ${identityId}`);
    const answer = identity && (await askOutside(address, bounds, reach));
    if (!answer) return;
    const drawn = await drawnFrom(answer.body);
    if (!drawn) return;
    const { memberId } = identity;
    const id = await keepImage(images, memberId, "avatar", drawn);
    await db.transaction(async tx => {
      await tx.run(sql`update identities set avatar_from = ${address} where id = ${identityId}`);
      // The account may have been given up while the picture was on its way.
      const isTheirs = await tx.run(
        sql`update members set avatar_id = ${id} where id = ${memberId} and deleted_at is null`,
      );
      const kept = isTheirs ? id : null;
      await letImagesGo(tx, sql`i.member_id = ${memberId} and i.purpose = 'avatar' and i.id is distinct from ${kept}`);
    });
  };

async function drawnFrom(file: Buffer): Promise<Drawn | null> {
  try {
    return await draw(file, "avatar");
  } catch (error) {
    if (error instanceof Problem && error.problem === "picture-refused") return null;
    throw error;
  }
}
