import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { PastComment, PastThread } from "../../server/protocol/past.ts";
import type { CommentView, ThreadComment, ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;
let mia: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
});
afterAll(() => newsroom.close());

/** A moment between two things that happen: what came before is over, and what comes next is later. */
async function moment(): Promise<string> {
  const now = Date.now() + 1;
  while (Date.now() <= now) await new Promise(resolve => setTimeout(resolve, 1));
  return new Date(now).toISOString();
}

const past = async (slug: string, at: string, more = "") =>
  (await mo.get<PastThread>(`articles/${slug}/past?at=${encodeURIComponent(at)}&limit=50${more}`)).body;

/** What both say of a comment: reactions are of no time, and cursors lead elsewhere. */
const asThen = ({ reactions: _, repliesCursor: _c, replies, ...seen }: ThreadComment): object => ({
  ...seen,
  replies: replies.map(asThen),
});
const asRead = ({ decisions: _, next: _n, replies, ...seen }: PastComment): object => ({
  ...seen,
  replies: replies.map(asRead),
});

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("[H16] a thread of the past is what its page really was, at every moment of a story told at random", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  console.info(`SEED=${seed}`);
  const next = random(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const article = await newsroom.anArticle("a-story");
  const told: CommentView[] = [];
  const seen: { at: string; page: ThreadPage }[] = [];
  let n = 0;
  const text = () => `${one(["Ferry", "Quota", "Annex", "Tariff"])} ${++n}, ${one(["said kindly", "you fucker"])}.`;
  const acts: Record<string, () => Promise<unknown>> = {
    post: async () => told.push(await one([ann, ben]).posts(text(), { article })),
    reply: async () => {
      const under = one(told);
      const answer = await one([ann, ben]).send<CommentView>("POST", `articles/${article.slug}/comments`, {
        body: text(),
        parentId: under?.id ?? null,
      });
      if (answer.status === 201) told.push(answer.body);
    },
    edit: async () => {
      const of = one(told);
      const who = of?.author.id === ann.member?.id ? ann : ben;
      const { body: now } = await who.get<{ comment: CommentView }>(`comments/${of?.id}`);
      await who.send("PATCH", `comments/${of?.id}`, { body: text(), revision: now.comment?.revision ?? 1 });
    },
    withdraw: async () => {
      const of = one(told);
      await (of?.author.id === ann.member?.id ? ann : ben).send("DELETE", `comments/${of?.id}`);
    },
    report: async () => {
      const of = one(told);
      const other = of?.author.id === ann.member?.id ? ben : ann;
      await other.send("POST", `comments/${of?.id}/reports`, { reason: "personal-attack" });
    },
    decide: async () => {
      const some = await newsroom.db.all<{ id: string; revision: number }>(sql`
        select k.id, c.revision from cases k join comments c on c.id = k.comment_id where c.article_id = ${article.id} order by k.id`);
      const ofCase = one(some);
      if (!ofCase) return;
      const { id, revision } = ofCase;
      const what = one(["approve", "reject", "reject", "undo"] as const);
      const reason = what === "reject" ? { reason: "personal-attack" } : {};
      await one([mo, mia]).send("POST", `cases/${id}/decisions`, { decision: what, revision, ...reason });
    },
  };
  const often = ["post", "reply", "reply", "edit", "withdraw", "report", "decide", "decide", "decide"];
  for (let step = 0; step < 120; step++) {
    await acts[step < 6 ? "post" : one(often)]?.();
    const page = await newsroom.reader.get<ThreadPage>(`articles/${article.slug}/comments?sort=newest&limit=50`);
    seen.push({ at: await moment(), page: page.body });
  }

  for (const { at, page } of seen) {
    const then = await past(article.slug, at);
    expect({ at, items: then.items.map(asRead) }).toEqual({ at, items: page.items.map(asThen) });
    expect(then.commentCount).toBe(page.commentCount);
  }
  // The story was worth telling.
  const ends = new Set((await past(article.slug, await moment())).moments.map(({ state }) => state));
  expect(ends).toEqual(new Set(["visible", "held", "rejected", "withdrawn"]));
}, 120_000);

test("[H17] it says who decided what, what happened next, and where the nearest changes are", async () => {
  const article = await newsroom.anArticle("a-removal");
  const before = await moment();
  const comment = await ann.posts("You would have to be a barge to believe it.", { article });
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "personal-attack" });
  const shown = await moment();
  const { id } = await newsroom.caseOf(comment, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "reject", reason: "personal-attack", revision: 1 });
  const removed = await moment();
  await mia.send("POST", `cases/${id}/decisions`, { decision: "undo", revision: 1 });
  const restored = await moment();
  await ann.send("PATCH", `comments/${comment.id}`, { body: "The figures do not add up.", revision: 1 });
  const edited = await moment();

  expect(await past(article.slug, before)).toMatchObject({
    items: [],
    commentCount: 0,
    laterCount: 1,
    previousChange: null,
    nextChange: comment.postedAt,
  });
  const then = await past(article.slug, shown);
  const decisions = [
    { decision: "reject", reason: "personal-attack", revision: 1, by: { name: "Mo" } },
    { decision: "undo", revision: 1, by: { name: "Mia" } },
  ];
  expect(then.items[0]).toMatchObject({ state: "visible", decisions, next: { state: "rejected", revision: 1 } });
  expect(then.items[0]?.next?.at).toBe(then.nextChange);
  expect(then.items[0]?.decisions[0]?.at).toBe(then.nextChange);
  // What was removed and keeps no replies is nowhere on the page.
  expect((await past(article.slug, removed)).items).toEqual([]);
  expect((await past(article.slug, restored)).items[0]?.html).toContain("barge");
  const last = await past(article.slug, edited);
  expect(last.items[0]).toMatchObject({ html: expect.stringContaining("figures"), revision: 2, next: null });
  expect(last.nextChange).toBeNull();
  expect(last.moments.map(({ state, isEdit, by }) => [state, isEdit, by?.name])).toEqual([
    ["visible", true, undefined],
    ["visible", false, "Mia"],
    ["rejected", false, "Mo"],
  ]);
});

test("[H18] a past is read in pages, by nobody but who reads the audit", async () => {
  const article = await newsroom.anArticle("many");
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) ids.push((await ann.posts(`Point ${index} of five.`, { article })).id);
  const at = await moment();
  await ann.posts("A sixth, which came later.", { article });
  const met: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const path = `articles/many/past?limit=2&at=${at}${cursor && `&cursor=${cursor}`}`;
    const page: PastThread = (await mo.get<PastThread>(path)).body;
    met.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(met).toEqual(ids.reverse());
  expect(problemOf(await newsroom.reader.get("articles/many/past"))).toBe("sign-in-needed");
  expect(problemOf(await ann.get("articles/many/past"))).toBe("not-allowed");
  expect(problemOf(await mo.get("articles/none/past"))).toBe("not-found");
  for (const query of ["at=noon", "at=0000-01-01T00:00:00Z", "cursor=x", "limit=51"]) {
    expect(problemOf(await mo.get(`articles/many/past?${query}`))).toBe("unprocessable-request");
  }
});

test("[H19] a text that was erased since is in no past", async () => {
  const article = await newsroom.anArticle("erased");
  const comment = await ann.posts("My street and my number.", { article });
  await ben.posts("Better take that out.", { article, under: comment });
  const at = await moment();
  await newsroom.db.run(sql`
    update comments set state = 'erased', text = '', html = '', approved_revision = null where id = ${comment.id}`);
  const then = await past(article.slug, at);
  expect(then.items[0]).toMatchObject({ state: "erased", html: "", author: { name: "" } });
  expect(JSON.stringify(then)).not.toContain("street");
});
