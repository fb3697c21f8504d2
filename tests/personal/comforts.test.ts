import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { forgetOldDrafts } from "../../server/personal/drafts.ts";
import type { Page } from "../../server/protocol/basics.ts";
import type { DraftView } from "../../server/protocol/draftView.ts";
import type { ListedComment, Mentionable } from "../../server/protocol/personal.ts";
import type { ProblemBody } from "../../server/protocol/problems.ts";
import type { Mine } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

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

const path = () => `articles/${newsroom.article.slug}`;
const mine = async (who: Person) => (await who.get<Mine>(`${path()}/mine`)).body;
async function allOf(who: Person, list: string): Promise<ListedComment[]> {
  const items: ListedComment[] = [];
  let cursor: string | null = null;
  do {
    const { body }: Answer<Page<ListedComment>> = await who.get(
      `me/${list}?limit=2${cursor ? `&cursor=${cursor}` : ""}`,
    );
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return items;
}

test("[CO8] a comment is kept once, listed the last kept first with its article, and let go; of one that was removed there is a trace", async () => {
  const article = await newsroom.anArticle("another");
  const comments = [
    await ben.posts("Keep this one."),
    await ben.posts("And this, elsewhere.", { article }),
    await ben.posts("This will go."),
  ];
  for (const { id } of comments) expect((await ann.send("PUT", `comments/${id}/bookmark`)).status).toBe(204);
  await ann.send("PUT", `comments/${comments[0]?.id}/bookmark`);
  await ben.send("DELETE", `comments/${comments[2]?.id}`);

  const kept = await allOf(ann, "bookmarks");
  expect(kept.map(({ comment }) => comment.id)).toEqual(comments.map(({ id }) => id).toReversed());
  expect(kept[1]?.article).toEqual({ slug: "another", title: "About another", url: "/articles/another" });
  expect(kept[0]?.comment).toMatchObject({ state: "withdrawn", html: "", author: { name: "" } });
  expect((await mine(ann)).bookmarked.sort()).toEqual([comments[0]?.id, comments[2]?.id].sort());
  expect(await allOf(ben, "bookmarks")).toEqual([]);

  await ann.send("DELETE", `comments/${comments[0]?.id}/bookmark`);
  expect((await allOf(ann, "bookmarks")).map(({ comment }) => comment.id)).not.toContain(comments[0]?.id);
  const held = await ben.posts("Wankers, all of them.");
  expect(problemOf(await ann.send("PUT", `comments/${held.id}/bookmark`))).toBe("not-found");
});

test("[CO9] what others answered me is listed the newest first, however deep, visible and not muted", async () => {
  const top = await ann.posts("At the top.");
  const second = await ann.posts("One below.", { under: await ben.posts("Below it.", { under: top }) });
  const third = await ann.posts("The deepest there is.", { under: second });
  const answers = [
    await ben.posts("An answer at the top.", { under: top }),
    await ben.posts("An answer to the deepest.", { under: third }),
  ];
  await ann.posts("My own answer.", { under: top });
  await ben.posts("Wankers answer like this.", { under: top });
  const fromMo = await mo.posts("A third answer.", { under: top });

  const bodies = async () => (await allOf(ann, "answers")).map(({ comment }) => comment.id);
  expect((await bodies()).slice(0, 3)).toEqual([fromMo.id, ...answers.map(({ id }) => id).toReversed()]);
  await ann.send("PUT", `me/mutes/people/${ben.member?.id}`, { until: null });
  expect(await bodies()).toEqual([fromMo.id]);
  await ann.send("DELETE", `me/mutes/people/${ben.member?.id}`);
  await mo.send("DELETE", `comments/${fromMo.id}`);
  expect(await bodies()).not.toContain(fromMo.id);
});

test("[CO10] a draft is kept on the server over what its device saw; a device that comes later is told what stands there", async () => {
  const put = (text: string, revision: number, place = "top") =>
    ann.send<DraftView>("PUT", `${path()}/drafts/${place}`, { text, revision });
  expect((await put("On the phone", 0)).body).toEqual({ place: "top", text: "On the phone", revision: 1 });
  expect((await put("On the phone, longer", 1)).body.revision).toBe(2);
  const late = await put("On the desk", 1);
  expect(problemOf(late)).toBe("draft-changed");
  expect((late.body as unknown as ProblemBody).draft).toEqual({
    place: "top",
    text: "On the phone, longer",
    revision: 2,
  });
  await put("An answer", 0, "12");
  expect((await mine(ann)).drafts.map(({ place, text }) => [place, text])).toEqual([
    ["12", "An answer"],
    ["top", "On the phone, longer"],
  ]);
  expect((await mine(ben)).drafts).toEqual([]);
  // Posted: the others learn that it is gone.
  expect((await put("", 2)).body).toEqual({ place: "top", text: "", revision: 3 });

  expect(problemOf(await put("x", 0, "elsewhere"))).toBe("not-found");
  expect(problemOf(await put("x".repeat(10_001), 3))).toBe("unprocessable-request");
  await newsroom.db.run(sql`update drafts set written_at = now() - interval '91 days' where place = 'top'`);
  expect(await forgetOldDrafts(newsroom.db)).toBe(1);
  expect((await put("After a long time", 3)).body.revision).toBe(4);
});

test("[CO10] of two devices that write at once one is kept, and the other learns of it", async () => {
  const texts = Array.from({ length: 12 }, (_, n) => `From device ${n}`);
  const answers = await Promise.all(
    texts.map(text => ben.send<DraftView>("PUT", `${path()}/drafts/top`, { text, revision: 0 })),
  );
  const [kept, ...others] = answers.filter(({ status }) => status === 200);
  expect(others).toEqual([]);
  const told = answers.filter(({ status }) => status === 409).map(({ body }) => (body as unknown as ProblemBody).draft);
  expect(told).toEqual(Array(11).fill(kept?.body));
});

test("[CO11] whom one can mention wrote here what readers see, and has a name that begins so", async () => {
  const article = await newsroom.anArticle("with-people");
  const hanne = await newsroom.join("Hanne Lorück", { badges: ["author"] });
  for (const who of [hanne, ben]) await who.posts("I was here.", { article });
  await (await newsroom.join("Hans")).posts("Wankers, the lot.", { article });
  const ask = async (q: string) =>
    (await ann.get<Mentionable[]>(`articles/with-people/mentionable?q=${encodeURIComponent(q)}`)).body;
  expect(await ask("ha")).toEqual([{ id: hanne.member?.id, name: "Hanne Lorück", badges: ["author"] }]);
  expect((await ask("LOR")).map(({ name }) => name)).toEqual(["Hanne Lorück"]);
  expect((await ask("")).map(({ name }) => name)).toEqual(["Ben", "Hanne Lorück"]);
  expect(await ask("%")).toEqual([]);
});

test("[CO12] a preview is what readers will see, asterisks too, and stores nothing", async () => {
  await newsroom.setPolicy({ words: [{ text: "blast", then: "mask" }] } as never);
  const body = "A **blast** of [wind](https://example.org).\n\n> and more";
  const before = await newsroom.db.one(sql`select count(*) from comments`);
  const { body: preview } = await ann.send<{ html: string }>("POST", `${path()}/preview`, { body });
  expect(preview.html).toContain("*****");
  expect(await newsroom.db.one(sql`select count(*) from comments`)).toEqual(before);
  expect((await ann.posts(body)).html).toBe(preview.html);
});
