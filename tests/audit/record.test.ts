import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { canonical } from "../../server/audit/entry.ts";
import { recordAudit } from "../../server/audit/record.ts";
import type { Pool, Tx } from "../../server/db/pool.ts";
import { Sql, sql } from "../../server/db/sql.ts";
import type { PolicyView } from "../../server/protocol/views.ts";
import { type Answer, aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ben: Person;
let mo: Person;
let mia: Person;
let ada: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ben = await newsroom.join("ben");
  mo = await newsroom.join("mo", { role: "moderator" });
  mia = await newsroom.join("mia", { role: "moderator" });
  ada = await newsroom.join("ada", { role: "admin" });
});
afterAll(() => newsroom.close());

interface Row {
  n: string;
  actorId: string | null;
  kind: string;
  subject: string;
  facts: Record<string, unknown>;
}

const entries = (db: Pool) =>
  db.all<Row>(sql`
    select n, actor_id as "actorId", kind, subject, facts from audit where site_id = ${newsroom.site.id} order by n`);

const lastEntry = async () => (await entries(newsroom.db)).at(-1);

/** The chain computed anew in SQL alone, as somebody without this program would: the numbers that do not fit. */
async function misfits(db: Pool): Promise<string[]> {
  const rows = await db.all<{ n: string }>(sql`
    with made as (
      select n, hash, previous, row_number() over (order by n) as place,
        lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by n) as before,
        sha256(convert_to(encode(previous, 'hex') || format('[%s,%s,%s,%s,"%s","%s",%s]', site_id, n,
          trim_scale(extract(epoch from at) * 1000), coalesce(actor_id::text, 'null'), kind, subject, facts), 'UTF8')) as again
      from audit where site_id = ${newsroom.site.id})
    select n from made where n <> place or previous <> before or hash <> again
    union all
    select h.n from audit_heads h
    where site_id = ${newsroom.site.id} and not exists (
      select 1 from audit a where a.site_id = h.site_id and a.n = h.n and a.hash = h.hash
        and not exists (select 1 from audit b where b.site_id = h.site_id and b.n > h.n))`);
  return rows.map(row => row.n);
}

async function aHeldComment(text: string) {
  await newsroom.setPolicy({ mode: "review-first" });
  const comment = await ben.posts(text);
  return { comment, ofCase: await newsroom.caseOf(comment, mo) };
}

test("[H1] a decision is an entry that says who decided what of which text, and an undo is another", async () => {
  const { comment, ofCase } = await aHeldComment("The ferry was late again, as it is on each Monday.");
  const decided = { decision: "reject", reason: "off-subject", revision: 1, note: "This is about the tariffs." };
  const decision = await mo.send<{ id: string }>("POST", `cases/${ofCase.id}/decisions`, decided);
  expect(decision.status).toBe(201);
  expect(await lastEntry()).toEqual({
    n: expect.any(String),
    actorId: mo.member?.id,
    kind: "decided",
    subject: `comment:${comment.id}`,
    facts: {
      article: newsroom.article.id,
      case: ofCase.id,
      decision: "reject",
      decisionId: decision.body.id,
      reason: "off-subject",
      from: "held",
      to: "rejected",
      undoes: null,
      revision: 1,
      text: expect.stringMatching(/^[0-9a-f]{64}$/),
      note: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });

  await mia.send("POST", `cases/${ofCase.id}/decisions`, { decision: "undo", revision: 1 });
  expect(await lastEntry()).toMatchObject({
    actorId: mia.member?.id,
    facts: { decision: "undo", undoes: decision.body.id, from: "rejected", to: "held" },
  });
  expect(await misfits(newsroom.db)).toEqual([]);
});

test("[H1] a policy change names the version and the parts that changed, a role change what it was before", async () => {
  const { body: before } = await ada.get<PolicyView>("sites/meridian/policy");
  const policy = { ...before.policy, mode: "publish-first" as const, editWindowSeconds: 77 };
  const saved = await ada.send("PUT", "sites/meridian/policy", { version: before.version, policy });
  expect(saved.status).toBe(200);
  expect(await lastEntry()).toMatchObject({
    actorId: ada.member?.id,
    kind: "policy-changed",
    subject: `policy:${before.version + 1}`,
    facts: { changed: ["editWindowSeconds", "mode"] },
  });

  const cyd = await newsroom.join("cyd");
  await ada.send("PUT", `sites/meridian/members/${cyd.member?.id}/role`, { role: "moderator", sections: ["Business"] });
  expect(await lastEntry()).toMatchObject({
    kind: "role-changed",
    subject: `member:${cyd.member?.id}`,
    facts: { from: "member", to: "moderator", sections: ["Business"] },
  });
});

test("[H1] what was refused is no entry", async () => {
  const count = (await entries(newsroom.db)).length;
  const { ofCase } = await aHeldComment("Nobody reads the annex, that is the whole trouble.");
  await mo.send("POST", `cases/${ofCase.id}/decisions`, { decision: "approve", revision: 7 });
  await mo.send("PUT", `sites/meridian/members/${ben.member?.id}/role`, { role: "admin" });
  expect(await entries(newsroom.db)).toHaveLength(count);
});

test("[H2] a storm of 200 decisions at once leaves a chain without a gap or a fork", async () => {
  const texts = Array.from(
    { length: 100 },
    (_, index) => `Remark ${index}: the harbour of berth ${index * 7} is closed.`,
  );
  await newsroom.setPolicy({ mode: "review-first" });
  const before = (await entries(newsroom.db)).length;
  const cases: string[] = [];
  for (const text of texts) {
    const { id } = await ben.posts(text);
    const { id: caseId } = await newsroom.db.one<{ id: string }>(sql`select id from cases where comment_id = ${id}`);
    cases.push(caseId);
  }
  // A busy machine may say "not available at the moment": then it was not done, and is asked again.
  const decide = async (who: Person, id: string, request: object): Promise<Answer> => {
    const answer = await who.send("POST", `cases/${id}/decisions`, request);
    return answer.status === 503 ? decide(who, id, request) : answer;
  };
  const approve = { decision: "approve", revision: 1 };
  const reject = { decision: "reject", reason: "for-sale", revision: 1 };
  const answers = await Promise.all(cases.flatMap(id => [decide(mo, id, approve), decide(mia, id, reject)]));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(100);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(100);
  const all = await entries(newsroom.db);
  expect(all.slice(before).every(({ kind }) => kind === "decided")).toBe(true);
  expect(all).toHaveLength(before + 100);
  expect(await misfits(newsroom.db)).toEqual([]);
}, 60_000);

test("[H2] what is rolled back takes no number, whoever else appends meanwhile", async () => {
  const { db, site } = newsroom;
  const before = (await entries(db)).length;
  const entry = { actorId: null, kind: "decided", subject: "comment:1", facts: {} } as const;
  const storm = Array.from({ length: 200 }, (_, index) =>
    db.transaction(async tx => {
      await recordAudit(tx, site.id, Array((index % 3) + 1).fill(entry));
      if (index % 2 === 1) await recordAudit(tx, site.id, [entry]);
      if (index % 5 === 0) throw new Error("thought better of it");
    }),
  );
  const kept = (await Promise.allSettled(storm)).map(({ status }) => status === "fulfilled");
  const written = kept.map((isKept, index) => (isKept ? (index % 3) + 1 + (index % 2) : 0));
  expect(kept.filter(isKept => !isKept)).toHaveLength(40);
  expect(await entries(db)).toHaveLength(before + written.reduce((sum, n) => sum + n, 0));
  expect(await misfits(db)).toEqual([]);
}, 60_000);

test("[H3] an entry cannot be changed or taken away, nor the head set back", async () => {
  const { db, site } = newsroom;
  for (const attempt of [
    sql`update audit set actor_id = null where site_id = ${site.id}`,
    sql`delete from audit where site_id = ${site.id}`,
    sql`truncate audit`,
    sql`delete from audit_heads`,
    sql`truncate audit_heads`,
    sql`update audit_heads set n = n - 1`,
  ]) {
    await expect(db.run(attempt)).rejects.toThrow("append-only");
    const unbound = db.transaction(async tx => {
      await tx.run(sql`set local session_replication_role = replica`);
      await tx.run(attempt);
    });
    await expect(unbound).rejects.toThrow("append-only");
  }
  expect(await misfits(db)).toEqual([]);
});

test("[H3] a service that does not own the tables can append, and nothing else", async () => {
  const { db, site } = newsroom;
  const role = `comity_test_service_${process.pid}`;
  const before = (await entries(db)).length;
  await db.run(new Sql([`create role ${role}`], []));
  const asService = (work: (tx: Tx) => Promise<unknown>) =>
    db.transaction(async tx => {
      await tx.run(new Sql([`grant select, insert on audit, audit_heads to ${role}`], []));
      await tx.run(new Sql([`grant update on audit_heads to ${role}`], []));
      await tx.run(new Sql([`set local role ${role}`], []));
      await work(tx);
    });
  const entry = { actorId: null, kind: "decided", subject: "comment:1", facts: {} } as const;
  await asService(tx => recordAudit(tx, site.id, [entry]));
  expect(await entries(db)).toHaveLength(before + 1);
  for (const attempt of [
    sql`update audit set actor_id = null`,
    sql`delete from audit`,
    sql`truncate audit`,
    sql`alter table audit disable trigger audit_is_append_only`,
    sql`delete from audit_heads`,
  ]) {
    await expect(asService(tx => tx.run(attempt))).rejects.toThrow(/permission denied|must be owner/);
  }
  expect(await misfits(db)).toEqual([]);
  await db.run(new Sql([`drop owned by ${role}`], []));
  await db.run(new Sql([`drop role ${role}`], []));
});

test("[H4] no word of a comment or a note stands in the audit, whatever was decided about it", async () => {
  const { ofCase } = await aHeldComment("Quince marmalade, said the harbour master.");
  const rejected = { decision: "reject", reason: "off-subject", revision: 1, note: "No marmalade here, please." };
  await mo.send("POST", `cases/${ofCase.id}/decisions`, rejected);
  const { count } = await newsroom.db.one<{ count: number }>(sql`
    select count(*)::int as count from audit where audit::text ilike '%marmalade%'`);
  expect(count).toBe(0);
});

test("[H5] what an entry says is hashed in the form of RFC 8785, whatever letters are in it", async () => {
  const facts = { "\u20ac": 1e21, ö: [1.0, -0, null], a: { z: true, b: 'quote " and \u0001\n' }, "\ud83d\ude00": "é" };
  // Names sorted by UTF-16 units: the surrogates of the face come before nothing but what is higher than U+D800.
  const text = '{"a":{"b":"quote \\" and \\u0001\\n","z":true},"ö":[1,0,null],"€":1e+21,"😀":"é"}';
  expect(canonical(facts)).toBe(text);
  await newsroom.db.transaction(tx =>
    recordAudit(tx, newsroom.site.id, [
      { actorId: null, kind: "decided", subject: "comment:1", facts },
      { actorId: null, kind: "decided", subject: "comment:2", facts: {} },
    ]),
  );
  const { stored } = await newsroom.db.one<{ stored: string }>(sql`
    select facts::text as stored from audit where site_id = ${newsroom.site.id} order by n desc offset 1 limit 1`);
  expect(stored).toBe(text);
  expect(await misfits(newsroom.db)).toEqual([]);
});
