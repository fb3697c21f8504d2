import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { CaseDetail, CasePage } from "../../server/protocol/cases.ts";
import type { LegalReceipt, LegalStatus } from "../../server/protocol/legalNotices.ts";
import type { StatementView } from "../../server/protocol/restrictions.ts";
import type { CommentView, Me, Mine } from "../../server/protocol/views.ts";
import { wordsOf } from "../pages/html.ts";
import { aNewsroom, type Newsroom, noLimits, type Person, problemOf } from "../setup/newsroom.ts";

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

let turn = 0;
const aNotice = (more: object = {}) => ({
  kind: "defamation",
  law: "Section 247, the right to one's good name",
  explanation: "I was not there that day, and the minutes prove it.",
  country: "NO",
  name: "Greta Sandvik",
  email: `Greta${++turn}@Example.org`,
  inGoodFaith: true,
  ...more,
});
const give = (comment: { id: Id }, notice: object, who: Person = newsroom.reader) =>
  who.send<LegalReceipt>("POST", `comments/${comment.id}/legal-notices`, notice);
const statusOf = ({ reference, secret }: LegalReceipt) =>
  newsroom.reader.get<LegalStatus>(`legal-notices/${reference}/${secret}`);
const detailOf = async (comment: CommentView) => {
  const { id } = await newsroom.caseOf(comment, mo);
  return (await mo.get<CaseDetail>(`cases/${id}`)).body;
};
const decide = async (comment: CommentView, body: object) => {
  const { id } = await newsroom.caseOf(comment, mo);
  expect((await mo.send("POST", `cases/${id}/decisions`, { revision: 1, ...body })).status).toBe(201);
  return id;
};

test("[F13] anybody tells of unlawful content without an account; the case comes to the queue above all that is as old, with who says what", async () => {
  const urgent = await ann.posts("Wankers, held and waiting for an hour already.");
  const comment = await ann.posts("Greta Sandvik took the money; everybody saw it.");
  const answer = await give(comment, aNotice({ email: "Greta.S@Example.org" }));
  expect(answer.status).toBe(201);
  expect(answer.body).toEqual({
    reference: expect.stringMatching(/^LN-[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    secret: expect.stringMatching(/^[\w-]{43}$/),
  });
  const queue = (await mo.get<CasePage>("cases?limit=50")).body.items.map(item => item.comment.id);
  expect(queue.indexOf(comment.id)).toBe(0);
  expect(queue).toContain(urgent.id);
  expect(await detailOf(comment)).toMatchObject({
    hasLegal: true,
    legalNotices: [
      {
        reference: answer.body.reference,
        country: "NO",
        name: "Greta Sandvik",
        email: "greta.s@example.org",
        outcome: null,
      },
    ],
  });
  expect((await mo.get<CasePage>("cases?view=legal")).body.items.map(item => item.comment.id)).toContain(comment.id);
});

test("[F14] its sender's name and address are in the desk's case and nowhere else", async () => {
  const comment = await ann.posts("The council minutes of May were written in June.");
  const { body } = await give(comment, aNotice({ name: "Sigrid Unheard", email: "sigrid.unheard@example.org" }));
  await decide(comment, { decision: "reject", reason: "unverified" });
  const notice = (await ann.get<Mine>(`articles/${newsroom.article.slug}/mine`)).body.comments[0]?.statement;
  const said = [
    (await mo.get("cases?limit=50")).body,
    (await mo.get("cases?view=decided")).body,
    (await ann.get("me")).body,
    (await statusOf(body)).body,
    (await newsroom.reader.get(`statements/${notice}`)).body,
    (await newsroom.reader.get(`articles/${newsroom.article.slug}/comments?limit=50`)).body,
    await (await fetch(`${newsroom.url}/notices/${body.reference}/${body.secret}`)).text(),
    await newsroom.db.all(sql`select facts from audit`),
    await newsroom.db.all(sql`select event from events`),
  ];
  expect(JSON.stringify(said)).not.toMatch(/unheard/i);
});

test("[F14] a moderator who wrote the comment reads what a notice says, and not who sent it", async () => {
  const comment = await mo.posts("What a moderator says of the council in person.");
  await give(comment, aNotice({ name: "Sigrid Unheard", explanation: "It is not so." }));
  const [notice] = (await detailOf(comment)).legalNotices;
  expect(notice).toMatchObject({ explanation: "It is not so.", name: null, email: null });
});

test("[F15] its sender reads what came of it at a secret address, by nobody's name, and the author why", async () => {
  const comment = await ann.posts("The tariff table was made up by Greta Sandvik.");
  const { body } = await give(comment, aNotice());
  expect((await statusOf(body)).body).toMatchObject({ reference: body.reference, outcome: null });
  await decide(comment, { decision: "reject", reason: "unverified" });
  expect((await statusOf(body)).body).toMatchObject({ outcome: "removed" });
  const page = await fetch(`${newsroom.url}/notices/${body.reference}/${body.secret}`);
  expect(page.headers.get("cache-control")).toBe("no-store");
  const html = await page.text();
  expect(wordsOf(html)).toContain("The comment was removed.");
  expect(html).not.toMatch(/Tarrant|tariff table was made up/);
  const { notices } = (await ann.get<Me>("me")).body;
  const told = notices.map(({ notice }) => notice).find(notice => notice.kind === "rejected");
  const statement = told && "statement" in told ? told.statement : "";
  expect((await newsroom.reader.get<StatementView>(`statements/${statement}`)).body.source).toBe("legal-notice");
});

test("[F15] kept, taken back and undone decisions are told as they are", async () => {
  const [kept, gone] = [
    await ann.posts("A remark that stays as it is."),
    await ann.posts("A remark its author takes back."),
  ];
  const [first, second] = [(await give(kept, aNotice())).body, (await give(gone, aNotice())).body];
  const caseId = await decide(kept, { decision: "approve" });
  await ann.send("DELETE", `comments/${gone.id}`);
  expect((await statusOf(first)).body.outcome).toBe("kept");
  expect((await statusOf(second)).body.outcome).toBe("gone");
  await mo.send("POST", `cases/${caseId}/decisions`, { decision: "undo", revision: 1 });
  expect((await statusOf(first)).body.outcome).toBeNull();
  expect(await detailOf(kept)).toMatchObject({ hasLegal: true, legalNotices: [{ outcome: null }] });
});

test("[F16] what is missing or cannot be taken is named, field by field", async () => {
  const comment = await ann.posts("A remark that bad notices are sent about.");
  const bad = await give(comment, {
    kind: "rude",
    law: " ",
    explanation: "x".repeat(3_001),
    country: "XX",
    inGoodFaith: false,
  });
  expect(problemOf(bad)).toBe("unprocessable-request");
  const { errors } = bad.body as unknown as { errors: { path: string }[] };
  expect(errors.map(({ path }) => path).sort()).toEqual(["country", "explanation", "inGoodFaith", "kind", "law"]);
  const { name: _, email: __, ...anonymous } = aNotice();
  const nameless = await give(comment, anonymous);
  expect(nameless.body).toMatchObject({ errors: [{ path: "name" }, { path: "email" }] });
  expect((await give(comment, { ...anonymous, kind: "child-abuse" })).status).toBe(201);
});

test("[F16] of a comment that readers do not see nothing is told, and nothing at an address that is none", async () => {
  const held = await ann.posts("Wankers, not to be seen by anybody.");
  expect(problemOf(await give(held, aNotice()))).toBe("not-found");
  expect(problemOf(await give({ id: "999999" }, aNotice()))).toBe("not-found");
  const form = await fetch(`${newsroom.url}/notices/new?comment=${held.id}`);
  expect(form.status).toBe(404);
  expect(await form.text()).not.toContain("not to be seen");
  const comment = await ann.posts("A remark with one notice about it.");
  const { body } = await give(comment, aNotice());
  const other = (await give(comment, aNotice())).body;
  expect(problemOf(await statusOf({ ...body, secret: other.secret }))).toBe("not-found");
  expect(problemOf(await statusOf({ ...body, secret: "A".repeat(43) }))).toBe("not-found");
  expect((await fetch(`${newsroom.url}/notices/${body.reference}/x`)).status).toBe(404);
});

test("[F16] nobody sends the same twice while it waits, also at once", async () => {
  const comment = await ann.posts("A remark that somebody is impatient about.");
  const notice = aNotice();
  const answers = await Promise.all([1, 2, 3].map(() => give(comment, notice)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  await decide(comment, { decision: "approve" });
  expect((await give(comment, notice, ben)).status).toBe(201);
});

test("[F16] one address sends ten an hour", async () => {
  const strict = await aNewsroom({ rates: { ...noLimits, legalNotice: { points: 10, seconds: 3_600 } } });
  const cy = await strict.join("Cy");
  const comment = await cy.posts("A remark that a machine sends notices about.");
  const send = () => strict.reader.send("POST", `comments/${comment.id}/legal-notices`, aNotice());
  for (let sent = 0; sent < 10; sent++) expect((await send()).status).toBe(201);
  const refused = await send();
  expect(problemOf(refused)).toBe("too-many-requests");
  // Addresses are counted under a name that lasts until the hour is over.
  const seconds = Number(refused.headers.get("retry-after"));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(3_600);
  const byForm = await fetch(`${strict.url}/notices/new?comment=${comment.id}`, {
    method: "POST",
    body: new URLSearchParams({ kind: "hate" }),
  });
  expect(byForm.status).toBe(429);
  expect(wordsOf(await byForm.text())).toContain("Too many requests");
  await strict.close();
});
