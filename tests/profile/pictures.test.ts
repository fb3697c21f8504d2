import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { sweepImages } from "../../server/images/images.ts";
import type { PictureView } from "../../server/protocol/profile.ts";
import type { CommentView, ThreadPage } from "../../server/protocol/views.ts";
import { setSettings } from "../setup/guest.ts";
import { aNewsroom, type Newsroom, type Person, problemOf, sendPicture } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let ada: Person;
let sue: Person;
beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
  sue = await newsroom.join("Sue", { role: "moderator", sections: ["Sport"] });
  await setSettings(ada, { images: { inComments: "reviewed" } });
});
afterAll(() => newsroom.close());

const upload = async (who: Person) => {
  const picture = await sharp({ create: { width: 800, height: 400, channels: 3, background: "#c33" } })
    .png()
    .toBuffer();
  return await sendPicture<PictureView>(who, "me/pictures", picture);
};
const post = (who: Person, body: string, images: { id: string; alt: string }[]) =>
  who.send<CommentView>("POST", "articles/tariff-pause/comments", { body, images });
const sees = async (who: Person, address: string) => {
  const answer = await fetch(newsroom.url + address, { headers: { Cookie: who.cookie } });
  return { status: answer.status, caching: answer.headers.get("cache-control") };
};
const decide = async (comment: { id: string }, request: object) => {
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { revision: 1, ...request });
};

describe("[PR16] a picture is never seen before its comment is, nor after", () => {
  test("by its author and the desk while it waits, by everybody while its comment is there, by nobody afterwards", async () => {
    const { body: picture } = await upload(ann);
    expect(picture).toMatchObject({ width: 800, height: 400 });
    const alone = [await sees(ann, picture.address), await sees(ben, picture.address), await sees(mo, picture.address)];
    expect(alone.map(({ status }) => status)).toEqual([200, 404, 404]);
    const { body: comment } = await post(ann, "This is how the quay looks today.", [
      { id: picture.id, alt: "The quay" },
    ]);
    expect(comment).toMatchObject({ state: "held", findings: [{ check: "picture" }] });
    const held = await Promise.all([ann, mo, ada, sue, ben, newsroom.reader].map(who => sees(who, picture.address)));
    expect(held.map(({ status }) => status)).toEqual([200, 200, 200, 404, 404, 404]);
    expect(held[0]?.caching).toBe("private, no-store");

    await decide(comment, { decision: "approve" });
    expect(await sees(newsroom.reader, picture.address)).toEqual({ status: 200, caching: "public, max-age=300" });
    const page = (await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments")).body;
    expect(page.items.find(({ id }) => id === comment.id)?.images).toEqual([
      { address: picture.address, width: 800, height: 400, alt: "The quay" },
    ]);

    await ben.send("POST", `comments/${comment.id}/reports`, { reason: "off-subject" });
    await decide(comment, { decision: "reject", reason: "off-subject" });
    const removed = await Promise.all([newsroom.reader, ben, ann].map(who => sees(who, picture.address)));
    expect(removed.map(({ status }) => status)).toEqual([404, 404, 200]);
  });

  test("an edit of the words does not let it through", async () => {
    const { body: picture } = await upload(ann);
    const { body: comment } = await post(ann, "The quay at low tide.", [{ id: picture.id, alt: "" }]);
    const edit = { body: "The quay at high tide.", revision: 1 };
    expect((await ann.send<CommentView>("PATCH", `comments/${comment.id}`, edit)).body.state).toBe("held");
    expect((await sees(newsroom.reader, picture.address)).status).toBe(404);
  });

  test("nobody posts another’s, one twice, or one that is not there", async () => {
    const { body: picture } = await upload(ann);
    for (const [who, id] of [
      [ben, picture.id],
      [ann, "a".repeat(22)],
    ] as const) {
      const refused = await post(who, "Look at this picture of mine.", [{ id, alt: "" }]);
      expect([problemOf(refused), refused.body]).toMatchObject([
        "unprocessable-request",
        { errors: [{ path: "images.0.id" }] },
      ]);
    }
    expect((await post(ann, "The quay from the sea side.", [{ id: picture.id, alt: "" }])).status).toBe(201);
    expect(problemOf(await post(ann, "The quay, once more.", [{ id: picture.id, alt: "" }]))).toBe(
      "unprocessable-request",
    );
  });
});

test("[PR17] a site says whether comments have pictures, and whether a moderator looks at each first", async () => {
  await setSettings(ada, { images: { inComments: "on" } });
  const { body: picture } = await upload(ben);
  const { body: comment } = await post(ben, "And this is the other quay.", [{ id: picture.id, alt: "A quay" }]);
  expect(comment.state).toBe("visible");
  expect((await sees(newsroom.reader, picture.address)).status).toBe(200);
  await ben.send("DELETE", `comments/${comment.id}`);
  expect((await sees(newsroom.reader, picture.address)).status).toBe(404);

  const { body: later } = await upload(ben);
  await setSettings(ada, { images: { inComments: "off" } });
  expect(problemOf(await upload(ben))).toBe("pictures-off");
  expect(problemOf(await post(ben, "A third quay, see here.", [{ id: later.id, alt: "" }]))).toBe("pictures-off");
  await sweepImages({ db: newsroom.db, storage: null });
  expect((await sees(ben, later.address)).status).toBe(200);
});
