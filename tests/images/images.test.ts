import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { type Drawn, draw } from "../../server/images/draw.ts";
import { s3Storage } from "../../server/images/storage.ts";
import { anS3, type S3Server } from "../setup/s3.ts";

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: 40 } } });

/** A PNG of one colour that says of itself how large it is; its pixels are zeros, which shrink a thousandfold. */
function png(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const refusal = async (upload: Buffer) => {
  try {
    await draw(upload, "avatar");
  } catch (problem) {
    return (problem as { details: { fault: string } }).details.fault;
  }
  return null;
};

describe("[PR10] a picture is drawn anew, and carries nothing but what it looks like", () => {
  test("upright, of the size of its purpose, without what the camera wrote", async () => {
    const shot = await photo(800, 400)
      .withExif({ IFD0: { Copyright: "Ann Example" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const avatar = await draw(shot, "avatar");
    expect(avatar).toMatchObject({ type: "image/webp", width: 256, height: 256 });
    const comment = await draw(shot, "comment");
    expect([comment.width, comment.height]).toEqual([400, 800]);
    const { exif, icc, xmp, iptc, orientation } = await sharp(comment.bytes).metadata();
    expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
    expect(comment.bytes.includes("Ann Example")).toBe(false);
  });

  test("a large one is made smaller, a small one stays", async () => {
    const large = await draw(await photo(4_000, 1_000).png().toBuffer(), "comment");
    expect([large.width, large.height]).toEqual([1_600, 400]);
    const small = await draw(await photo(40, 30).webp().toBuffer(), "comment");
    expect([small.width, small.height]).toEqual([40, 30]);
  });

  test("what stands behind or between its parts is gone", async () => {
    const picture = await photo(64, 64).jpeg().toBuffer();
    const script = Buffer.from("<script>alert(1)</script>PK\u0003\u0004");
    // A comment segment right behind the first marker, and a whole archive behind the last.
    const segment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), script]);
    const both = Buffer.concat([picture.subarray(0, 2), segment, picture.subarray(2), script]);
    const { bytes } = await draw(both, "avatar");
    expect(bytes.includes("script")).toBe(false);
    expect(bytes.subarray(0, 4).toString()).toBe("RIFF");
    expect(bytes.readUInt32LE(4) + 8).toBe(bytes.length);
  });
});

describe("[PR11] what is no picture, or a bomb, is refused with the reason", () => {
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("hello")],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a GIF", Buffer.from("GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert(1)")],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["an archive", Buffer.from("PK\u0003\u0004")],
    ["a TIFF", Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0])],
    ["the beginning of a JPEG alone", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    [
      "a script behind the beginning of a JPEG",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("=1;alert(1)")]),
    ],
    ["a script behind the beginning of a WebP", Buffer.from("RIFF\u0001\u0000\u0000\u0000WEBP=1;alert(1)")],
  ])("%s", async (_, upload) => {
    expect(await refusal(upload)).toBe("not-a-picture");
  });

  test("half a picture", async () => {
    const whole = await photo(600, 600).jpeg().toBuffer();
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe("not-a-picture");
  });

  test("a bomb: a few kilobytes that say they are a billion pixels", async () => {
    const before = process.memoryUsage().rss;
    const bomb = png(30_000, 30_000);
    expect(bomb.length).toBeLessThan(512 * 1024);
    expect(await refusal(bomb)).toBe("too-many-pixels");
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  test("[PR12] many at once are drawn two at a time, and each is answered", async () => {
    const upload = await photo(3_000, 3_000).png().toBuffer();
    const all = await Promise.all(Array.from({ length: 12 }, () => draw(upload, "avatar")));
    expect(all.every(({ width }: Drawn) => width === 256)).toBe(true);
  });
});

describe("[PR13] pictures can be kept in a storage of S3’s kind, with every request signed", () => {
  let s3: S3Server;
  beforeAll(async () => {
    s3 = await anS3();
  });
  afterAll(() => s3.close());

  test("put, got and removed", async () => {
    const storage = s3Storage(s3.url);
    const bytes = Buffer.from("a picture");
    await storage.put("abc", bytes, "image/webp");
    expect(s3.kept.get("/pictures/abc")).toEqual({ bytes, type: "image/webp" });
    expect(await storage.get("abc")).toEqual(bytes);
    await storage.remove("abc");
    await storage.remove("abc");
    expect(await storage.get("abc")).toBeNull();
    expect(s3.refused).toBe(0);
  });

  test("another key opens nothing, and the error names no key", async () => {
    const storage = s3Storage(s3.url.replace("wJalr", "xJalr"));
    await expect(storage.put("abc", Buffer.from("x"), "image/webp")).rejects.toThrow(
      /^the storage of pictures answered 403$/,
    );
    expect(s3.kept.size).toBe(0);
    expect(s3.refused).toBeGreaterThan(0);
  });

  test("one that does not answer is said to be so", async () => {
    s3.isDown = true;
    await expect(s3Storage(s3.url).get("abc")).rejects.toThrow("503");
    s3.isDown = false;
  });
});
