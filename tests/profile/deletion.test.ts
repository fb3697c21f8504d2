import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import sharp from "sharp";
import { postComment } from "../../server/comments/post.ts";
import { Sql, sql } from "../../server/db/sql.ts";
import { sweepImages } from "../../server/images/images.ts";
import { eraseAccounts } from "../../server/profile/erase.ts";
import { kept, ofTheDesk } from "../../server/profile/kept.ts";
import { changeProfile } from "../../server/profile/profile.ts";
import type { Page } from "../../server/protocol/basics.ts";
import type { DeletionView } from "../../server/protocol/deletion.ts";
import type { AvatarView, WrittenView } from "../../server/protocol/profile.ts";
import type { CommentView, Me, ThreadPage } from "../../server/protocol/views.ts";
import type { Member } from "../../server/users/viewer.ts";
import { aNewsroom, type Newsroom, type Person, problemOf, sendPicture } from "../setup/newsroom.ts";
import { wrongCounts } from "../setup/recount.ts";
import { aMailServer, type MailServer } from "../setup/smtp.ts";

let newsroom: Newsroom;
let smtp: MailServer;
let mo: Person;
let ben: Person;
beforeAll(async () => {
  smtp = await aMailServer();
  newsroom = await aNewsroom({ mail: smtp.way });
  await newsroom.takesQuestions();
  mo = await newsroom.join("Mo", { role: "moderator" });
  ben = await newsroom.join("Ben");
});
afterAll(async () => {
  await newsroom.close();
  await smtp.close();
});

/** Words that stand nowhere else, of everything that somebody can leave here. */
const left = [
  "zelda",
  "quillwort",
  "saxifrage",
  "toadflax",
  "henbane",
  "bindweed",
  "tansy",
  "yarrow",
  "comfrey",
  "sorrel",
];

interface Traces {
  zelda: Person;
  shown: CommentView;
  answer: CommentView;
  avatar: string;
}

let turn = 0;
async function everything(): Promise<Traces> {
  const zelda = await newsroom.join(`Zelda ${"I".repeat(++turn)}`);
  await zelda.send("PATCH", "me", { bio: "Grows comfrey." });
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#c33" } })
    .png()
    .toBuffer();
  const avatar = (await sendPicture<AvatarView>(zelda, "me/avatar", picture)).body.avatar ?? "";
  const above = await ben.posts(`Number ${turn}: what grows by the wall?`);
  const shown = await zelda.posts(`Some quillwort grows there, number ${turn}.`, { under: above });
  const edited = await zelda.posts(`First there was saxifrage, number ${turn}.`);
  await zelda.send("PATCH", `comments/${edited.id}`, { body: `Now there is moss, number ${turn}.`, revision: 1 });
  await zelda.posts(`Wankers planted toadflax there, number ${turn}.`);
  const rejected = await zelda.posts(`Wankers planted henbane there, number ${turn}.`);
  const { id } = await newsroom.caseOf(rejected, mo);
  await mo.send("POST", `cases/${id}/decisions`, { decision: "reject", revision: 1, reason: "hate" });
  await zelda.asks(`Who planted bindweed there, number ${turn}?`);
  const taken = await zelda.posts(`I planted tansy, number ${turn}.`);
  await zelda.send("DELETE", `comments/${taken.id}`);
  await zelda.send("POST", `comments/${above.id}/reports`, { reason: "off-subject", note: "Says nothing of yarrow." });
  await zelda.send("POST", "me/mutes/words", { word: "sorrel", until: null });
  const answer = await ben.posts(`Thank you, number ${turn}.`, { under: shown });
  return { zelda, shown, answer, avatar };
}

/** Which of the words stand anywhere in the database, by table. */
async function standing(): Promise<Record<string, string[]>> {
  const tables = await newsroom.db.all<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const text = await newsroom.db.one<{ all: string }>(
      new Sql([`select coalesce(lower(string_agg(to_json(t)::text, ' ')), '') as all from "${name}" t`], []),
    );
    const here = left.filter(word => text.all.includes(word));
    if (here.length > 0) found[name] = here;
  }
  return found;
}

const fallDue = async (who: Person) => {
  await newsroom.db.run(sql`
    update deletions set asked_at = now() - interval '25 hours', due_at = now() - interval '1 hour' where member_id = ${who.member?.id}`);
  await eraseAccounts(newsroom.db);
  await sweepImages({ db: newsroom.db, storage: null });
};
const see = (path: string) => fetch(newsroom.url + path).then(({ status }) => status);

describe("[PR30] an account is given up after a day in which one can change one’s mind", () => {
  test("until then nothing changes, and it can be taken back", async () => {
    const ann = await newsroom.join("Ann");
    expect((await ann.get<DeletionView>("me/deletion")).body).toEqual({ deletion: null });
    const asked = (await ann.send<DeletionView>("PUT", "me/deletion", { way: "remove" })).body.deletion;
    expect(asked?.way).toBe("remove");
    expect(Date.parse(asked?.dueAt ?? "") - Date.parse(asked?.askedAt ?? "")).toBe(24 * 3_600_000);
    const again = (await ann.send<DeletionView>("PUT", "me/deletion", { way: "anonymise" })).body.deletion;
    expect(again).toEqual({ ...asked, way: "anonymise" });
    await eraseAccounts(newsroom.db);
    expect((await ann.get<Me>("me")).body.member?.name).toBe("Ann");
    expect((await ann.send<DeletionView>("DELETE", "me/deletion")).body).toEqual({ deletion: null });
    await fallDue(ann);
    expect((await ann.get<Me>("me")).body.member?.name).toBe("Ann");
  });

  test("its owner is told by mail, for somebody else may have asked", async () => {
    const cem = await newsroom.join("Cem");
    await cem.send("PUT", "me/deletion", { way: "remove" });
    const { parsed, link } = await smtp.next("cem@example.org");
    expect(parsed.subject).toMatch(/delet/i);
    expect(link).toContain(newsroom.url);
  });

  test("people of the newsroom give their role back first", async () => {
    expect(problemOf(await mo.send("PUT", "me/deletion", { way: "remove" }))).toBe("not-allowed");
  });
});

describe("[PR31] removed, nothing of a person is left anywhere in the database", () => {
  let traces: Traces;
  beforeEach(async () => {
    traces = await everything();
  });

  test("no word, no name, no address, no picture; replies stay under a trace, and every count is true", async () => {
    const { zelda, shown, answer, avatar } = traces;
    expect(Object.values(await standing()).flat()).toEqual(expect.arrayContaining(left));
    await zelda.send("PUT", "me/deletion", { way: "remove" });
    await fallDue(zelda);
    expect(await standing()).toEqual({});
    expect(await wrongCounts(newsroom.db)).toEqual([]);
    expect((await zelda.get<Me>("me")).body.member).toBeNull();
    expect(problemOf(await newsroom.reader.get(`people/${zelda.member?.id}`))).toBe("not-found");
    expect(await see(avatar)).toBe(404);
    const page = (await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments")).body;
    const trace = page.items.flatMap(({ replies }) => replies).find(({ id }) => id === shown.id);
    expect(trace).toMatchObject({ state: "erased", html: "", author: { id: "0", name: "" } });
    expect(trace?.replies.map(({ id }) => id)).toEqual([answer.id]);
  });

  test("begun on one node and stopped, it goes on at another", async () => {
    const { zelda } = traces;
    await zelda.send("PUT", "me/deletion", { way: "remove" });
    await newsroom.db.run(sql`
      update deletions set asked_at = now() - interval '2 days', due_at = now() - interval '1 day' where member_id = ${zelda.member?.id}`);
    await Promise.all([eraseAccounts(newsroom.db), eraseAccounts(newsroom.db), eraseAccounts(newsroom.db)]);
    await sweepImages({ db: newsroom.db, storage: null });
    expect(await standing()).toEqual({});
    expect(await newsroom.db.all(sql`select 1 from deletions where member_id = ${zelda.member?.id}`)).toEqual([]);
    expect(await wrongCounts(newsroom.db)).toEqual([]);
  });

  test("anonymised, what readers see stays without a name, and nothing else", async () => {
    const { zelda, shown, avatar } = traces;
    await zelda.send("PUT", "me/deletion", { way: "anonymise" });
    await fallDue(zelda);
    expect(await standing()).toEqual({
      comment_words: ["quillwort"],
      comments: ["quillwort"],
      revisions: ["quillwort"],
    });
    expect(await wrongCounts(newsroom.db)).toEqual([]);
    expect(await see(avatar)).toBe(404);
    const page = (await newsroom.reader.get<ThreadPage>("articles/tariff-pause/comments")).body;
    const still = page.items.flatMap(({ replies }) => replies).find(({ id }) => id === shown.id);
    expect(still).toMatchObject({ state: "visible", author: { id: "0", name: "—", badges: [] } });
    expect(still?.html).toContain("quillwort");
    expect(problemOf(await newsroom.reader.get<Page<WrittenView>>(`people/${zelda.member?.id}/comments`))).toBe(
      "not-found",
    );
  });
});

test("[PR34] what was under way when an account was given up is not kept", async () => {
  const { db, article } = newsroom;
  const zelda = await newsroom.join("Zelda who went");
  const before = zelda.member as Member;
  await zelda.send("PUT", "me/deletion", { way: "remove" });
  await db.run(sql`update deletions set due_at = now() where member_id = ${before.id}`);
  await eraseAccounts(db);
  // These had asked who it is before, and come to their transaction only now.
  const late = [
    postComment(db, before, article.slug, { body: "Still on its way.", parentId: null }),
    changeProfile(db, before, { bio: "Still here." }),
  ];
  for (const one of late) await expect(one).rejects.toMatchObject({ problem: "sign-in-needed" });
  expect(await db.all(sql`select 1 from comments where author_id = ${before.id}`)).toEqual([]);
});

test("[PR32] of every column that leads to a member it is said what is handed out, and what becomes of it", async () => {
  const columns = await newsroom.db.all<{ column: string }>(sql`
    select c.conrelid::regclass || '.' || a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'members'::regclass
    union
    select table_name || '.' || column_name from information_schema.columns
    where table_schema = 'public' and column_name in ('member_id', 'author_id')`);
  expect(columns.map(({ column }) => column).sort()).toEqual([...Object.keys(kept), ...ofTheDesk].sort());
});

test("[PR33] everything that is kept of somebody is handed to them, as one file, and to nobody else", async () => {
  const { zelda, shown, avatar } = await everything();
  const answer = await zelda.send<Record<string, unknown>>("GET", "me/export");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="comity-export.json"');
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const text = JSON.stringify(answer.body).toLowerCase();
  expect(left.filter(word => !text.includes(word))).toEqual([]);
  const { account, comments, pictures, sessions } = answer.body as Record<string, Record<string, unknown>[]>;
  expect(account).toMatchObject({ email: zelda.member?.email, bio: "Grows comfrey." });
  expect(comments).toContainEqual(expect.objectContaining({ id: shown.id, state: "visible" }));
  expect(comments?.map(({ versions }) => (versions as unknown[]).length)).toContain(2);
  expect(pictures).toEqual([expect.objectContaining({ id: avatar.split("/").at(-1), base64: expect.any(String) })]);
  expect(sessions?.length).toBe(1);
  expect(text).not.toMatch(/password_?hash|token_?hash|"secret"/);
  expect(problemOf(await newsroom.reader.get("me/export"))).toBe("sign-in-needed");
  await zelda.send("PUT", "me/deletion", { way: "remove" });
  await fallDue(zelda);
});
