import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { articleByName } from "../../server/articles/articles.ts";
import { firstPage } from "../../server/comments/firstPage.ts";
import { sql } from "../../server/db/sql.ts";
import { sorts } from "../../server/protocol/basics.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { CommentView, Permalink, ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
});
afterAll(() => newsroom.close());

async function anArchive(slug: string, state: "closed" | "archived") {
  const article = await newsroom.anArticle(slug);
  const said: CommentView[] = [];
  for (const good of ["rye", "salt", "wool"])
    said.push(await ann.posts(`What it means for ${good}, ${slug}.`, { article }));
  await newsroom.db.run(sql`update articles set state = ${state} where id = ${article.id}`);
  return { article, said };
}

test.each(["closed", "archived"] as const)(
  "[RP16] a discussion that is %s is read in every order and by every permalink, takes nothing more, and caches may keep its page for seconds",
  async state => {
    const { article, said } = await anArchive(`past-${state}`, state);
    for (const sort of sorts) {
      const { body } = await newsroom.reader.get<ThreadPage>(`articles/${article.slug}/comments?sort=${sort}`);
      expect(body.items).toHaveLength(said.length);
    }
    for (const { id } of said) {
      expect((await newsroom.reader.get<Permalink>(`comments/${id}`)).body.comment.id).toBe(id);
      const page = await fetch(`${newsroom.url}${article.url}?comment=${id}`);
      const html = await page.text();
      expect(html).toContain(`c-${id}`);
      expect(html).not.toContain("<textarea");
      expect(page.headers.get("cache-control")).toBe("public, max-age=10");
      expect(page.headers.get("set-cookie")).toBeNull();
    }
    const late = await ann.send("POST", `articles/${article.slug}/comments`, { body: "One more thing." });
    expect(problemOf(late)).toBe("discussion-closed");
    // What is taken back is gone from whatever is read anew.
    await ann.send("DELETE", `comments/${said[1]?.id}`);
    expect(await (await fetch(newsroom.url + article.url)).text()).not.toContain("for salt,");
  },
);

test("[RP16] while people write, whoever keeps a page asks each time whether it still stands", async () => {
  const page = await fetch(`${newsroom.url}/articles/tariff-pause`);
  expect(page.headers.get("cache-control")).toBe("no-cache");
});

test("[RP17] who becomes a moderator has the badge also on a page that is kept in memory, some seconds later", async () => {
  const cy = await newsroom.join("Cy");
  const ada = await newsroom.join("Ada", { role: "admin" });
  await cy.posts("Something about ferries.");
  const badges = async (now: number) => {
    const article = await articleByName(newsroom.db, "tariff-pause");
    const query = { sort: "newest", cursor: undefined, limit: limits.pageDefault } as const;
    const { items } = await firstPage(newsroom.db, article, query, now);
    return items.find(({ author }) => author.id === cy.member?.id)?.author.badges;
  };
  const now = Date.now();
  expect(await badges(now)).toEqual([]);
  await ada.send("PUT", `sites/meridian/members/${cy.member?.id}/role`, { role: "moderator" });
  expect(await badges(now + 1_000)).toEqual([]);
  expect(await badges(now + 10_000)).toEqual(["moderator"]);
});
