import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { sql } from "../../server/db/sql.ts";
import { sweepImages } from "../../server/images/images.ts";
import { s3Storage } from "../../server/images/storage.ts";
import type { Page } from "../../server/protocol/basics.ts";
import type { AvatarView, ProfileView, WrittenView } from "../../server/protocol/profile.ts";
import type { Me, ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf, sendPicture } from "../setup/newsroom.ts";
import { anS3, type S3Server } from "../setup/s3.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

const picture = (background: string, side = 300) =>
  sharp({ create: { width: side, height: side, channels: 3, background } })
    .png()
    .toBuffer();
const see = (address: string, who: Person = newsroom.reader) =>
  fetch(newsroom.url + address, { headers: { Cookie: who.cookie } });
const avatarOf = async (who: Person, background: string) =>
  (await sendPicture<AvatarView>(who, "me/avatar", await picture(background))).body.avatar ?? "";

describe("[PR4] everybody has a profile, and changes the own", () => {
  test("what others see, and no more", async () => {
    await ann.send("PATCH", "me", { bio: "  Ports, ferries, tides.\nRetired pilot. " });
    const { body } = await newsroom.reader.get<ProfileView>(`people/${ann.member?.id}`);
    expect(body).toEqual({
      id: ann.member?.id,
      name: "Ann",
      badges: [],
      bio: "Ports, ferries, tides.\nRetired pilot.",
      joinedAt: expect.any(String),
      published: 50,
    });
  });

  test("a name is changed, under the rules of names", async () => {
    expect((await ben.send<ProfileView>("PATCH", "me", { name: "Ben  Okri" })).body.name).toBe("Ben Okri");
    expect((await ben.get<Me>("me")).body.member?.name).toBe("Ben Okri");
    const refused = await ben.send("PATCH", "me", { name: "M0" });
    expect(problemOf(refused)).toBe("name-refused");
    expect(refused.body).toMatchObject({ fault: "staff", errors: [{ path: "name" }] });
    expect(problemOf(await ben.send("PATCH", "me", { name: "\u202eneB" }))).toBe("unprocessable-request");
    expect(problemOf(await ben.send("PATCH", "me", { name: "Fucking Wanker" }))).toBe("name-refused");
    await ben.send("PATCH", "me", { name: "Ben" });
  });

  test("a bio that a rule speaks against is refused, for nobody reads it first", async () => {
    const refused = await ben.send("PATCH", "me", { bio: "All of you are wankers." });
    expect(problemOf(refused)).toBe("text-refused");
    expect((await newsroom.reader.get<ProfileView>(`people/${ben.member?.id}`)).body.bio).toBe("");
    expect(problemOf(await ben.send("PATCH", "me", { bio: "x".repeat(301) }))).toBe("unprocessable-request");
    expect(problemOf(await ben.send("PATCH", "me", {}))).toBe("unprocessable-request");
  });

  test("nobody is found who is not there, or of another site", async () => {
    for (const id of ["999999", "0", "me"]) {
      expect(problemOf(await newsroom.reader.get(`people/${id}`))).toBe("not-found");
    }
  });
});

describe("[PR5] one finds the own comments in every state, and of others those that readers see", () => {
  test("by words, in pages", async () => {
    const shown = await ann.posts("The quay of Brenna is 240 metres long.");
    const held = await ann.posts("Wankers built the quay of Brenna.");
    const taken = await ann.posts("The quay of Brenna was painted green.");
    await ann.send("DELETE", `comments/${taken.id}`);
    const mine = await ann.get<Page<WrittenView>>("me/comments?q=QUAY%20of");
    expect(mine.body.items.map(({ comment }) => [comment.id, comment.state])).toEqual([
      [taken.id, "withdrawn"],
      [held.id, "held"],
      [shown.id, "visible"],
    ]);
    expect(mine.body.items[1]?.comment.text).toContain("Wankers");
    expect(mine.body.items[0]).toMatchObject({ articleSlug: "tariff-pause", articleTitle: "About tariff-pause" });
    const [first] = (await ann.get<Page<WrittenView>>("me/comments?limit=1")).body.items;
    const next = (await ann.get<Page<WrittenView>>("me/comments?limit=1")).body.nextCursor;
    const second = await ann.get<Page<WrittenView>>(`me/comments?limit=1&cursor=${next}`);
    expect([first?.comment.id, second.body.items[0]?.comment.id]).toEqual([taken.id, held.id]);
    expect((await ann.get<Page<WrittenView>>("me/comments?q=%25")).body.items).toEqual([]);

    for (const who of [ben, newsroom.reader, mo, ann]) {
      const { body } = await who.get<Page<WrittenView>>(`people/${ann.member?.id}/comments`);
      expect(body.items.map(({ comment }) => comment.id)).toEqual([shown.id]);
    }
  });
});

describe("[PR14] a picture of one’s own stands beside what one writes", () => {
  test("at an address that never changes, as nothing but a picture", async () => {
    const comment = await ann.posts("A picture stands beside this.");
    const address = await avatarOf(ann, "#c33");
    expect(address).toMatch(/^\/images\/[\w-]{22}$/);
    const page = await newsroom.reader.get<ThreadPage>(`articles/tariff-pause/comments`);
    expect(page.body.items.find(({ id }) => id === comment.id)?.author.avatar).toBe(address);
    const shown = await see(address);
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      "content-type": "image/webp",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "public, max-age=31536000, immutable",
      "cross-origin-resource-policy": "cross-origin",
    });
    const { width, height } = await sharp(Buffer.from(await shown.arrayBuffer())).metadata();
    expect([width, height]).toEqual([256, 256]);
  });

  test("another one takes its place, and the one from before is gone", async () => {
    const before = await avatarOf(ann, "#3c3");
    const after = await avatarOf(ann, "#33c");
    expect((await see(before, ann)).status).toBe(404);
    expect((await see(after)).status).toBe(200);
    await ann.send("DELETE", "me/avatar");
    expect((await see(after)).status).toBe(404);
    await sweepImages({ db: newsroom.db, storage: null });
    expect(await newsroom.db.all(sql`select 1 from images where member_id = ${ann.member?.id}`)).toEqual([]);
  });

  test("what is too large or no picture gets a problem", async () => {
    const large = await sendPicture(ann, "me/avatar", Buffer.alloc(512 * 1024 + 1));
    expect([large.status, problemOf(large)]).toEqual([413, "too-large"]);
    const svg = await sendPicture(ann, "me/avatar", Buffer.from("<svg onload='alert(1)'/>"));
    expect([problemOf(svg), (svg.body as { fault: string }).fault]).toEqual(["picture-refused", "not-a-picture"]);
    expect(problemOf(await ann.send("PUT", "me/avatar", {}))).toBe("picture-refused");
    expect(problemOf(await sendPicture(newsroom.reader, "me/avatar", await picture("#c33")))).toBe("sign-in-needed");
    for (const id of ["abc", "a".repeat(22), "..%2f..%2fetc"]) expect((await see(`/images/${id}`)).status).toBe(404);
  });
});

describe("[PR15] pictures live in a storage of S3’s kind where one is named", () => {
  let s3: S3Server;
  let elsewhere: Newsroom;
  beforeAll(async () => {
    s3 = await anS3();
    elsewhere = await aNewsroom({ imagesUrl: s3.url });
  });
  afterAll(async () => {
    await elsewhere.close();
    await s3.close();
  });

  test("kept, shown and removed there; while it does not answer nothing else breaks", async () => {
    const cem = await elsewhere.join("Cem");
    const address = await avatarOf(cem, "#c33");
    expect([...s3.kept.keys()]).toEqual([address.replace("/images", "/pictures")]);
    const rows = await elsewhere.db.all<{ bytes: null }>(sql`select bytes from images`);
    expect(rows).toEqual([{ bytes: null }]);
    expect((await fetch(elsewhere.url + address)).status).toBe(200);
    await cem.send("DELETE", "me/avatar");
    s3.isDown = true;
    const images = { db: elsewhere.db, storage: s3Storage(s3.url) };
    await expect(sweepImages(images)).rejects.toThrow("503");
    s3.isDown = false;
    await sweepImages(images);
    expect(s3.kept.size).toBe(0);
    expect(await elsewhere.db.all(sql`select 1 from images`)).toEqual([]);
  });
});
