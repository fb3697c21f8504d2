import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Page } from "../../server/protocol/basics.ts";
import type { FoundComment } from "../../server/protocol/personal.ts";
import { type Answer, aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  await newsroom.setPolicy({ language: { allowed: [], then: "off" } } as never);
});
afterAll(() => newsroom.close());

const search = (q: string, slug = newsroom.article.slug, more = ""): Promise<Answer<Page<FoundComment>>> =>
  newsroom.reader.get(`articles/${slug}/search?q=${encodeURIComponent(q)}${more}`);
const found = async (q: string, slug?: string) => (await search(q, slug)).body.items.map(({ comment }) => comment.id);
const marked = ({ excerpt }: FoundComment) =>
  excerpt.map(({ text, isFound }) => (isFound ? `[${text}]` : text)).join("");

async function anArticleIn(language: string) {
  const article = await newsroom.anArticle(`in-${language}`);
  await newsroom.db.run(sql`update articles set language = ${language} where id = ${article.id}`);
  return article;
}

test("[CO5] words are found in the forms of the article's language, in one article alone, the best first, with where they stand", async () => {
  const article = await newsroom.anArticle("ferries");
  const once = await ann.posts("Nobody takes a ferry any more when the bridge is open all night.", { article });
  const often = await ann.posts("Ferries: the night **ferry** and the ferry to Hallam.", { article });
  await ann.posts("The bridge is closed.", { article });
  await ann.posts("A ferry elsewhere.");

  expect(await found("ferry", article.slug)).toEqual([often.id, once.id]);
  expect(await found('"night ferry"', article.slug)).toEqual([often.id]);
  expect(await found("ferry -hallam", article.slug)).toEqual([once.id]);
  expect(await found("the", article.slug)).toEqual([]);
  const [best] = (await search("ferries", article.slug)).body.items;
  expect(best && marked(best)).toBe("[Ferries]: the night [ferry] and the [ferry] to Hallam.");
});

test("[CO5] each language has its own forms; in scripts without spaces signs in a row are found", async () => {
  const german = await anArticleIn("de");
  const haeuser = await ann.posts("Die alten Häuser am Hafen werden verkauft.", { article: german });
  expect(await found("Haus Hafens", german.slug)).toEqual([haeuser.id]);

  const chinese = await anArticleIn("zh");
  const ferry = await ann.posts("明天的夜间渡轮取消了，大家都很失望。", { article: chinese });
  const other = await ann.posts("轮船和渡口都很老了。", { article: chinese });
  expect(await found("渡轮", chinese.slug)).toEqual([ferry.id]);
  expect(await found('"很老"', chinese.slug)).toEqual([other.id]);
  const [one] = (await search("渡轮", chinese.slug)).body.items;
  expect(one && marked(one)).toBe("明天的夜间[渡轮]取消了，大家都很失望。");

  await newsroom.db.run(sql`update articles set language = 'de' where id = ${newsroom.article.id}`);
  await newsroom.db.run(sql`update articles set language = 'en' where id = ${german.id}`);
  expect(await found("Haus", german.slug)).toEqual([]);
  expect(await found("Häuser", german.slug)).toEqual([haeuser.id]);
});

test("[CO6] what readers do not see is not found: held, withdrawn, edited away, masked, or in an address", async () => {
  const article = await newsroom.anArticle("unseen");
  const held = await ann.posts("Wankers grow marjoram by the wall.", { article });
  expect(await found("marjoram", article.slug)).toEqual([]);
  const { id } = await newsroom.caseOf(held, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  expect(await found("marjoram", article.slug)).toEqual([held.id]);
  await ann.send("DELETE", `comments/${held.id}`);
  expect(await found("marjoram", article.slug)).toEqual([]);

  const edited = await ann.posts("There is oregano on the quay.", { article });
  await ann.send("PATCH", `comments/${edited.id}`, { body: "There is thyme on the quay.", revision: 1 });
  expect(await found("oregano", article.slug)).toEqual([]);
  expect(await found("thyme", article.slug)).toEqual([edited.id]);

  await newsroom.setPolicy({ words: [{ text: "rosemary", then: "mask" }] } as never);
  const masked = await ann.posts("Some rosemary, as [they say](https://basil.example/x) & <b>do</b>.", { article });
  expect(masked.state).toBe("visible");
  expect(await found("rosemary", article.slug)).toEqual([]);
  expect(await found("basil", article.slug)).toEqual([]);
  expect(await found("they say", article.slug)).toEqual([masked.id]);
  await ann.posts("The gardener did it with ||a twig of tarragon|| at noon.", { article });
  const [covered] = (await search("gardener tarragon", article.slug)).body.items;
  expect(covered && marked(covered)).toBe("The [gardener] did it with … at noon.");
  const rows = await newsroom.db.all(sql`
    select 1 from comment_words w join comments c on c.id = w.comment_id where c.state <> 'visible'`);
  expect(rows).toEqual([]);
});

test("[CO7] what is found is paged once through, whatever is found alike; nothing that is asked breaks it", async () => {
  const article = await newsroom.anArticle("paged");
  for (let n = 0; n < 7; n++)
    await ann.posts(`Sentence number ${n} is about juniper and ${"x".repeat(n + 1)}.`, { article });
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const { body }: Answer<Page<FoundComment>> = await search(
      "juniper",
      article.slug,
      `&limit=3${cursor ? `&cursor=${cursor}` : ""}`,
    );
    ids.push(...body.items.map(({ comment }) => comment.id));
    cursor = body.nextCursor;
  } while (cursor);
  expect(new Set(ids).size).toBe(7);
  expect(ids).toHaveLength(7);

  for (const q of ["'", '"', "a & | !", "article:1", ":*", "\\", "-", "((", '渡"', "%"]) {
    expect((await search(q, article.slug)).status).toBe(200);
  }
  expect(problemOf(await search(" ", article.slug))).toBe("unprocessable-request");
  expect(problemOf(await search("x".repeat(201), article.slug))).toBe("unprocessable-request");
  expect(problemOf(await search("juniper", article.slug, "&cursor=abc"))).toBe("unprocessable-request");
  expect(problemOf(await search("juniper", "no-such-article"))).toBe("not-found");
});
