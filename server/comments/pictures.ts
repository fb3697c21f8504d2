import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { wrongField } from "../protocol/faults.ts";
import { imageAddress, type KeptPicture } from "../protocol/images.ts";
import { Problem } from "../protocol/problems.ts";
import type { PostComment } from "../protocol/requests.ts";
import type { PictureOfComment } from "../protocol/views.ts";
import { settingsOf } from "../sites/settings.ts";
import type { Member } from "../users/viewer.ts";

export interface Pictures {
  images: KeptPicture[];
  /** A moderator looks at them first. */
  wait: boolean;
}

/**
 * The pictures that somebody wants to post, as the comment keeps them; each was uploaded by the same person, and stands in no comment yet.
 * Throws `pictures-off`, `unprocessable-request`.
 */
export async function picturesOf(db: Db, author: Member, asked: PostComment["images"]): Promise<Pictures> {
  if (!asked?.length) return { images: [], wait: false };
  const { inComments } = (await settingsOf(db, author.siteId)).images;
  if (inComments === "off") throw new Problem("pictures-off");
  const found = await db.all<Omit<KeptPicture, "alt">>(sql`
    select id, width, height from images
    where id = any(${asked.map(({ id }) => id)}::text[]) and member_id = ${author.id} and purpose = 'comment'
      and comment_id is null and made_at > now() - interval '1 day'`);
  const images = asked.map(({ id, alt }, index) => {
    const picture = found.find(one => one.id === id);
    if (!picture) throw wrongField(`images.${index}.id`, "faults.otherPicture");
    return { ...picture, alt };
  });
  return { images, wait: inComments === "reviewed" };
}

export const arePicturesReviewed = async (db: Db, siteId: Id): Promise<boolean> =>
  (await settingsOf(db, siteId)).images.inComments === "reviewed";

/** From here on whoever sees the comment sees them, and nobody else. */
export async function attachPictures(
  tx: Tx,
  born: readonly { id: Id; images: readonly KeptPicture[] }[],
): Promise<void> {
  const pairs = born.flatMap(({ id, images }) => images.map(image => ({ comment: id, image: image.id })));
  if (pairs.length === 0) return;
  await tx.run(sql`
    update images i set comment_id = p.comment
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (comment bigint, image text)
    where i.id = p.image and i.comment_id is null`);
}

export const pictureView = ({ id, width, height, alt }: KeptPicture): PictureOfComment => ({
  address: imageAddress(id),
  width,
  height,
  alt,
});
