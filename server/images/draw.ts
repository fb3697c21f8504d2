import sharp from "sharp";
import { say } from "../../locales/say.ts";
import { type ImagePurpose, imageForms, type PictureFault } from "../protocol/images.ts";
import { Problem } from "../protocol/problems.ts";
import { turns } from "../turns.ts";

/** A picture that we have drawn anew: nothing of the file that was uploaded is in it but what it looks like. */
export interface Drawn {
  bytes: Buffer;
  type: "image/webp";
  width: number;
  height: number;
}

// Whatever a file says it is, nothing but these three readers ever sees it.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// Two pictures at a time, each in one thread, and nothing is remembered: so is what they take, at most.
sharp.concurrency(1);
sharp.cache(false);
const inTurn = turns(2);

/** A photo of 24 million pixels takes some 100 MB while it is read. */
const pixelsMost = 24_000_000;
const withinSeconds = 5;

/**
 * Draws an uploaded JPEG, PNG or WebP anew as WebP, upright, in sRGB and no larger than its purpose needs: without EXIF, place, colour profile,
 * further frames, or anything that stood before, between or behind the picture. Throws `picture-refused`.
 */
export function draw(upload: Buffer, purpose: ImagePurpose): Promise<Drawn> {
  if (!isPicture(upload)) throw refused("not-a-picture");
  return inTurn(() => drawn(upload, purpose));
}

async function drawn(upload: Buffer, purpose: ImagePurpose): Promise<Drawn> {
  const { side, fit } = imageForms[purpose];
  const { width, height } = await sharp(upload, { limitInputPixels: false })
    .metadata()
    .catch(() => Promise.reject(refused("not-a-picture")));
  // By what its first bytes claim, before a single pixel is read.
  if (width * height > pixelsMost) throw refused("too-many-pixels");
  const reading = { limitInputPixels: pixelsMost, sequentialRead: true, failOn: "truncated", pages: 1 } as const;
  const { data, info } = await sharp(upload, reading)
    .timeout({ seconds: withinSeconds })
    .autoOrient()
    .resize({ width: side, height: side, fit, withoutEnlargement: fit === "inside" })
    .webp({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
    .catch(error => Promise.reject(refused(/timeout/i.test(String(error)) ? "takes-too-long" : "not-a-picture")));
  return { bytes: data, type: "image/webp", width: info.width, height: info.height };
}

/** By the first bytes; a file of another kind is not even opened. */
function isPicture(bytes: Buffer): boolean {
  const begins = (...start: number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0xff, 0xd8, 0xff)) return true;
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return true;
  return begins(0x52, 0x49, 0x46, 0x46) && bytes.subarray(8, 12).toString("latin1") === "WEBP";
}

function refused(fault: PictureFault): Problem {
  return new Problem("picture-refused", { fault, detail: () => say(`details.picture.${fault}`) });
}
