import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { scriptsOf, withoutDataBlocks } from "./html.ts";

let newsroom: Newsroom;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

const page = async (path: string) => (await fetch(newsroom.url + path)).text();

interface Thing {
  "@type": string;
  [property: string]: unknown;
}

test("[ST14] the page of a live article tells search engines its updates, and nothing of it ends the script", async () => {
  const { slug, url, publishedAt } = await newsroom.anArticle("told-live", "live");
  const path = `articles/${slug}/updates`;
  const post = async (title: string, text: string) =>
    (await mo.send<{ id: string; postedAt: string }>("POST", path, { title, text })).body;
  const update = await post("Tables </script><script>alert(1)</script>", "One *table* <!-- two notebooks.");
  const gone = await post("A quaggafish was seen", "It was not.");
  const version = { title: "One table, two notebooks", text: "The group meets on **2 June**.", revision: 1 };
  await mo.send("PUT", `${path}/${update.id}`, { ...version, correction: "We first wrote 3 June. </script>" });
  await mo.send("PUT", `${path}/${gone.id}/withdrawal`, { why: "Nobody saw it." });
  const html = await page(url);
  const [data = ""] = scriptsOf(html, "application/ld+json");
  expect(data).not.toContain("<");
  const graph: Thing[] = JSON.parse(data)["@graph"];
  expect(graph.map(thing => thing["@type"])).toEqual([
    "NewsArticle",
    "DiscussionForumPosting",
    "LiveBlogPosting",
    "BreadcrumbList",
  ]);
  const blog = graph[2] as Thing & { liveBlogUpdate: Thing[] };
  expect(blog).toMatchObject({ headline: "About told-live", coverageStartTime: publishedAt });
  expect(blog).not.toHaveProperty("coverageEndTime");
  expect(blog.liveBlogUpdate).toHaveLength(1);
  expect(blog.liveBlogUpdate[0]).toMatchObject({
    "@type": "BlogPosting",
    headline: "One table, two notebooks",
    articleBody: "The group meets on 2 June.",
    datePublished: update.postedAt,
    url: `${newsroom.url}${url}?update=${update.id}`,
    correction: ["We first wrote 3 June. </script>"],
  });
  expect(html).not.toMatch(/quaggafish|<script>alert/);
  expect(withoutDataBlocks(html)).toContain("Nobody saw it.");
});

test("[ST14] an article that never was live has no live blog, and shows its updates under its text", async () => {
  const { slug, url } = await newsroom.anArticle("never-live");
  await mo.send("POST", `articles/${slug}/updates`, { title: "It was Thursday", text: "Not Friday." });
  const html = await page(url);
  expect(html).not.toContain("LiveBlogPosting");
  const shown = withoutDataBlocks(html);
  expect(shown.indexOf("It was Thursday")).toBeGreaterThan(shown.indexOf("came down the steps"));
  expect(shown).toMatch(/Updated <time/);
});

test("[ST14] where nobody can write any more nobody is asked to", async () => {
  const { slug, url } = await newsroom.anArticle("told-and-over", "live");
  await mo.send("POST", `articles/${slug}/updates`, { title: "It was Thursday", text: "Not Friday." });
  expect(await page(url)).toMatch(/Comment on this<[\s\S]*Comment on this paragraph/);
  await mo.send("PUT", `articles/${slug}/state`, { from: "live", to: "closed" });
  expect(await page(url)).not.toMatch(/Comment on this/);
});
