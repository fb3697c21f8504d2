import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { editComment } from "../../server/comments/edit.ts";
import { sql } from "../../server/db/sql.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import { defaultReactions, type Reaction } from "../../server/protocol/reactions.ts";
import type { CommentView, Mine, Nudge, Permalink, ThreadPage } from "../../server/protocol/views.ts";
import { currentPolicy } from "../../server/sites/policy.ts";
import { seeded } from "../../server/training/random.ts";
import type { Member } from "../../server/users/viewer.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { wrongCounts } from "../setup/recount.ts";
import { until } from "../setup/socket.ts";

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

const thread = async (query = "") =>
  (await newsroom.reader.get<ThreadPage>(`articles/${newsroom.article.slug}/comments?${query}`)).body;

test("[W1] a posted comment is in the thread of everybody, with its text rendered and counted", async () => {
  const comment = await ann.posts("The **annex** is [public](https://example.org/annex).");
  expect(comment).toMatchObject({ state: "visible", revision: 1, depth: 0, author: { name: "Ann" } });
  const page = await thread();
  expect(page.items[0]).toMatchObject({ id: comment.id, html: expect.stringContaining("<strong>annex</strong>") });
  expect(page.items[0]).not.toHaveProperty("text");
  expect(page.commentCount).toBe((await newsroom.db.all(sql`select 1 from comments where state = 'visible'`)).length);
});

test("[W2] a comment that a check holds is seen by its author with the reason, and by nobody else", async () => {
  const comment = await ann.posts("What a bunch of wankers they are over there.");
  expect(comment.state).toBe("held");
  expect(comment.findings?.[0]).toMatchObject({ check: "badWords", then: "hold" });
  const [evidence] = comment.findings?.[0]?.evidence ?? [];
  expect(comment.text?.slice(evidence?.start, evidence?.end)).toBe("wankers");

  expect((await thread()).items.map(item => item.id)).not.toContain(comment.id);
  expect(problemOf(await newsroom.reader.get(`comments/${comment.id}`))).toBe("not-found");
  expect(problemOf(await ben.get(`comments/${comment.id}`))).toBe("not-found");
  const own = await ann.get<Permalink>(`comments/${comment.id}`);
  expect(own.body.comment).toMatchObject({ state: "held", text: comment.text });
  const mine = await ann.get<{ comments: CommentView[] }>(`articles/${newsroom.article.slug}/mine`);
  expect(mine.body.comments.map(item => item.id)).toContain(comment.id);
});

test("[W3] a nudge names the words and stores nothing; a clean text is posted at once", async () => {
  const before = await newsroom.db.one<{ n: number }>(sql`select count(*)::int as n from comments`);
  const nudged = await ann.send<Nudge>("POST", `articles/${newsroom.article.slug}/comments?nudge=true`, {
    body: "You wanker.",
  });
  expect(nudged).toMatchObject({ status: 200, body: { nudge: true, then: "hold" } });
  const after = await newsroom.db.one<{ n: number }>(sql`select count(*)::int as n from comments`);
  expect(after.n).toBe(before.n);
  const clean = await ann.send("POST", `articles/${newsroom.article.slug}/comments?nudge=true`, {
    body: "A calm second thought.",
  });
  expect(clean.status).toBe(201);
});

test("[W3] what the desk is told of is nudged as well where its score asks for both", async () => {
  const body = "What an idiot, this whole council.";
  const nudgedWith = async (nudge: number | null) => {
    const thresholds = { ...defaultPolicy.model.thresholds, toxicity: { nudge, flag: 0.06, hold: null } };
    await newsroom.setPolicy({
      badWords: { strong: "off", mild: "off" },
      model: {
        thresholds: { ...thresholds, insult: never, severe_toxicity: never, identity_attack: never, threat: never },
        cannotSay: "off",
      },
    });
    return ann.send<Nudge>("POST", `articles/${newsroom.article.slug}/comments?nudge=true`, { body });
  };
  const never = { nudge: null, flag: null, hold: null };
  const nudged = await nudgedWith(0.05);
  expect(nudged.body).toMatchObject({ nudge: true, then: "publish", findings: [{ check: "model", then: "nudge" }] });
  expect((await nudgedWith(null)).status).toBe(201);
  await newsroom.setPolicy({});
});

test("[W4] the same post sent 50 times at once is one comment and 50 equal answers", async () => {
  const path = `articles/${newsroom.article.slug}/comments`;
  const body = { body: "Sent by an eager thumb on a slow train." };
  const send = () => ann.send("POST", path, body, { "Idempotency-Key": "thumb-0001" });
  const answers = await Promise.all(Array.from({ length: 50 }, send));
  expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([201]));
  expect(new Set(answers.map(answer => JSON.stringify(answer.body))).size).toBe(1);
  const { n } = await newsroom.db.one<{ n: number }>(
    sql`select count(*)::int as n from comments where text = ${body.body}`,
  );
  expect(n).toBe(1);
});

test("[W5] a key used for another request is refused", async () => {
  const path = `articles/${newsroom.article.slug}/comments`;
  await ann.send("POST", path, { body: "First use of this key." }, { "Idempotency-Key": "twice-0001" });
  const again = await ann.send("POST", path, { body: "Second use of this key." }, { "Idempotency-Key": "twice-0001" });
  expect(problemOf(again)).toBe("key-reused");
});

test("[W6] replies nest to the third level; deeper ones stand there and name whom they answer", async () => {
  const root = await ann.posts("Who chairs the working group on the magnets?");
  let last = root;
  for (let level = 1; level <= 5; level++) {
    const author = level % 2 ? ben : ann;
    last = await author.posts(`Answer number ${level} about that chair.`, { under: last });
  }
  expect(last.depth).toBe(2);
  expect(last.inReplyTo?.name).toBe("Ann");
  const link = await newsroom.reader.get<Permalink>(`comments/${last.id}`);
  expect(link.body.ancestors).toHaveLength(2);
  expect(link.body.ancestors[0]?.id).toBe(root.id);
});

test("[W7] a thread folds replies to the first three and pages the rest, in order and without doubles", async () => {
  const root = await ann.posts("Which of the nine weeks is the hard one?");
  const replies: string[] = [];
  for (let i = 0; i < 8; i++)
    replies.push(
      (
        await ben.posts(`Week ${i} because of ${"sugar salt flour rice tea oats corn rye".split(" ")[i]}.`, {
          under: root,
        })
      ).id,
    );
  const shown = (await thread()).items.find(item => item.id === root.id);
  expect(shown?.replies.map(reply => reply.id)).toEqual(replies.slice(0, 3));
  expect(shown?.replyCount).toBe(8);
  const rest: string[] = [];
  for (let cursor = shown?.repliesCursor; cursor; ) {
    const page: { items: CommentView[]; nextCursor: string | null } = (
      await newsroom.reader.get<{ items: CommentView[]; nextCursor: string | null }>(
        `comments/${root.id}/replies?limit=2&cursor=${cursor}`,
      )
    ).body;
    rest.push(...page.items.map(item => item.id));
    cursor = page.nextCursor;
  }
  expect(rest).toEqual(replies.slice(3));
});

test("[W8] an edit within the window is a new revision, screened again, and shown in place", async () => {
  const comment = await ann.posts("The quota is a third of the old one.");
  const edited = await ann.send<CommentView>("PATCH", `comments/${comment.id}`, {
    body: "The quota is a quarter of the old one.",
    revision: 1,
  });
  expect(edited).toMatchObject({ status: 200, body: { revision: 2, state: "visible" } });
  const held = await ann.send<CommentView>("PATCH", `comments/${comment.id}`, {
    body: "The quota is bullshit.",
    revision: 2,
  });
  expect(held.body).toMatchObject({ revision: 3, state: "held" });
  expect((await thread()).items.map(item => item.id)).not.toContain(comment.id);
  const mended = await ann.send<CommentView>("PATCH", `comments/${comment.id}`, {
    body: "The quota is nothing new.",
    revision: 3,
  });
  expect(mended.body).toMatchObject({ revision: 4, state: "visible" });
  const stale = await ann.send("PATCH", `comments/${comment.id}`, { body: "From an old tab.", revision: 1 });
  expect(problemOf(stale)).toBe("text-changed");
  expect(problemOf(await ben.send("PATCH", `comments/${comment.id}`, { body: "Not mine.", revision: 4 }))).toBe(
    "not-allowed",
  );
});

test("[W8] what was held as one of many stays held when it is edited later", async () => {
  await newsroom.setPolicy({ flood: { comments: 1, seconds: 60, then: "hold" } });
  const fay = await newsroom.join("Fay Flood");
  await fay.posts("The first of two thoughts on quotas.");
  const second = await fay.posts("A second thought, about ladders this time.");
  expect(second.state).toBe("held");
  const later = new Date(Date.parse(second.postedAt) + 200_000);
  const request = { body: "A second thought, about ladders and pilots.", revision: 1 };
  const edited = await editComment(newsroom.db, fay.member as Member, second.id, request, { now: later });
  expect(edited.state).toBe("held");
  await newsroom.setPolicy({});
});

test("[W9] after the edit window a comment stays as it is", async () => {
  const comment = await ann.posts("Written a while ago, as we shall pretend.");
  await newsroom.db.run(sql`update comments set posted_at = posted_at - interval '6 minutes' where id = ${comment.id}`);
  expect(problemOf(await ann.send("PATCH", `comments/${comment.id}`, { body: "Too late.", revision: 1 }))).toBe(
    "edit-window-over",
  );
});

test("[W10] a withdrawn comment leaves a trace that keeps its replies, and its words are gone for readers", async () => {
  const comment = await ann.posts("I take this back in a moment.");
  const reply = await ben.posts("I had already answered it.", { under: comment });
  expect((await ann.send("DELETE", `comments/${comment.id}`)).status).toBe(200);
  expect((await ann.send("DELETE", `comments/${comment.id}`)).status).toBe(200);
  const trace = (await thread()).items.find(item => item.id === comment.id);
  expect(trace).toMatchObject({ state: "withdrawn", html: "", author: { name: "" }, replies: [{ id: reply.id }] });
  expect(JSON.stringify(await thread())).not.toContain("I take this back");
});

test("[W11] a reply to a comment that is not visible, or to one of another article, is refused with a clear problem", async () => {
  const other = await newsroom.anArticle("another-story");
  const elsewhere = await ann.posts("Under the other story.", { article: other });
  const crossed = await ben.send("POST", `articles/${newsroom.article.slug}/comments`, {
    body: "Crossed.",
    parentId: elsewhere.id,
  });
  expect(crossed).toMatchObject({ status: 422, body: { errors: [{ path: "parentId" }] } });
  const gone = await ann.posts("Soon to be withdrawn without replies.");
  await ann.send("DELETE", `comments/${gone.id}`);
  const late = await ben.send("POST", `articles/${newsroom.article.slug}/comments`, {
    body: "Too late for this.",
    parentId: gone.id,
  });
  expect(problemOf(late)).toBe("parent-gone");
});

test("[W12] a reaction counts once, is taken back once, and no comment's author adds to the own", async () => {
  const comment = await ann.posts("A comment that deserves a nod.");
  for (let i = 0; i < 3; i++) await ben.send("PUT", `comments/${comment.id}/reactions/worth-reading`);
  const after = await mo.send<{ reactions: object }>("PUT", `comments/${comment.id}/reactions/worth-reading`);
  expect(after.body.reactions).toEqual({ "worth-reading": 2 });
  await ben.send("DELETE", `comments/${comment.id}/reactions/worth-reading`);
  const last = await ben.send<{ reactions: object }>("DELETE", `comments/${comment.id}/reactions/worth-reading`);
  expect(last.body.reactions).toEqual({ "worth-reading": 1 });
  expect(problemOf(await ann.send("PUT", `comments/${comment.id}/reactions/worth-reading`))).toBe("not-allowed");
  expect(problemOf(await ben.send("PUT", `comments/${comment.id}/reactions/down-vote`))).toBe("not-found");
  expect(problemOf(await ben.send("PUT", `comments/${comment.id}/reactions/constructor`))).toBe("not-found");
});

test("[W19] a site's readers react in its own kinds; what was pressed of one that was given up is kept", async () => {
  const comment = await ann.posts("Something to applaud in the words of this site.");
  const mine = async () =>
    (await ben.get<Mine>(`articles/${newsroom.article.slug}/mine`)).body.reactions[comment.id] ?? [];
  const offered = async () =>
    (await newsroom.reader.get<ArticleView>(`articles/${newsroom.article.slug}`)).body.reactions;
  const react = (method: string, kind: string) =>
    ben.send<{ reactions: object }>(method, `comments/${comment.id}/reactions/${kind}`);
  expect(await offered()).toEqual(defaultReactions);
  await react("PUT", "taught-me");

  const applause = { kind: "well-put", name: "Well put", sign: "👏" };
  const [worthReading] = defaultReactions as [Reaction];
  await newsroom.setPolicy({ reactions: [applause, worthReading] });
  expect(await offered()).toEqual([applause, worthReading]);
  const pressed = await react("PUT", "well-put");
  expect(pressed).toMatchObject({ status: 200, body: { reactions: { "well-put": 1, "taught-me": 1 } } });
  const refused = await mo.send("PUT", `comments/${comment.id}/reactions/taught-me`);
  expect(refused).toMatchObject({ status: 404, body: { detail: expect.stringContaining("no such reaction") } });
  expect((await mine()).sort()).toEqual(["taught-me", "well-put"]);
  expect((await react("DELETE", "taught-me")).body.reactions).toEqual({ "well-put": 1 });

  await newsroom.setPolicy({ reactions: [] });
  expect(await offered()).toEqual([]);
  expect(problemOf(await react("PUT", "well-put"))).toBe("not-found");
  expect(await mine()).toEqual(["well-put"]);
  // A policy that was saved before sites could choose.
  await newsroom.setPolicy({ reactions: undefined as unknown as Reaction[] });
  expect(await offered()).toEqual(defaultReactions);
  expect((await react("PUT", "worth-reading")).status).toBe(200);
  expect((await currentPolicy(newsroom.db, newsroom.site.id)).policy.reactions).toEqual(defaultReactions);
  await newsroom.setPolicy({});
});

test("[W13] every sort pages through all comments once, in its order", async () => {
  const article = await newsroom.anArticle("sorted-story");
  const topics = "barley copper cotton timber lead zinc wool hides grain salt coal jute hemp flax resin tar".split(" ");
  const posted: CommentView[] = [];
  for (const topic of topics) posted.push(await ann.posts(`What does the pause mean for ${topic}?`, { article }));
  await ben.send("PUT", `comments/${posted[4]?.id}/reactions/taught-me`);
  await ben.send("PUT", `comments/${posted[9]?.id}/reactions/taught-me`);
  await mo.send("PUT", `comments/${posted[9]?.id}/reactions/worth-reading`);
  await ben.posts("It means a longer wait.", { article, under: posted[2] as CommentView });

  const ids = posted.map(comment => comment.id);
  const walk = async (sort: string) => {
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: ThreadPage = (
        await newsroom.reader.get<ThreadPage>(
          `articles/${article.slug}/comments?sort=${sort}&limit=5${cursor ? `&cursor=${cursor}` : ""}`,
        )
      ).body;
      seen.push(...page.items.map(item => item.id));
      cursor = page.nextCursor;
    }
    return seen;
  };
  expect(await walk("oldest")).toEqual(ids);
  expect(await walk("newest")).toEqual([...ids].reverse());
  const top = await walk("top");
  expect(top.slice(0, 2)).toEqual([ids[9], ids[4]]);
  expect(new Set(top)).toEqual(new Set(ids));
  const active = await walk("active");
  expect(active[0]).toBe(ids[2]);
  expect(new Set(active)).toEqual(new Set(ids));
});

test("[W14] a closed discussion takes no comment; nobody posts without signing in", async () => {
  await newsroom.anArticle("closed-story", "closed");
  expect(problemOf(await ann.send("POST", "articles/closed-story/comments", { body: "After the end." }))).toBe(
    "discussion-closed",
  );
  expect(problemOf(await newsroom.reader.send("POST", "articles/tariff-pause/comments", { body: "Nobody." }))).toBe(
    "sign-in-needed",
  );
});

test("[W15] with review first everything waits, and nothing that has no fault is nudged", async () => {
  await newsroom.setPolicy({ mode: "review-first" });
  const comment = await ann.posts("A harmless remark about barges.");
  expect(comment.state).toBe("held");
  const again = await ann.send("POST", `articles/${newsroom.article.slug}/comments?nudge=true`, {
    body: "Another harmless remark, on wheat.",
  });
  expect(again.status).toBe(201);
  await newsroom.setPolicy({});
});

test("[W17] a reply never lands under a comment that was taken back before it", async () => {
  for (let round = 0; round < 8; round++) {
    const parent = await ann.posts(`Taken back while others answer it, round ${round}.`);
    const replies = await Promise.all([
      ...Array.from({ length: 5 }, (_, i) =>
        ben.send<CommentView>("POST", `articles/${newsroom.article.slug}/comments`, {
          body: `Answer ${i} of round ${round} to what is going away.`,
          parentId: parent.id,
        }),
      ),
      ann.send("DELETE", `comments/${parent.id}`),
    ]);
    const refused = replies.filter(reply => reply.status === 409).map(problemOf);
    expect(refused.every(problem => problem === "parent-gone")).toBe(true);
  }
  const late = await newsroom.db.all(sql`
    select r.id from comments r join comments p on p.id = r.in_reply_to and p.state = 'withdrawn'
    join events posted on posted.event->>'commentId' = r.id::text and posted.event->>'kind' = 'comment-posted'
    join events gone on gone.channel = posted.channel and gone.event->>'commentId' = p.id::text
      and gone.event->>'kind' = 'comment-changed' and gone.seq < posted.seq`);
  expect(late).toEqual([]);
});

test("[W20] nobody waits for the long texts that others post and edit: no connection is held while they are read", async () => {
  const random = seeded(20);
  const word = () => String.fromCharCode(...Array.from({ length: 6 }, () => 97 + Math.floor(26 * random())));
  const long = () => Array.from({ length: 1_400 }, word).join(" ");
  const people = await Promise.all(Array.from({ length: 16 }, (_, i) => newsroom.join(`Long ${i}`)));
  const own = await Promise.all(people.slice(8).map((who, i) => who.posts(`A calm word about quay number ${i}.`)));
  let stored = 0;
  const writing = people.map(async (who, i) => {
    const edited = own[i - 8];
    const { status } = edited
      ? await who.send("PATCH", `comments/${edited.id}`, { body: long(), revision: 1 })
      : await who.send("POST", `articles/${newsroom.article.slug}/comments`, { body: long() });
    stored++;
    return status;
  });
  await until("the first is stored", () => stored > 0);
  const before = stored;
  await ben.posts("The ferry of the evening is late again.");
  // Where each held one of the six connections, it would have come behind all of them.
  expect(stored - before).toBeLessThan(5);
  expect(new Set(await Promise.all(writing))).toEqual(new Set([200, 201]));
});

test("[W20] a long text that is sent again gets the first answer, and one that is not to be stored says why", async () => {
  const text = "The council meets on Tuesday about the harbour fees. ".repeat(40);
  const path = `articles/${newsroom.article.slug}/comments`;
  const headers = { "Idempotency-Key": "5f2c1f57-5f5e-4f0e-8a50-0c1f0b1d2e20" };
  const first = await ann.send<CommentView>("POST", path, { body: text }, headers);
  const again = await ann.send<CommentView>("POST", path, { body: text }, headers);
  expect([first.status, again.body]).toEqual([201, first.body]);
  const edit = (who: Person, revision: number) =>
    who.send("PATCH", `comments/${first.body.id}`, { body: `${text} Really.`, revision });
  expect(problemOf(await edit(ann, 2))).toBe("text-changed");
  expect(problemOf(await edit(ben, 1))).toBe("not-allowed");
  expect((await edit(ann, 1)).body).toMatchObject({ state: "visible", revision: 2 });
});

test("[W18] readers hear of everything that changes what they see: the end of a held comment with replies too", async () => {
  const comment = await ann.posts("First a calm opinion on the harbour.");
  await ben.posts("A calm answer about the harbour.", { under: comment });
  await ann.send("PATCH", `comments/${comment.id}`, { body: "Then a bullshit opinion.", revision: 1 });
  const traceOf = async () => (await thread()).items.find(item => item.id === comment.id)?.state;
  expect(await traceOf()).toBe("held");
  await ann.send("DELETE", `comments/${comment.id}`);
  expect(await traceOf()).toBe("withdrawn");
});

test("[W16] counters equal a recount", async () => {
  expect(await wrongCounts(newsroom.db)).toEqual([]);
});
