import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { forgetEndedMutes, mutedBy } from "../../server/mutes/mutes.ts";
import { limits } from "../../server/protocol/limits.ts";
import { holdsWord } from "../../server/protocol/mutedWords.ts";
import type { MutesView } from "../../server/protocol/mutes.ts";
import type { Me, Mine } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
});
afterAll(() => newsroom.close());

const idOf = ({ member }: Person) => member?.id ?? "";
const inDays = (days: number) => new Date(Date.now() + 86_400_000 * days).toISOString();
const mutePerson = (who: Person, whom: Person, until: string | null = null) =>
  who.send<MutesView>("PUT", `me/mutes/people/${idOf(whom)}`, { until });
const muteWord = (who: Person, word: string, until: string | null = null) =>
  who.send<MutesView>("POST", "me/mutes/words", { word, until });
const mine = async (who: Person) => (await who.get<Mine>(`articles/${newsroom.article.slug}/mine`)).body.muted;
const replies = async (who: Person) =>
  (await who.get<Me>("me")).body.notices.filter(({ notice }) => notice.kind === "replied").length;

test("[CO1] somebody is muted for a time or for good, and shown again; nobody else learns of it", async () => {
  const until = inDays(30);
  expect((await mutePerson(ann, ben, until)).body).toEqual({
    people: [{ id: idOf(ben), name: "Ben", until }],
    words: [],
  });
  expect(await mine(ann)).toEqual({ people: [{ id: idOf(ben), name: "Ben", until }], words: [] });
  expect(await mine(ben)).toEqual({ people: [], words: [] });
  expect((await mutePerson(ann, ben)).body.people).toEqual([{ id: idOf(ben), name: "Ben", until: null }]);
  expect((await ann.send<MutesView>("DELETE", `me/mutes/people/${idOf(ben)}`)).body.people).toEqual([]);
  expect(problemOf(await mutePerson(ann, ann))).toBe("not-allowed");
});

test("[CO1] the thread stays the same bytes for who muted somebody", async () => {
  await ben.posts("The ferry leaves at seven.");
  const read = () => ann.send("GET", `articles/${newsroom.article.slug}/comments`);
  const before = await read();
  await mutePerson(ann, ben);
  const after = await read();
  expect(after.body).toEqual(before.body);
  expect(after.headers.get("etag")).toBe(before.headers.get("etag"));
  await ann.send("DELETE", `me/mutes/people/${idOf(ben)}`);
});

test("[CO2] a word is muted once, in any case, as a whole word that readers see, and in scripts without spaces inside of others", async () => {
  await muteWord(ann, "Ferry");
  const { words } = (await muteWord(ann, "  FERRY ", inDays(1))).body;
  expect(words).toHaveLength(1);
  expect(words[0]).toMatchObject({ word: "ferry" });
  expect((await ann.send<MutesView>("DELETE", `me/mutes/words/${words[0]?.id}`)).body.words).toEqual([]);

  expect(holdsWord("<p>No <em>Ferry</em> today.</p>", "ferry")).toBe(true);
  expect(holdsWord("<p>no fer<strong>ry</strong></p>", "ferry")).toBe(true);
  expect(holdsWord("<p>Two ferryboats.</p>", "ferry")).toBe(false);
  expect(holdsWord('<p><a href="https://ferry.example">the boat</a></p>', "ferry")).toBe(false);
  expect(holdsWord("<p>Der Fähre wegen</p>", "fähre")).toBe(true);
  expect(holdsWord("<p>the night\n ferry</p>", "night ferry")).toBe(true);
  expect(holdsWord("<p>明天没有渡轮了</p>", "渡轮")).toBe(true);
  expect(holdsWord("<p>a+b (c) &amp; d</p>", "(c) & d")).toBe(true);
});

test("[CO3] nobody is told of an answer by whom they muted, or with a word that they muted, and mutes that ended count no longer", async () => {
  const asked = await ann.posts("Does anybody know when the bridge opens?");
  await mutePerson(ann, ben);
  await ben.posts("It never does, ask them.", { under: asked });
  expect(await replies(ann)).toBe(0);
  await ann.send("DELETE", `me/mutes/people/${idOf(ben)}`);

  await muteWord(ann, "toll");
  const withWord = await ben.posts("When the **Toll** is paid for.", { under: asked });
  expect(await replies(ann)).toBe(0);
  const told = [
    { to: idOf(ann), commentId: withWord.id },
    { to: idOf(ben), commentId: withWord.id },
  ];
  expect([...(await mutedBy(newsroom.db, told))]).toEqual([told[0]]);

  await newsroom.db.run(sql`update mutes set ends_at = now() - interval '1 second'`);
  expect(await mine(ann)).toEqual({ people: [], words: [] });
  await ben.posts("In the spring, and the toll is over.", { under: asked });
  expect(await replies(ann)).toBe(1);
  expect(await forgetEndedMutes(newsroom.db)).toBeGreaterThan(0);
});

test("[CO4] a mute needs a person of the site or a word that can be seen, and a time that is to come; and there is an end to how many", async () => {
  expect(problemOf(await ann.send("PUT", "me/mutes/people/999999", { until: null }))).toBe("not-found");
  expect(problemOf(await mutePerson(ann, ben, inDays(-1)))).toBe("unprocessable-request");
  expect(problemOf(await muteWord(ann, " \u200b "))).toBe("unprocessable-request");
  await newsroom.db.run(sql`
    insert into mutes (member_id, word) select ${idOf(ben)}, 'word' || n from generate_series(1, ${limits.mutesMost}) n`);
  expect(problemOf(await muteWord(ben, "one more"))).toBe("not-allowed");
  expect((await mine(ben)).words).toHaveLength(limits.mutesMost);
});
