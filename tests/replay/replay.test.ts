import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { changeState } from "../../server/articles/change.ts";
import { postUpdate, withdrawUpdate } from "../../server/articles/updates.ts";
import { postComment } from "../../server/comments/post.ts";
import { withdrawComment } from "../../server/comments/withdraw.ts";
import { sql } from "../../server/db/sql.ts";
import { decide } from "../../server/moderation/decide.ts";
import type { ArticleState, ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Replay, ReplayComment, ReplayPage } from "../../server/protocol/replay.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { stepsBetween } from "../../server/replay/steps.ts";
import type { Member } from "../../server/users/viewer.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

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

const noon = Date.UTC(2026, 4, 15, 12);
const minute = 60_000;
const at = (minutes: number) => new Date(noon + minutes * minute);
const who = (person: Person): Member => {
  if (!person.member) throw new Error("nobody");
  return person.member;
};

/** An article whose discussion changes its state at minutes after noon. */
async function anEvent(slug: string) {
  const article = await newsroom.anArticle(slug);
  let state: ArticleState = "open";
  return {
    article,
    becomes: async (to: ArticleState, minutes: number) => {
      await changeState(newsroom.db, who(mo), slug, { from: state, to, why: "As planned." }, { now: at(minutes) });
      state = to;
    },
    says: (body: string, minutes: number, parentId: Id | null = null, by = ann): Promise<CommentView> =>
      postComment(newsroom.db, who(by), slug, { body, parentId }, { now: at(minutes) }),
    decides: async (comment: { id: Id }, decision: "approve" | "reject", minutes: number) => {
      const found = await newsroom.db.one<{ id: Id }>(sql`select id from cases where comment_id = ${comment.id}`);
      const request =
        decision === "approve" ? { decision, revision: 1 } : { decision, revision: 1, reason: "hate" as const };
      await decide(newsroom.db, who(mo), found.id, request, { now: at(minutes) });
    },
  };
}

const replay = async ({ slug }: ArticleView) => (await newsroom.reader.get<Replay>(`articles/${slug}/replay`)).body;

async function page({ slug }: ArticleView, query: Record<string, string>): Promise<ReplayPage> {
  const answer = await newsroom.reader.get<ReplayPage>(
    `articles/${slug}/replay/comments?${new URLSearchParams(query)}`,
  );
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function all(article: ArticleView, query: Record<string, string>): Promise<ReplayComment[]> {
  const items: ReplayComment[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const next: ReplayPage = await page(article, { limit: "3", ...query, ...(cursor ? { cursor } : {}) });
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return items;
}

test("[RP10] once an event is over it is replayed from what was recorded: who was first seen when, with states, updates and answers as key moments", async () => {
  const { article, says, becomes, decides } = await anEvent("quotas");
  await says("Written before it began.", -30);
  await becomes("live", 0);
  const first = await says("Ferries wait at the quay.", 5);
  const reply = await says("Since when do they wait?", 7, first.id, ben);
  const held = await says("Only wankers would sign that.", 8);
  await decides(held, "approve", 42);
  const desk = { siteId: newsroom.site.id, member: who(mo) };
  const [joint, wrong] = await Promise.all([
    postUpdate(newsroom.db, desk, article.slug, { title: "Joint statement", text: "Nine lines." }, { now: at(30) }),
    postUpdate(newsroom.db, desk, article.slug, { title: "A date is named", text: "It is not." }, { now: at(31) }),
  ]);
  await withdrawUpdate(newsroom.db, desk, article.slug, wrong.id, { why: "No date was named." });
  await becomes("winding-down", 90);
  const late = await says("My last question is about salt.", 100);
  await newsroom.db.run(sql`
    insert into questions (comment_id, article_id, state, answer_id, moved_at)
    values (${first.id}, ${article.id}, 'answered', ${reply.id}, now())`);
  await becomes("open", 120);
  await says("Written long after the event.", 3_000);
  await becomes("closed", 6_000);

  const whole = await replay(article);
  expect(whole).toMatchObject({
    from: at(0).toISOString(),
    to: at(120).toISOString(),
    stepSeconds: 60,
    before: 1,
  });
  expect(whole.counts).toHaveLength(120);
  const filled = whole.counts.flatMap((n, step) => (n > 0 ? [[step, n]] : []));
  expect(filled).toEqual([
    [4, 1],
    [6, 1],
    [41, 1],
    [99, 1],
  ]);
  expect(whole.moments).toEqual([
    { kind: "state", at: at(0).toISOString(), state: "live" },
    { kind: "answer", at: at(7).toISOString(), id: reply.id, by: "Ben", to: "Ann" },
    { kind: "update", at: at(30).toISOString(), id: joint.id, title: "Joint statement" },
    { kind: "state", at: at(90).toISOString(), state: "winding-down" },
    { kind: "state", at: at(120).toISOString(), state: "open" },
  ]);

  const shown = async (query: Record<string, string>) => (await page(article, query)).items.map(({ id }) => id);
  expect(await shown({ from: whole.from, to: at(8).toISOString() })).toEqual([reply.id, first.id]);
  expect(await shown({ from: at(8).toISOString(), to: at(60).toISOString() })).toEqual([held.id]);
  expect(await shown({ to: whole.to, limit: "1" })).toEqual([late.id]);
  const [, answered] = (await page(article, { to: at(42).toISOString() })).items;
  expect(answered).toMatchObject({
    id: reply.id,
    inReplyTo: { id: first.id, name: "Ann" },
    shownAt: at(7).toISOString(),
  });
  expect(answered).not.toHaveProperty("reactions");
});

test("[RP11] what was removed since is in no replay: not its text, not its name, not its count", async () => {
  const { article, says, becomes, decides } = await anEvent("removed-since");
  await becomes("live", 0);
  const gone = await says("Only wankers would sign that.", 5);
  await decides(gone, "approve", 6);
  const reply = await says("An answer which stays.", 7, gone.id, ben);
  const back = await says("I take this back later.", 8, null, ben);
  await becomes("closed", 60);
  expect((await replay(article)).counts.reduce((sum, n) => sum + n, 0)).toBe(3);

  await withdrawComment(newsroom.db, who(ben), back.id, { now: at(61) });
  await ann.send("DELETE", `comments/${gone.id}`);
  const whole = await newsroom.reader.get<Replay>("articles/removed-since/replay");
  expect(whole.body.counts.reduce((sum, n) => sum + n, 0)).toBe(1);
  const left = await newsroom.reader.get<ReplayPage>(`articles/removed-since/replay/comments?to=${whole.body.to}`);
  expect(left.body.items).toMatchObject([{ id: reply.id, inReplyTo: { id: gone.id, name: "" } }]);
  expect(JSON.stringify([whole.body, left.body])).not.toMatch(/wankers|take this back|Ann/);
});

test("[RP12] there is a replay of what was live and is over, and of nothing else", async () => {
  const { article, becomes } = await anEvent("not-yet");
  const both = async (slug: string) =>
    (
      await Promise.all(
        [`articles/${slug}/replay`, `articles/${slug}/replay/comments?to=2026-05-15T12:00:00Z`].map(path =>
          newsroom.reader.get(path),
        ),
      )
    ).map(answer => problemOf(answer) ?? answer.status);
  expect(await both(article.slug)).toEqual(["not-found", "not-found"]);
  await becomes("live", 0);
  expect(await both(article.slug)).toEqual(["not-found", "not-found"]);
  await becomes("closed", 30);
  expect(await both(article.slug)).toEqual([200, 200]);
  await becomes("archived", 40);
  expect(await both(article.slug)).toEqual([200, 200]);
  await newsroom.anArticle("never-live", "closed");
  expect(await both("never-live")).toEqual(["not-found", "not-found"]);
  expect(await both("nowhere")).toEqual(["not-found", "not-found"]);
  const bad = await newsroom.reader.get(`articles/${article.slug}/replay/comments?to=soon&cursor=x`);
  expect(problemOf(bad)).toBe("unprocessable-request");
  const forged = `articles/${article.slug}/replay/comments?to=2026-05-15T12:00:00Z&cursor=bm9uZQ`;
  expect(problemOf(await newsroom.reader.get(forged))).toBe("unprocessable-request");
});

test("[RP13] it is the same bytes for everybody at one seq, and whoever has them is told so", async () => {
  const { article, says, becomes } = await anEvent("same-bytes");
  await becomes("live", 0);
  const comment = await says("Salt rises in price.", 5);
  await becomes("closed", 60);
  for (const path of [
    `articles/${article.slug}/replay`,
    `articles/${article.slug}/replay/comments?to=${at(60).toISOString()}`,
  ]) {
    const [one, other] = await Promise.all([newsroom.reader.get(path), mo.get(path)]);
    expect(one.body).toEqual(other.body);
    const tag = one.headers.get("etag") ?? "";
    expect(one.headers.get("cache-control")).toBe("no-cache");
    expect(
      (await ann.send("GET", path, undefined, { "If-None-Match": tag, "Cache-Control": "max-age=0" })).status,
    ).toBe(304);
  }
  const path = `articles/${article.slug}/replay`;
  const tag = (await ann.get(path)).headers.get("etag") ?? "";
  await ann.send("DELETE", `comments/${comment.id}`);
  expect((await ann.send("GET", path, undefined, { "If-None-Match": tag, "Cache-Control": "max-age=0" })).status).toBe(
    200,
  );
});

test("[RP14] whatever happened to whom, a replay shows at each step exactly what stands now and had been seen by then", async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1e9);
  console.info(`SEED=${seed}`);
  let dice = seed;
  const upTo = (n: number) => {
    dice = (Math.imul(dice, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((dice / 2 ** 32) * n);
  };
  const { article, says, becomes, decides } = await anEvent("at-random");
  await becomes("live", 0);
  interface Told {
    id: Id;
    by: Person;
    seen: number | null;
    state: "visible" | "held" | "gone";
  }
  const told: Told[] = [];
  let now = 0;
  for (let turn = 0; turn < 120; turn++) {
    now += upTo(3);
    const one = told[upTo(told.length)];
    const what = upTo(10);
    if (what < 6 || !one) {
      const isHeld = upTo(3) === 0;
      const by = upTo(2) ? ann : ben;
      const parent = one?.state === "visible" && upTo(2) ? one.id : null;
      const said = await says(
        `Remark ${turn} on ${isHeld ? "you wankers" : "what was signed"}, ${seed}.`,
        now,
        parent,
        by,
      );
      told.push({
        id: said.id,
        by,
        seen: said.state === "visible" ? now : null,
        state: said.state === "held" ? "held" : "visible",
      });
    } else if (one.state === "held") {
      const isFine = what < 9;
      await decides(one, isFine ? "approve" : "reject", now);
      Object.assign(one, isFine ? { state: "visible", seen: now } : { state: "gone" });
    } else if (one.state === "visible" && what === 9) {
      await withdrawComment(newsroom.db, who(one.by), one.id, { now: at(now) });
      one.state = "gone";
    }
  }
  await becomes("closed", now + 1);
  const stands = told.filter(one => one.state === "visible");
  const inOrder = (some: Told[]) =>
    some.toSorted((a, b) => (b.seen ?? 0) - (a.seen ?? 0) || Number(b.id) - Number(a.id)).map(({ id }) => id);
  const whole = await replay(article);
  const endOf = (step: number) => Date.parse(whole.from) + (step + 1) * whole.stepSeconds * 1_000;
  const seenBy = (one: Told, end: number) => at(one.seen ?? 0).getTime() <= end;
  let counted = whole.before;
  for (const [step, n] of whole.counts.entries()) {
    counted += n;
    expect([step, counted]).toEqual([step, stands.filter(one => seenBy(one, endOf(step))).length]);
  }
  for (const step of [3, 30, whole.counts.length - 1]) {
    const to = new Date(endOf(step)).toISOString();
    const then = inOrder(stands.filter(one => seenBy(one, endOf(step))));
    expect((await all(article, { to })).map(({ id }) => id)).toEqual(then);
    const from = new Date(endOf(step) - 10 * minute).toISOString();
    const span = inOrder(stands.filter(one => seenBy(one, endOf(step)) && !seenBy(one, Date.parse(from))));
    expect((await all(article, { from, to })).map(({ id }) => id)).toEqual(span);
  }
}, 60_000);

test("[RP15] a span is cut into at most 120 steps that people have words for, on the clock's own marks", () => {
  const cut = (minutes: number) => stepsBetween(at(0.4), at(0.4 + minutes));
  expect([1, 20, 60, 119, 200, 60 * 24, 60 * 24 * 30].map(minutes => cut(minutes).seconds)).toEqual([
    10, 15, 60, 60, 120, 900, 43_200,
  ]);
  for (const minutes of [0, 0.1, 59, 119.9, 120, 121, 100_000, 10_000_000]) {
    const { from, to, seconds, count } = cut(minutes);
    expect(count).toBeGreaterThanOrEqual(1);
    expect(count).toBeLessThanOrEqual(120);
    expect(to.getTime() - from.getTime()).toBe(count * seconds * 1_000);
    expect(from.getTime()).toBeLessThanOrEqual(at(0.4).getTime());
    expect(to.getTime()).toBeGreaterThanOrEqual(at(0.4 + minutes).getTime());
  }
});
