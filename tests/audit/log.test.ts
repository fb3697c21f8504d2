import { hash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { canonical, genesis } from "../../server/audit/entry.ts";
import { recordAudit } from "../../server/audit/record.ts";
import { sql } from "../../server/db/sql.ts";
import type { AuditPage, ChainCheck } from "../../server/protocol/audit.ts";
import { ensureSite } from "../../server/sites/sites.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ben: Person;
let mo: Person;
let mia: Person;
let ada: Person;
const comments: string[] = [];

beforeAll(async () => {
  newsroom = await aNewsroom();
  ben = await newsroom.join("ben");
  mo = await newsroom.join("Mo Castellane", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator" });
  ada = await newsroom.join("Ada Quill", { role: "admin" });
  await newsroom.setPolicy({ mode: "review-first" });
  for (const [index, who] of [mo, mia, mo, mo, mia].entries()) {
    const comment = await ben.posts(`Remark ${index} on the tariffs of ${index} ports.`);
    comments.push(comment.id);
    const ofCase = await newsroom.caseOf(comment, who);
    await who.send("POST", `cases/${ofCase.id}/decisions`, { decision: "approve", revision: 1 });
  }
  await ada.send("PUT", `sites/meridian/members/${mia.member?.id}/role`, { role: "admin" });
  await ada.send("PUT", `sites/meridian/members/${mia.member?.id}/role`, { role: "moderator" });
});
afterAll(() => newsroom.close());

const log = async (query = "", who = mo) => (await who.get<AuditPage>(`sites/meridian/audit?${query}`)).body;

test("[H11] the log names who did what to what, newest first, each entry with its neighbours in the chain", async () => {
  const { items, head, nextCursor } = await log();
  expect(items.map(({ n }) => n)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect(nextCursor).toBeNull();
  expect(head).toEqual({ n: 7, hash: items[0]?.hash });
  expect(items[0]).toMatchObject({
    actor: { name: "Ada Quill" },
    kind: "role-changed",
    person: { name: "Mia" },
    facts: { from: "admin", to: "moderator" },
    next: null,
  });
  expect(items[6]).toMatchObject({
    actor: { name: "Mo Castellane" },
    kind: "decided",
    subject: `comment:${comments[0]}`,
    article: { slug: "tariff-pause" },
    previous: genesis,
    next: items[5]?.hash,
  });
  for (const [index, item] of items.slice(1).entries()) expect(items[index]?.previous).toBe(item.hash);
});

test("[H11] it is read in pages that meet each entry once, and from any number downwards", async () => {
  const met: number[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: AuditPage = await log(`limit=3${cursor && `&cursor=${cursor}`}`);
    met.push(...page.items.map(({ n }) => n));
    cursor = page.nextCursor;
  }
  expect(met).toEqual([7, 6, 5, 4, 3, 2, 1]);
  expect((await log("upTo=4&limit=2")).items.map(({ n }) => n)).toEqual([4, 3]);
});

test("[H12] it is filtered by kind, person, subject and time, also together", async () => {
  const numbers = async (query: string) => (await log(query)).items.map(({ n }) => n);
  expect(await numbers("kind=role-changed")).toEqual([7, 6]);
  expect(await numbers(`actor=${mo.member?.id}`)).toEqual([4, 3, 1]);
  expect(await numbers("actor=machine")).toEqual([]);
  expect(await numbers(`subject=comment:${comments[1]}`)).toEqual([2]);
  expect(await numbers(`kind=decided&actor=${mia.member?.id}`)).toEqual([5, 2]);
  const { at } = (await log("upTo=3&limit=1")).items[0] ?? { at: "" };
  const later = await numbers(`from=${at}`);
  expect(later).toEqual(expect.arrayContaining([7, 6, 5, 4, 3]));
  expect([...later, ...(await numbers(`to=${at}`))].sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect((await log()).actors.map(({ name }) => name)).toEqual(["Ada Quill", "Mia", "Mo Castellane"]);
  const wrong = [
    "kind=guessed",
    "actor=mo",
    "subject=comment",
    "from=yesterday",
    "from=0000-01-01T00:00:00Z",
    "to=2026-01-01T00:00:00%2B23:59",
    "upTo=0",
    "cursor=x",
    "more=1",
  ];
  for (const query of wrong) {
    const answer = await mo.get(`sites/meridian/audit?${query}`);
    expect([query, problemOf(answer)]).toEqual([query, "unprocessable-request"]);
  }
});

test("[H13] only who decides in all sections of the site reads it, and only an admin takes it away", async () => {
  const eve = await newsroom.join("Eve", { role: "moderator" });
  await newsroom.db.run(sql`update members set sections = '{World}' where id = ${eve.member?.id}`);
  await ensureSite(newsroom.db, { slug: "annex", name: "The Annex" });
  const doors = [
    ["GET", "audit", undefined],
    ["POST", "audit/checks", undefined],
    ["POST", "audit/exports", { format: "csv" }],
  ] as const;
  for (const [method, path, body] of doors) {
    expect(problemOf(await newsroom.reader.send(method, `sites/meridian/${path}`, body))).toBe("sign-in-needed");
    expect(problemOf(await ben.send(method, `sites/meridian/${path}`, body))).toBe("not-allowed");
    expect(problemOf(await eve.send(method, `sites/meridian/${path}`, body))).toBe("not-allowed");
    expect(problemOf(await ada.send(method, `sites/annex/${path}`, body))).toBe("not-allowed");
  }
  expect(problemOf(await mo.send("POST", "sites/meridian/audit/exports", { format: "csv" }))).toBe("not-allowed");
});

interface Exported {
  n: number;
  at: number;
  actor: string | null;
  kind: string;
  subject: string;
  facts: Record<string, string>;
  previous: string;
  hash: string;
}

async function exported(body: object): Promise<string> {
  const answer = await fetch(`${newsroom.url}/api/v1/sites/meridian/audit/exports`, {
    method: "POST",
    headers: { Cookie: ada.cookie, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename=audit\.(csv|json)$/);
  return await answer.text();
}

test("[H14] an export can be verified by itself, names nobody, and is an entry of its own", async () => {
  const text = await exported({ format: "json" });
  const entries: Exported[] = JSON.parse(text);
  expect(entries.map(({ n }) => n)).toEqual(entries.map((_, index) => index + 1));
  expect(entries.at(-1)).toMatchObject({
    kind: "audit-exported",
    actor: ada.member?.id,
    facts: { format: "json", filter: {} },
  });
  let before = genesis;
  for (const { n, at, actor, kind, subject, facts, previous, hash: own } of entries) {
    expect(previous).toBe(before);
    const row = `[${newsroom.site.id},${n},${at},${actor},"${kind}","${subject}",${canonical(facts)}]`;
    expect(hash("sha256", previous + row)).toBe(own);
    before = own;
  }
  expect(text).not.toMatch(/Castellane|Quill|@example/);

  const csv = await exported({ format: "csv", kind: "decided", actor: mo.member?.id });
  const [names, ...lines] = csv.trimEnd().split("\r\n");
  expect(names).toBe("n,time,at,actor,kind,subject,facts,previous,hash");
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain(`,comment:${comments[0]},"{""article"":""${newsroom.article.id}"",`);
  const [last] = (await log("limit=1")).items;
  expect(last).toMatchObject({ kind: "audit-exported", facts: { filter: { kind: "decided" } } });
});

test("[H14] an export of more than one stretch is whole, and one of nothing is an empty list", async () => {
  const { db, site } = newsroom;
  const machine = { actorId: null, kind: "decided", subject: "comment:1", facts: { by: "the machine" } } as const;
  await db.transaction(tx => recordAudit(tx, site.id, Array(4_001).fill(machine)));
  const entries: Exported[] = JSON.parse(await exported({ format: "json", actor: "machine" }));
  expect(entries).toHaveLength(4_001);
  expect(JSON.parse(await exported({ format: "json", subject: "comment:999999" }))).toEqual([]);
});

test("[H15] the chain is checked for whoever asks: whole, or broken at an entry; the log says what it last came to", async () => {
  const check = async () => (await mo.send<ChainCheck>("POST", "sites/meridian/audit/checks")).body;
  const whole = await Promise.all([check(), check()]);
  expect(whole[0]).toEqual(whole[1]);
  expect(whole[0]).toMatchObject({ fault: null, head: (await log()).head });
  expect((await log()).check).toEqual(whole[0]);
  await newsroom.db.transaction(async tx => {
    await tx.run(sql`alter table audit disable trigger all`);
    await tx.run(sql`update audit set actor_id = ${mia.member?.id} where n = 3`);
  });
  expect(await check()).toMatchObject({ whole: 2, fault: { n: 3, what: "altered" } });
  expect((await log()).check?.fault).toEqual({ n: 3, what: "altered" });
});
