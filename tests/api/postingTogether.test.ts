import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { type App, createApp } from "../../server/app.ts";
import { postComment } from "../../server/comments/post.ts";
import { sql } from "../../server/db/sql.ts";
import { since } from "../../server/events/stream.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { seeded } from "../../server/training/random.ts";
import { stopWriting } from "../../server/users/writing.ts";
import { type Answer, aNewsroom, type Newsroom, noLimits, type Person, problemOf } from "../setup/newsroom.ts";
import { wrongCounts } from "../setup/recount.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let people: Person[];
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  people = await Promise.all(Array.from({ length: 40 }, (_, i) => newsroom.join(`Person ${i}`)));
});
afterAll(() => newsroom.close());

const subjects = ["ferry", "harbour", "quota", "council", "bridge", "school", "orchard", "tram"];
/** Like no other one. */
const aText = (i: number) =>
  `On the ${subjects[i % 8]}: note ${i * 7_919} of ${i ** 2 + 17} asks what ${i * 31}x costs.`;

const send = (who: Person, article: ArticleView, body: string, { under, key }: { under?: string; key?: string } = {}) =>
  who.send<CommentView>(
    "POST",
    `articles/${article.slug}/comments`,
    { body, ...(under ? { parentId: under } : {}) },
    key ? { "Idempotency-Key": key } : {},
  );

/** In how many transactions they were written. */
async function transactionsOf(answers: Answer<CommentView>[]): Promise<number> {
  const ids = answers.flatMap(({ status, body }) => (status === 201 ? body.id : []));
  const { n } = await newsroom.db.one<{ n: number }>(
    sql`select count(distinct xmin::text)::int as n from revisions where comment_id = any(${ids}::bigint[])`,
  );
  return n;
}

test("[W21] 200 posts at once share few transactions, and each gets its own honest answer", async () => {
  const article = await newsroom.anArticle("the-hot-one");
  const elsewhere = await ann.posts("Said under another article.");
  const root = await ann.posts("What does the harbour cost?", { article });
  const gone = await ann.posts("This will be taken back.", { article });
  await ann.send("DELETE", `comments/${gone.id}`);
  const kinds = [
    (who: Person, i: number) => send(who, article, aText(i)),
    (who: Person, i: number) => send(who, article, aText(i), { under: root.id }),
    (who: Person, i: number) => send(who, article, `${aText(i)} You wanker.`),
    (who: Person, i: number) => send(who, article, aText(i), { under: i % 2 ? gone.id : elsewhere.id }),
    (who: Person, i: number) => send(who, article, aText(i), { key: `of-all-${i % 40}` }),
  ];
  const before = (await since(newsroom.db, `article:${article.id}`, 0, 1_000))?.length ?? 0;
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, i) => kinds[i % 5]?.(people[i % 40] as Person, i) as Promise<Answer<CommentView>>),
  );

  const said = answers.map(answer => problemOf(answer) ?? `${answer.status} ${answer.body.state}`);
  for (const [i, answer] of said.entries()) {
    const first = "201 visible";
    // The same person sends with the same key five times: 4, 44, 84 ... are other texts each.
    const expected = [first, first, "201 held", i % 2 ? "parent-gone" : "unprocessable-request"][i % 5];
    if (expected) expect({ i, answer }).toEqual({ i, answer: expected });
  }
  for (let person = 4; person < 40; person += 5) {
    const ofKey = said.filter((_, i) => i % 40 === person);
    expect(ofKey.sort()).toEqual(["201 visible", ...Array(4).fill("key-reused")]);
  }
  for (const [i, { status, body }] of answers.entries()) {
    if (status !== 201) continue;
    expect(body.author.name).toBe(`Person ${i % 40}`);
    expect(body.html).toContain(`note ${i * 7_919} of`);
    expect(body.parentId).toBe(i % 5 === 1 ? root.id : null);
  }
  // Forty people, one of each in a transaction: five rounds would be enough.
  expect(await transactionsOf(answers)).toBeLessThan(40);
  expect(await wrongCounts(newsroom.db)).toEqual([]);

  const events = (await since(newsroom.db, `article:${article.id}`, before, 1_000)) ?? [];
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => before + i + 1));
  const told = events.flatMap(({ event }) => (event.kind === "comment-posted" ? event.commentId : []));
  const visible = answers.flatMap(({ status, body }) => (status === 201 && body.state === "visible" ? body.id : []));
  expect(told.sort()).toEqual(visible.sort());
  const { replyCount } = (await ann.get<{ comment: CommentView }>(`comments/${root.id}`)).body.comment;
  expect(replyCount).toBe(40);
});

test("[W22] one post that cannot be stored takes no other one with it", async () => {
  const { db, article } = newsroom;
  const nobody = { ...(ann.member as NonNullable<Person["member"]>), id: "999999999" };
  const posts = people.map((who, i) =>
    postComment(db, i === 20 ? nobody : (who.member as typeof nobody), article.slug, { body: aText(1_000 + i) }),
  );
  const outcomes = await Promise.allSettled(posts);
  expect(outcomes.flatMap(({ status }, i) => (status === "rejected" ? i : []))).toEqual([20]);
  expect(await wrongCounts(db)).toEqual([]);
});

test("[W23] what is known of a post is what the one before it left: the same words again wait, of one person or of many", async () => {
  const article = await newsroom.anArticle("said-again");
  const [one, ...others] = people.slice(0, 6) as [Person, ...Person[]];
  const words = "The mayor promised a bridge, a school and an orchard, and none of the three was ever built here.";
  const answers = await Promise.all([one, one, one, ...others].map(who => send(who, article, words)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  expect(answers.filter(({ body }) => body.state === "visible")).toHaveLength(1);
});

test("[W24] nothing is written after a ban that was given while others of the round waited", async () => {
  const article = await newsroom.anArticle("a-ban-meanwhile");
  const banned = people[7] as Person;
  // Whoever gives a sanction keeps its member's posts waiting until it stands, and the round with it.
  let sent: Promise<Answer<CommentView>[]> = Promise.resolve([]);
  await newsroom.db.transaction(async tx => {
    await stopWriting(tx, banned.member?.id ?? "");
    const { id } = await tx.one<{ id: string }>(sql`select id from cases order by id limit 1`);
    await tx.run(sql`
      insert into sanctions (site_id, member_id, kind, reason, case_id, given_by)
      values (${newsroom.site.id}, ${banned.member?.id}, 'ban', 'hate', ${id}, ${ann.member?.id})`);
    sent = Promise.all(people.slice(0, 20).map((who, i) => send(who, article, aText(2_000 + i))));
    await until("a post that waits for the sanction", async () => {
      const waits = await newsroom.db.all(sql`select 1 from pg_locks where locktype = 'advisory' and not granted`);
      return waits.length > 0;
    });
  });
  const said = (await sent).map(answer => problemOf(answer) ?? answer.status);
  expect(said).toEqual(said.map((_, i) => (i === 7 ? "sanctioned" : 201)));
});

test("[W25] the same key at two nodes at the same moment is one comment and equal answers", async () => {
  const { databaseUrl, site, article, url } = newsroom;
  const other: App = await createApp({ databaseUrl, site, rates: noLimits, poolSize: 4 });
  const nodes = [url, await other.listen(0, "127.0.0.1")];
  try {
    const answers = await Promise.all(
      people.slice(8, 20).flatMap((who, i) =>
        nodes.map(async node => {
          const answer = await fetch(`${node}/api/v1/articles/${article.slug}/comments`, {
            method: "POST",
            headers: { Cookie: who.cookie, "Content-Type": "application/json", "Idempotency-Key": `two-nodes-${i}` },
            body: JSON.stringify({ body: aText(3_000 + i) }),
          });
          return { i, status: answer.status, body: await answer.text() };
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    for (const { i, body } of answers) {
      expect(new Set(answers.filter(answer => answer.i === i).map(answer => answer.body))).toEqual(new Set([body]));
    }
    expect(await wrongCounts(newsroom.db)).toEqual([]);
  } finally {
    await other.close();
  }
});

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
test(`[W26] who did not hear the answer sends again and hears it, and the comment is there once (SEED=${seed})`, async () => {
  const article = await newsroom.anArticle("lost-answers");
  const next = seeded(seed);
  const answers = await Promise.all(
    people.slice(8).map(async (who, i) => {
      const giveUp = new AbortController();
      setTimeout(() => giveUp.abort(), next() * 120);
      const init = {
        method: "POST",
        headers: { Cookie: who.cookie, "Content-Type": "application/json", "Idempotency-Key": `lost-answer-${i}` },
        body: JSON.stringify({ body: aText(4_000 + i) }),
      };
      const address = `${newsroom.url}/api/v1/articles/${article.slug}/comments`;
      await fetch(address, { ...init, signal: giveUp.signal }).catch(() => {});
      const answer = await fetch(address, init);
      return { status: answer.status, body: (await answer.json()) as CommentView };
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  const there = await newsroom.db.all<{ id: string }>(sql`select id from comments where article_id = ${article.id}`);
  expect(there.map(({ id }) => id).sort()).toEqual(answers.map(({ body }) => body.id).sort());
  expect(await wrongCounts(newsroom.db)).toEqual([]);
});
