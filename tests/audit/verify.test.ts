import { spawn } from "node:child_process";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { hashOf, type Link } from "../../server/audit/entry.ts";
import { recordAudit } from "../../server/audit/record.ts";
import { verifyAudit } from "../../server/audit/verify.ts";
import type { Tx } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import type { ChainHead } from "../../server/protocol/auditChain.ts";
import { root } from "../../server/root.ts";
import { ensureSite, type Site } from "../../server/sites/sites.ts";
import { aDatabase, type TestDatabase } from "../setup/database.ts";

let database: TestDatabase;
let site: Site;

beforeEach(async () => {
  database = await aDatabase();
  site = await ensureSite(database.pool, { slug: "meridian", name: "The Meridian Post" });
  await append(12);
});
afterEach(() => database.drop());

async function append(entries: number): Promise<void> {
  const written = Array.from({ length: entries }, (_, index) => ({
    actorId: index % 3 === 0 ? null : String(index),
    kind: "decided" as const,
    subject: `comment:${index + 1}` as const,
    facts: { decision: "approve", revision: 1, to: "visible" },
  }));
  await database.pool.transaction(tx => recordAudit(tx, site.id, written));
}

/** As whoever owns the tables can: with every trigger, key and constraint out of the way. */
async function tamper(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await database.pool.transaction(async tx => {
    await tx.run(sql`alter table audit disable trigger all`);
    await tx.run(sql`alter table audit_heads disable trigger all`);
    await tx.run(sql`alter table audit drop constraint audit_pkey`);
    await tx.run(sql`alter table audit drop constraint audit_at_check`);
    await tx.run(sql`alter table audit drop constraint audit_n_check`);
    await work(tx);
  });
}

const verify = (kept: ChainHead[] = []) => verifyAudit(database.pool, site.id, { kept });
const headNow = async () => (await verify()).head;

/** Writes an entry's own hash anew, and those of all after it when asked to, so that they fit. */
async function rehash(tx: Tx, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++) {
    const link = await tx.one<Link & { before: string }>(sql`
      select a.site_id as "siteId", a.n, (extract(epoch from a.at) * 1000)::bigint::text as at, a.actor_id as "actorId", a.kind,
        a.subject, a.facts::text as facts, encode(b.hash, 'hex') as before
      from audit a join audit b on b.n = a.n - 1 where a.n = ${n}`);
    await tx.run(sql`
      update audit set previous = decode(${link.before}, 'hex'), hash = decode(${hashOf(link.before, link)}, 'hex')
      where n = ${n}`);
  }
}

const insertAt = (tx: Tx, n: number) =>
  tx.run(sql`
    insert into audit (site_id, n, at, actor_id, kind, subject, facts, previous, hash)
    select site_id, ${n}, at, 7, kind, 'comment:99', facts, previous, hash from audit where n = ${n - 1} limit 1`);
const moveDown = (tx: Tx, from: number) => tx.run(sql`update audit set n = n + 1 where n >= ${from}`);

test("[H6] a chain that nobody touched is whole, also an empty one", async () => {
  expect(await verify()).toMatchObject({ whole: 12, fault: null });
  const other = await ensureSite(database.pool, { slug: "annex", name: "The Annex" });
  expect(await verifyAudit(database.pool, other.id)).toMatchObject({ whole: 0, fault: null });
});

test.each<[string, (tx: Tx) => Promise<unknown>, number, string]>([
  ["its facts", tx => tx.run(sql`update audit set facts = '{"decision":"reject"}' where n = 5`), 5, "altered"],
  [
    "a space in its facts",
    tx => tx.run(sql`update audit set facts = (facts::text || ' ')::json where n = 5`),
    5,
    "altered",
  ],
  ["who did it", tx => tx.run(sql`update audit set actor_id = 9 where n = 1`), 1, "altered"],
  ["that the machine did it", tx => tx.run(sql`update audit set actor_id = null where n = 12`), 12, "altered"],
  [
    "its time by a millisecond",
    tx => tx.run(sql`update audit set at = at + interval '1 ms' where n = 3`),
    3,
    "altered",
  ],
  [
    "its time by a microsecond",
    tx => tx.run(sql`update audit set at = at + interval '1 us' where n = 3`),
    3,
    "altered",
  ],
  ["its subject", tx => tx.run(sql`update audit set subject = 'comment:77' where n = 8`), 8, "altered"],
  ["its hash", tx => tx.run(sql`update audit set hash = sha256('x') where n = 8`), 8, "altered"],
  ["the hash that it names", tx => tx.run(sql`update audit set previous = sha256('x') where n = 8`), 8, "altered"],
])("[H7] after a change of %s the entry is named", async (_, change, n, what) => {
  await tamper(change);
  expect(await verify()).toMatchObject({ whole: n - 1, fault: { n, what } });
});

test("[H7] an entry that was changed and hashed anew is named by the one after it, the last one by the head", async () => {
  await tamper(async tx => {
    await tx.run(sql`update audit set subject = 'comment:77' where n = 6`);
    await rehash(tx, 6, 6);
  });
  expect((await verify()).fault).toEqual({ n: 6, what: "replaced" });
  await tamperAgain(tx => rehash(tx, 7, 12));
  expect((await verify()).fault).toEqual({ n: 12, what: "not-the-end" });
});

const tamperAgain = (work: (tx: Tx) => Promise<unknown>) => database.pool.transaction(work);

test.each<[string, (tx: Tx) => Promise<unknown>, number, string]>([
  ["the first is dropped", tx => tx.run(sql`delete from audit where n = 1`), 1, "missing"],
  ["one is dropped", tx => tx.run(sql`delete from audit where n = 4`), 4, "missing"],
  [
    "one is dropped and the rest is numbered anew",
    async tx => {
      await tx.run(sql`delete from audit where n = 4`);
      await tx.run(sql`update audit set n = n - 1 where n > 4`);
    },
    4,
    "altered",
  ],
  [
    "two neighbours are swapped",
    tx => tx.run(sql`update audit set n = case n when 6 then 7 else 6 end where n in (6, 7)`),
    6,
    "altered",
  ],
  [
    "two far apart are swapped",
    tx => tx.run(sql`update audit set n = case n when 2 then 9 else 2 end where n in (2, 9)`),
    2,
    "moved",
  ],
  ["one stands twice", tx => tx.run(sql`insert into audit select * from audit where n = 5`), 5, "inserted"],
  ["one is put before the first", tx => tx.run(sql`update audit set n = 0 where n = 12`), 0, "inserted"],
  [
    "one is put in, and the rest is numbered anew",
    async tx => {
      await moveDown(tx, 5);
      await insertAt(tx, 5);
    },
    5,
    "altered",
  ],
  [
    "one is put in with a hash that fits",
    async tx => {
      await moveDown(tx, 5);
      await insertAt(tx, 5);
      await rehash(tx, 5, 5);
    },
    5,
    "inserted",
  ],
  ["the tail is cut off", tx => tx.run(sql`delete from audit where n > 9`), 10, "missing"],
  ["everything is gone", tx => tx.run(sql`delete from audit`), 1, "missing"],
  [
    "a tail is written on",
    async tx => {
      await insertAt(tx, 13);
      await rehash(tx, 13, 13);
    },
    13,
    "past-the-end",
  ],
  ["the head is gone", tx => tx.run(sql`delete from audit_heads`), 1, "past-the-end"],
  ["the head is set back", tx => tx.run(sql`update audit_heads set n = 11`), 12, "past-the-end"],
  ["an entry is moved to another site", moveToAnotherSite, 8, "missing"],
])("[H8] when %s, the first bad entry is named", async (_, change, n, what) => {
  await tamper(change);
  expect((await verify()).fault).toEqual({ n, what });
});

async function moveToAnotherSite(tx: Tx): Promise<void> {
  const { id } = await tx.one<{ id: string }>(sql`insert into sites (slug, name) values ('b', 'B') returning id`);
  await tx.run(sql`update audit set site_id = ${id} where n = 8`);
}

test("[H9] a chain that was rewritten whole, with its head, is found out by a head that was kept elsewhere", async () => {
  const kept = await headNow();
  await append(5);
  expect(await verify([kept])).toMatchObject({ whole: 17, fault: null });
  await tamper(async tx => {
    await tx.run(sql`update audit set subject = 'comment:77' where n = 7`);
    await rehash(tx, 7, 17);
    await tx.run(sql`update audit_heads set hash = (select hash from audit where n = 17)`);
  });
  expect((await verify()).fault).toBeNull();
  expect((await verify([kept])).fault).toEqual({ n: 12, what: "not-as-kept" });
  await tamperAgain(async tx => {
    await tx.run(sql`delete from audit where n > 10`);
    await tx.run(sql`update audit_heads set n = 10, hash = (select hash from audit where n = 10)`);
  });
  expect((await verify()).fault).toBeNull();
  expect((await verify([kept])).fault).toEqual({ n: 11, what: "missing" });
});

interface Ran {
  status: number | null;
  out: string;
  told: string;
}

async function comity(...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, "dist/server/cli.js"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: database.url },
  });
  const ended = new Promise<number | null>(resolve => child.on("close", resolve));
  const [out, told] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return { status: await ended, out, told };
}

test("[H10] comity audit verify says what it found, with an exit status for each", async () => {
  const { n, hash } = await headNow();
  const whole = await comity("audit", "verify");
  expect(whole).toMatchObject({
    status: 0,
    out: `meridian: the chain is whole, 12 entries. Its end: 12:${hash}\n`,
    told: expect.stringContaining("The Meridian Post"),
  });
  expect((await comity("audit", "verify", "--site", "meridian", "--head", `${n}:${hash}`)).status).toBe(0);
  await tamper(tx => tx.run(sql`update audit set actor_id = 9 where n = 2`));
  const broken = await comity("audit", "verify");
  expect(broken.status).toBe(1);
  expect(broken.out).toBe(
    "meridian: the chain is broken after 1 entry. Entry 2 was changed after it was written: its hash does not fit.\n",
  );
  for (const misuse of [["--site", "nowhere"], ["--head", "12"], ["--what"]]) {
    expect((await comity("audit", "verify", ...misuse)).status).toBe(2);
  }
  expect((await comity("audit")).status).toBe(2);
}, 60_000);
