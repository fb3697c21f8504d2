import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { namesAfterAt } from "../../server/comments/mentioned.ts";
import { sql } from "../../server/db/sql.ts";
import type { FollowsView } from "../../server/protocol/follows.ts";
import type { Me, Notice } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben Maier");
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

const noticesOf = async (who: Person): Promise<Notice[]> =>
  (await who.get<Me>("me")).body.notices.map(({ notice }) => notice);
const kindsOf = async (who: Person, commentId: string) =>
  (await noticesOf(who)).filter(one => "commentId" in one && one.commentId === commentId).map(({ kind }) => kind);
const allTold = () =>
  until("all followers are told", async () => !(await newsroom.db.maybe(sql`select 1 from comments_to_tell`)));
const follow = (who: Person, what: string, id = "0") => who.send<FollowsView>("PUT", `me/follows/${what}/${id}`);
let turn = 0;
const anArticle = () => newsroom.anArticle(`followed-${++turn}`);

test("[NF20] whoever follows an article, a thread or a person is told of what is new there, once, and by the closest", async () => {
  const article = await anArticle();
  const [reader, fan, friend] = [await newsroom.join("Rea"), await newsroom.join("Fen"), await newsroom.join("Fred")];
  const first = await ann.posts("The ferry timetable has not been printed since the spring.", { article });
  for (const [who, what, id] of [
    [reader, "articles", article.id],
    [fan, "threads", first.id],
    [fan, "articles", article.id],
    [friend, "people", ben.member?.id],
    [friend, "threads", first.id],
  ] as const) {
    expect((await follow(who, what, id)).status).toBe(200);
  }
  const ear = await anEar(newsroom, reader.cookie);
  await ear.watch(`user:${reader.member?.id}`, 0);
  const answer = await ben.posts("It hangs in the harbour office, behind the door.", { article, under: first });
  await allTold();
  expect(await kindsOf(reader, answer.id)).toEqual(["new-in-article"]);
  expect(await kindsOf(fan, answer.id)).toEqual(["new-in-thread"]);
  expect(await kindsOf(friend, answer.id)).toEqual(["new-from-person"]);
  // She is answered, which is closer than that she might follow.
  expect(await kindsOf(ann, answer.id)).toEqual(["replied"]);
  await until("an open page hears of it", () => JSON.stringify(ear.heard).includes("new-in-article"));
  ear.close();
});

test("[NF21] of one article or thread there is one notice until it is read, and nobody is told of the own", async () => {
  const article = await anArticle();
  const rita = await newsroom.join("Rita");
  await follow(rita, "articles", article.id);
  const one = await ann.posts("The quay wall was repaired in two weeks.", { article });
  await allTold();
  const two = await ben.posts("It took them three weeks in the end.", { article });
  await rita.posts("I counted the days from my window.", { article });
  await allTold();
  const about = async () => (await noticesOf(rita)).map(notice => "commentId" in notice && notice.commentId);
  expect(await about()).toEqual([one.id]);
  await rita.send("PUT", "me/notices/read");
  const three = await ann.posts("Nobody has counted the stones.", { article });
  await allTold();
  expect(await about()).toEqual([three.id, one.id]);
  expect(await about()).not.toContain(two.id);
});

test("[NF22] a held comment is told to nobody before it is approved, and then to everybody", async () => {
  const article = await anArticle();
  const rob = await newsroom.join("Rob");
  await follow(rob, "articles", article.id);
  const first = await ann.posts("The tide tables are wrong again this year.", { article });
  await rob.posts("Who prints them, and when?", { article });
  await allTold();
  await rob.send("PUT", "me/notices/read");
  const held = await ben.posts("Wankers print them, @Rob, and always have.", { article, under: first });
  expect(held.state).toBe("held");
  await allTold();
  expect(await kindsOf(ann, held.id)).toEqual([]);
  expect(await kindsOf(rob, held.id)).toEqual([]);
  const { id } = await newsroom.caseOf(held, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "approve", revision: 1 });
  await allTold();
  expect(await kindsOf(ann, held.id)).toEqual(["replied"]);
  expect(await kindsOf(rob, held.id)).toEqual(["mentioned"]);
});

test("[NF23] nobody is told of what they have muted, neither answers nor mentions nor what they follow", async () => {
  const article = await anArticle();
  const mel = await newsroom.join("Mel");
  const first = await mel.posts("The lighthouse keeper has retired.", { article });
  await follow(mel, "articles", article.id);
  await follow(mel, "people", ben.member?.id);
  await mel.send("PUT", `me/mutes/people/${ben.member?.id}`, { until: null });
  await mel.send("POST", "me/mutes/words", { word: "foghorn", until: null });
  const muted = await ben.posts("Not before time, @Mel, I would say.", { article, under: first });
  const word = await ann.posts("The foghorn will miss him, @Mel.", { article, under: first });
  await allTold();
  expect(await kindsOf(mel, muted.id)).toEqual([]);
  expect(await kindsOf(mel, word.id)).toEqual([]);
});

test("[NF24] a name with an @ tells whom it names, if one person with it wrote in the thread", async () => {
  const article = await anArticle();
  const [benny, twin, twin2] = [await newsroom.join("Ben"), await newsroom.join("Tom Lee"), await newsroom.join("Lee")];
  await newsroom.db.run(sql`update members set name = 'Tom Lee' where id = ${twin2.member?.id}`);
  for (const [index, who] of [ben, benny, twin, twin2].entries())
    await who.posts(`Number ${index} of those who wrote something about the pier.`, { article });
  const absent = await newsroom.join("Abe");
  const named = await ann.posts("@ben maier, you and @Ben: write to me@tom lee. @Tom Lee, @Abe and @Ann too.", {
    article,
  });
  expect(await kindsOf(ben, named.id)).toEqual(["mentioned"]);
  expect(await kindsOf(benny, named.id)).toEqual(["mentioned"]);
  for (const who of [twin, twin2, absent, ann]) expect(await kindsOf(who, named.id)).toEqual([]);
  expect(namesAfterAt("to a@b.example, @ nobody and @Zoë K. (who?)")).toEqual([["zoë k. (who", "zoë k", "zoë"]]);
});

test("[NF25] only what is of the site and seen by readers can be followed, never oneself; again changes nothing", async () => {
  const article = await anArticle();
  const fay = await newsroom.join("Fay");
  const reply = await ben.posts("Under what?", { article, under: await ann.posts("Something above.", { article }) });
  const held = await ann.posts("Wankers above the harbour.", { article });
  for (const [what, id] of [
    ["articles", "999999"],
    ["threads", reply.id],
    ["threads", held.id],
    ["people", "999999"],
  ] as const) {
    expect([what, problemOf(await follow(fay, what, id))]).toEqual([what, "not-found"]);
  }
  expect(problemOf(await follow(fay, "people", fay.member?.id))).toBe("not-allowed");
  await follow(fay, "articles", article.id);
  const { body } = await follow(fay, "articles", article.id);
  expect(body.articles.map(({ id }) => id)).toEqual([article.id]);
  await fay.send("DELETE", `me/follows/articles/${article.id}`);
  await ann.posts("The rope was cut on Monday night.", { article });
  await allTold();
  expect(await noticesOf(fay)).toEqual([]);
});

test("[NF26] more followers than one transaction tells are each told once", async () => {
  const article = await anArticle();
  await newsroom.db.run(sql`
    with many as (
      insert into members (site_id, name, email, password_hash)
      select ${newsroom.site.id}, 'Follower ' || n, 'f' || n || '@example.org', 'x' from generate_series(1, 1200) n returning id)
    insert into follows (member_id, article_id) select id, ${article.id} from many`);
  const { id } = await ann.posts("Twelve hundred people read this at once.", { article });
  await allTold();
  const [told] = await newsroom.db.all<{ n: number; people: number }>(sql`
    select count(*)::int as n, count(distinct member_id)::int as people from notices where comment_id = ${id}`);
  expect(told).toEqual({ n: 1200, people: 1200 });
});
