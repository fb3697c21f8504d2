import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { stateLongHolds } from "../../server/appeals/longHolds.ts";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { StatementView } from "../../server/protocol/restrictions.ts";
import type { CommentView, Me, Mine, Notice } from "../../server/protocol/views.ts";
import { currentPolicy } from "../../server/sites/policy.ts";
import { wordsOf } from "../pages/html.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let ben: Person;
let mo: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  ben = await newsroom.join("Ben");
  mo = await newsroom.join("Mo Tarrant", { role: "moderator" });
});
afterAll(() => newsroom.close());

const decide = async (comment: CommentView, body: object) => {
  const { id } = await newsroom.caseOf(comment, mo);
  return { caseId: id, answer: await mo.send("POST", `cases/${id}/decisions`, { revision: 1, ...body }) };
};
const reject = (comment: CommentView, note?: string) =>
  decide(comment, { decision: "reject", reason: "personal-attack", ...(note ? { note } : {}) });
const noticesAbout = async (who: Person, comment: { id: Id }): Promise<Notice[]> =>
  (await who.get<Me>("me")).body.notices
    .map(({ notice }) => notice)
    .filter(notice => "commentId" in notice && notice.commentId === comment.id);
const mine = async (who: Person, comment: { id: Id }) =>
  (await who.get<Mine>(`articles/${newsroom.article.slug}/mine`)).body.comments.find(({ id }) => id === comment.id);
const statementOf = async (comment: { id: Id }): Promise<string> => (await mine(ann, comment))?.statement ?? "";
const read = (token: string) => newsroom.reader.get<StatementView>(`statements/${token}`);
const page = async (path: string) => {
  const answer = await fetch(newsroom.url + path, { headers: { "User-Agent": "Firefox" } });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const inADay = () => new Date(Date.now() + 24 * 3_600_000 + 60_000);

test("[F1] a removal is stated: the rule and its words, what was found, who looked and who decided, apart", async () => {
  const comment = await ann.posts("Those wankers again, said with a reason to look.");
  await reject(comment, "Without the word it could have stayed.");
  const token = await statementOf(comment);
  const { version } = await currentPolicy(newsroom.db, newsroom.site.id);
  expect((await read(token)).body).toMatchObject({
    restriction: "removal",
    rule: { name: "personal-attack", number: 3, text: "Argue with the point, never the person." },
    policyVersion: version,
    note: "Without the word it could have stayed.",
    facts: { reports: 0, found: [{ why: expect.stringContaining("wankers") }] },
    source: "own",
    automatedDetection: true,
    automatedDecision: false,
    ended: null,
    commentId: comment.id,
    quote: "Those wankers again, said with a reason to look.",
  });
});

test("[F1] what a reader reported says so, and that no program pointed at it; nobody is named", async () => {
  const comment = await ann.posts("A calm remark that somebody minds a good deal.");
  await ben.send("POST", `comments/${comment.id}/reports`, { reason: "private", note: "That is my street." });
  await reject(comment);
  const { body } = await read(await statementOf(comment));
  expect(body).toMatchObject({ source: "report", automatedDetection: false, facts: { reports: 1, found: [] } });
  expect(JSON.stringify(body)).not.toMatch(/Tarrant|Ben|my street/);
});

test("[F2] the author finds it in the notice and at the comment, and nobody else does", async () => {
  const comment = await ann.posts("Wankers, for the author to ask why.");
  await reject(comment);
  const token = await statementOf(comment);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await noticesAbout(ann, comment)).toMatchObject([{ kind: "rejected", statement: token }]);
  const thread = JSON.stringify((await ben.get(`articles/${newsroom.article.slug}/comments?limit=50`)).body);
  expect(thread).not.toContain(token);
  expect(await mine(ben, comment)).toBeUndefined();
  expect(JSON.stringify((await mo.get("cases?limit=50")).body)).not.toContain(token);
});

test("[F3] its page needs no account, names no moderator, and is kept by no cache and no search engine", async () => {
  const comment = await ann.posts("Wankers, on a page of its own.");
  await reject(comment, "Say it <b>kindly</b>.");
  const { status, headers, html } = await page(`/statements/${await statementOf(comment)}`);
  expect(status).toBe(200);
  const words = wordsOf(html);
  expect(words).toContain("Why your comment was removed");
  expect(words).toContain("House rule 3: Argue with the point, never the person.");
  expect(words).toContain("Wankers, on a page of its own.");
  expect(words).toContain("A person decided");
  expect(html).toContain("Say it &lt;b>kindly&lt;/b>.");
  expect(html).not.toContain("Tarrant");
  expect(html).toContain('<meta name="robots" content="noindex"');
  expect(headers.get("cache-control")).toBe("no-store");
  expect(headers.get("x-robots-tag")).toBe("noindex");
  expect(headers.get("referrer-policy")).toBe("same-origin");
});

test("[F3] an unknown address and one that is no address are not there", async () => {
  for (const token of ["x", "A".repeat(43), "A".repeat(44), `${"A".repeat(42)}%00`]) {
    expect((await page(`/statements/${token}`)).status).toBe(404);
    expect(problemOf(await newsroom.reader.get(`statements/${token}`))).toBe("not-found");
  }
});

test("[F4] who is held for longer than a day is told why, once, however many nodes look", async () => {
  const comment = await ann.posts("Wankers, kept waiting for longer than a day.");
  expect(await stateLongHolds(newsroom.db, new Date())).toBe(0);
  expect(await statementOf(comment)).toBe("");
  const counts = await Promise.all([1, 2, 3].map(() => stateLongHolds(newsroom.db, inADay())));
  await stateLongHolds(newsroom.db, inADay());
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  const notices = await noticesAbout(ann, comment);
  expect(notices).toMatchObject([{ kind: "waits", statement: await statementOf(comment) }]);
  const { body } = await read(await statementOf(comment));
  expect(body).toMatchObject({
    restriction: "hold",
    rule: null,
    automatedDetection: true,
    automatedDecision: true,
    facts: { found: [{ why: expect.stringContaining("Wankers") }] },
  });
});

test("[F4] the wait ends with a decision, and with the author's own", async () => {
  const [decided, withdrawn] = [
    await ann.posts("Wankers, decided late."),
    await ann.posts("Wankers, taken back late."),
  ];
  await stateLongHolds(newsroom.db, inADay());
  const [first, second] = [await statementOf(decided), await statementOf(withdrawn)];
  await reject(decided);
  await ann.send("DELETE", `comments/${withdrawn.id}`);
  expect((await read(first)).body.ended).toMatchObject({ by: "decision" });
  expect((await read(second)).body).toMatchObject({ ended: { by: "author" }, quote: null });
  const removal = await statementOf(decided);
  expect((await read(removal)).body).toMatchObject({ restriction: "removal", ended: null });
});

test("[F5] an undone decision ends what was stated, and the page says so", async () => {
  const comment = await ann.posts("Wankers, removed and brought back.");
  const { caseId } = await reject(comment);
  const token = await statementOf(comment);
  await mo.send("POST", `cases/${caseId}/decisions`, { decision: "undo", revision: 1 });
  expect((await read(token)).body.ended).toMatchObject({ by: "undo" });
  expect(wordsOf((await page(`/statements/${token}`)).html)).toContain("This decision was taken back.");
  expect(await statementOf(comment)).toBe("");
});

test("[F5] what was stated stays as it was, in the database itself", async () => {
  const { db } = newsroom;
  await expect(db.run(sql`update statements set note = 'another'`)).rejects.toThrow(/stays as it was/);
  await expect(db.run(sql`delete from statements`)).rejects.toThrow(/stays as it was/);
  await expect(db.run(sql`truncate statements cascade`)).rejects.toThrow();
});
