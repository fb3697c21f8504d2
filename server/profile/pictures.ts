import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { record } from "../events/stream.ts";
import { draw } from "../images/draw.ts";
import { type Images, imageById, type KeptImage, keepImage, letImagesGo } from "../images/images.ts";
import { imageAddress } from "../protocol/images.ts";
import { limits } from "../protocol/limits.ts";
import { may } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import type { AvatarView, PictureView } from "../protocol/profile.ts";
import { settingsOf } from "../sites/settings.ts";
import type { Member, Viewer } from "../users/viewer.ts";
import { writesAs } from "../users/writing.ts";
import { toldOfProfile } from "./tellReaders.ts";

type Pictures = Images & { db: Pool };

/** Draws an upload as somebody's picture; the one from before is gone. Throws `account-needed`, `picture-refused`, `sanctioned`. */
export async function setAvatar(images: Pictures, who: Member, upload: Buffer): Promise<AvatarView> {
  if (who.isGuest) throw new Problem("account-needed");
  const drawn = await draw(upload, "avatar");
  const id = await keepImage(images, who.id, "avatar", drawn);
  return await changeAvatar(images.db, who, id);
}

export const removeAvatar = ({ db }: Pictures, who: Member): Promise<AvatarView> => changeAvatar(db, who, null);

function changeAvatar(db: Pool, who: Member, id: string | null): Promise<AvatarView> {
  return db.transaction(async tx => {
    if (id) await writesAs(tx, who.id, "comment");
    await tx.run(sql`update members set avatar_id = ${id} where id = ${who.id}`);
    await letImagesGo(tx, sql`i.member_id = ${who.id} and i.purpose = 'avatar' and i.id is distinct from ${id}`);
    await record(tx, await toldOfProfile(tx, who.id));
    return { avatar: id && imageAddress(id) };
  });
}

/** Draws an upload for a comment that is being written. Throws `pictures-off`, `picture-refused`, `too-many-requests`. */
export async function uploadPicture(images: Pictures, who: Member, upload: Buffer): Promise<PictureView> {
  const { db } = images;
  if ((await settingsOf(db, who.siteId)).images.inComments === "off") throw new Problem("pictures-off");
  const { waiting } = await db.one<{ waiting: number }>(sql`
    select count(*)::int as waiting from images
    where member_id = ${who.id} and purpose = 'comment' and comment_id is null and made_at > now() - interval '1 hour'`);
  if (waiting >= limits.picturesWaiting) throw new Problem("too-many-requests", { retryAfterSeconds: 3_600 });
  const drawn = await draw(upload, "comment");
  const id = await keepImage(images, who.id, "comment", drawn);
  return { id, address: imageAddress(id), width: drawn.width, height: drawn.height };
}

/**
 * A picture for whoever may see it: everybody where it is shown, before that its owner and those who decide on the comment. Throws
 * `not-found`.
 */
export async function pictureFor({ db }: Pictures, viewer: Viewer, siteId: string, id: string): Promise<KeptImage> {
  const image = await imageById(db, id);
  if (!image || image.siteId !== siteId) throw new Problem("not-found");
  if (image.isPublic || viewer?.id === image.memberId) return image;
  const decides = may(viewer, "decide") && viewer?.siteId === siteId && image.section !== null;
  if (decides && (viewer.sections === null || viewer.sections.includes(image.section ?? ""))) return image;
  throw new Problem("not-found");
}
