import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { postComment } from "../../server/comments/post.ts";
import { forgetOldBands } from "../../server/comments/rememberText.ts";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { CaseDetail } from "../../server/protocol/cases.ts";
import type { Finding } from "../../server/protocol/findings.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { CommentView, Nudge } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let cem: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  cem = await newsroom.join("Cem");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

const noRepeats = { ...defaultPolicy.repeats, then: "off" } as const;
let article: ArticleView;
let turn = 0;

// Each test has an article of its own, and says what it says in words of its own.
beforeEach(async () => {
  turn++;
  article = await newsroom.anArticle(`article-${turn}`);
  await newsroom.setPolicy({ repeats: noRepeats });
});

const leaflet = (subject: string) =>
  `The board sold our ${subject} for nothing, so write about the ${subject} to the council before Friday and say no.`;
const post = (who: Person, text: string, under?: CommentView) =>
  who.posts(text, under ? { under, article } : { article });
const checksOf = ({ findings = [] }: CommentView) => findings.map(({ check }) => check);

async function decide(comment: CommentView, decision: "approve" | "reject") {
  const { id } = await newsroom.caseOf(comment, mo);
  const reason = decision === "reject" ? { reason: "for-sale" } : {};
  const answer = await mo.send("POST", `cases/${id}/decisions`, { decision, revision: comment.revision, ...reason });
  expect(answer.status).toBe(201);
  return id;
}

async function reject(comment: CommentView): Promise<string> {
  if (comment.state === "visible") await cem.send("POST", `comments/${comment.id}/reports`, { reason: "for-sale" });
  return await decide(comment, "reject");
}

const undo = (caseId: string, comment: CommentView) =>
  mo.send("POST", `cases/${caseId}/decisions`, { decision: "undo", revision: comment.revision });

/** Posts a text under another site of the same installation. */
async function elsewhere(text: string): Promise<void> {
  const { db } = newsroom;
  const site = await db.one<{ id: string }>(sql`
    insert into sites (slug, name) values (${`other-${turn}`}, 'Other') returning id`);
  await db.run(sql`
    insert into policies (site_id, version, policy) values (${site.id}, 1, ${JSON.stringify(defaultPolicy)}::jsonb)`);
  const there = await db.one<{ slug: string }>(sql`
    insert into articles (site_id, slug, title, section, standfirst, byline, body, reading_minutes, published_at)
    values (${site.id}, ${`other-${turn}`}, 'T', 'S', 'S', 'B', '[]', 1, now()) returning slug`);
  const { id } = await db.one<{ id: string }>(sql`
    insert into members (site_id, name, email, password_hash) values (${site.id}, 'Ola', 'ola@example.org', 'none')
    returning id`);
  const ola = { ...(ben.member as NonNullable<Person["member"]>), id, siteId: site.id };
  await postComment(db, ola, there.slug, { body: text });
}

test("[S36] copies are counted over articles, people and states, as they are now; what its author took back counts for nothing", async () => {
  const text = leaflet("lighthouse");
  const first = await post(ben, text);
  const second = await cem.posts(text);
  expect([...checksOf(first), ...checksOf(second)]).toEqual([]);
  await elsewhere(text);

  const third = await post(ann, text);
  expect(third).toMatchObject({ state: "visible" });
  expect(third.findings?.[0]).toMatchObject({
    check: "copies",
    why: "Nearly the same text was written under 2 articles by 3 people within 14 days.",
  });
  await ann.send("DELETE", `comments/${third.id}`);
  await reject(first);
  const fourth = await post(ann, text);
  expect(checksOf(fourth)).toEqual(["copies"]);
  await ann.send("DELETE", `comments/${fourth.id}`);
  await cem.send("DELETE", `comments/${second.id}`);
  expect(checksOf(await post(ann, text))).toEqual([]);
});

test("[S36] what is older than the policy looks back is no copy any more; for the last hour there is the other rule", async () => {
  const text = leaflet("observatory");
  const comments = [await post(ben, text), await post(cem, text)];
  const age = (days: number) =>
    newsroom.db.run(sql`
      update comments set posted_at = now() - make_interval(days => ${days}) where id = any(${comments.map(({ id }) => id)})`);
  await age(15);
  expect(checksOf(await post(ann, text))).toEqual([]);
  await age(13);
  await newsroom.setPolicy({});
  const held = await post(mo, text);
  expect(held.findings).toEqual([]);
  const both = await post(ben, text);
  expect(checksOf(both)).toEqual(["repeats", "copies"]);
  expect(both.findings?.[0]?.why).toContain("2 other comments of the last hour");
});

test("[S36] an edit is not compared with what it changes, and is found by its new text", async () => {
  const text = leaflet("windmill");
  await post(ben, text);
  await post(mo, text);
  const comment = await post(ann, "The windmill stands where it stood, I walked past it this morning.");
  const edit = (body: string, revision: number) =>
    ann.send<CommentView>("PATCH", `comments/${comment.id}`, { body, revision });
  expect(checksOf((await edit("The windmill stands where it stood, I walked past it this noon.", 1)).body)).toEqual([]);
  expect(checksOf((await edit(text, 2)).body)).toEqual(["copies"]);
  const [finding] = (await post(cem, text)).findings ?? [];
  expect(finding?.why).toContain("by 4 people");
});

test("[S36] a raid is new accounts under one article; one that has been here for long is none of it", async () => {
  const cry = (place: string) => `Wake up, ${place}: this harbour treaty is a fraud and the minister must go now`;
  const places = ["Galdora", "Haugen", "Lomar", "Brenna", "Dunmere"];
  const crowd = await Promise.all(places.map(place => newsroom.join(`Neo of ${place}`, { published: 0 })));
  const states: string[] = [];
  for (const [index, who] of crowd.slice(0, 4).entries())
    states.push((await post(who, cry(places[index] ?? ""))).state);
  expect(states).toEqual(["visible", "visible", "visible", "held"]);
  await newsroom.db.run(sql`update members set joined_at = now() - interval '3 days' where id = ${ann.member?.id}`);
  expect(checksOf(await post(ann, cry("everybody")))).toEqual([]);
  expect(checksOf((await crowd[4]?.posts(cry("Dunmere"))) as CommentView)).toEqual([]);
});

test("[S36] a domain is known by removed comments alone, as decided now: undone, shown, mended and taken back count at once", async () => {
  const link = (n: number) =>
    `Offer ${n} for ${"figs dates plums pears limes nuts kale leeks".split(" ")[n]}: https://www.cheap${turn}.example/${n}`;
  const domain = `cheap${turn}.example`;
  const tried = async (n: number) => {
    const comment = await post(ann, `Number ${n} I found on ${domain}/${n}, is that the one?`);
    const isFound = checksOf(comment).includes("removedLinks");
    await ann.send("DELETE", `comments/${comment.id}`);
    return isFound;
  };
  const first = await post(ben, link(1));
  const second = await post(ben, link(2));
  await reject(first);
  expect(await tried(1)).toBe(false);
  const caseOfSecond = await reject(second);
  expect(await tried(2)).toBe(true);

  await undo(caseOfSecond, second);
  expect(await tried(3)).toBe(false);
  await decide(second, "reject");
  expect(await tried(4)).toBe(true);

  const third = await post(mo, link(3));
  expect(await tried(5)).toBe(false);
  await mo.send("PATCH", `comments/${third.id}`, { body: "Offers are not allowed here.", revision: 1 });
  expect(await tried(6)).toBe(true);
  await elsewhere(`See ${domain}.`);
  expect(await tried(7)).toBe(true);

  const held = await post(ann, `Look at ${domain}.`);
  expect(held).toMatchObject({ state: "held", findings: [{ check: "links" }, { check: "removedLinks" }] });
  await decide(held, "approve");
  expect(await tried(0)).toBe(false);
});

test("[S36] a reply is compared with what it answers while readers see that", async () => {
  await newsroom.setPolicy({});
  const text = "The tide tables of the harbour office are wrong by an hour since they moved the gauge.";
  const parent = await post(ben, text);
  const reply = await post(ann, `> ${text}`, parent);
  expect(checksOf(reply)).toEqual(["echo"]);
  expect(checksOf(await post(cem, "They moved the gauge in May, and the tables were wrong before.", parent))).toEqual(
    [],
  );
  const mended = await ann.send<CommentView>("PATCH", `comments/${reply.id}`, {
    body: `> ${text}\n\nSince May.`,
    revision: 1,
  });
  expect(checksOf(mended.body)).toEqual([]);
  await reject(parent);
  const again = await ann.send<CommentView>("PATCH", `comments/${reply.id}`, { body: text, revision: 2 });
  expect(checksOf(again.body)).toEqual(["repeats"]);
});

test.each([
  ["short", leaflet("customs house")],
  ["long", Array.from({ length: 30 }, (_, i) => leaflet(`customs house number ${i}`)).join("\n")],
])(
  "[S37] the same %s words sent at once by several are one comment that is shown, and others that wait",
  async (kind, text) => {
    await newsroom.setPolicy({});
    const people = await Promise.all(Array.from({ length: 6 }, (_, i) => newsroom.join(`Eager ${kind} ${i}`)));
    const articles = await Promise.all(people.map((_, i) => newsroom.anArticle(`at-once-${kind}-${i}`)));
    const comments = await Promise.all(
      people.map((who, i) => who.posts(text, { article: articles[i] as ArticleView })),
    );
    expect(comments.map(({ state }) => state).sort()).toEqual(["held", "held", "held", "held", "held", "visible"]);
  },
);

test("[S38] the desk is shown the other comments; their authors' words and numbers reach nobody else", async () => {
  await newsroom.setPolicy({ repeats: noRepeats, copies: { ...defaultPolicy.copies, then: "hold" } });
  const words = "What a bunch of wankers they are, selling the chapel for nothing without a word to anybody in town.";
  const held = [await post(ben, words), await post(cem, words)];
  expect(held.map(({ state }) => state)).toEqual(["held", "held"]);
  const text = `${words} Shame!`;
  const nudged = await ann.send<Nudge>("POST", `articles/${article.slug}/comments?nudge=true`, { body: text });
  const copy = await post(ann, text);
  const mine = await ann.get<{ comments: CommentView[] }>(`articles/${article.slug}/mine`);
  const own = [...nudged.body.findings, ...(copy.findings ?? []), ...(mine.body.comments[0]?.findings ?? [])];
  const said: Finding[] = own.filter(({ check }) => check === "copies");
  expect(said).toHaveLength(3);
  for (const finding of said) expect(Object.keys(finding).sort()).toEqual(["check", "evidence", "says", "then", "why"]);

  const { id } = await newsroom.caseOf(copy, mo);
  const { body: desk } = await mo.get<CaseDetail>(`cases/${id}`);
  const ids = held.map(comment => comment.id);
  const finding = desk.findings.find(({ check }) => check === "copies");
  expect([new Set(finding?.comments), finding?.score]).toEqual([new Set(ids), 2]);
  expect(desk.others.map(other => [other.id, other.text, other.author.name])).toEqual([
    [ids[1], words, "Cem"],
    [ids[0], words, "Ben"],
  ]);
});

test("[S39] what no policy can look back to is forgotten, and nothing else", async () => {
  const old = await post(ben, leaflet("old weir"));
  const recent = await post(ben, leaflet("new weir"));
  await newsroom.db.run(sql`update comments set posted_at = now() - interval '32 days' where id <= ${old.id}`);
  const bandsOf = async ({ id }: CommentView) =>
    (await newsroom.db.all(sql`select 1 from bands where comment_id = ${id}`)).length;
  expect([await bandsOf(old), await bandsOf(recent)]).toEqual([8, 8]);
  await forgetOldBands(newsroom.db);
  expect([await bandsOf(old), await bandsOf(recent)]).toEqual([0, 8]);
});
