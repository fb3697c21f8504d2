import type { Pool } from "../server/db/pool.ts";
import { sql } from "../server/db/sql.ts";
import { nextCase } from "../server/moderation/nextCase.ts";
import { queuePage } from "../server/moderation/queue.ts";
import type { Id } from "../server/protocol/basics.ts";
import { CasesQuery, NextCase } from "../server/protocol/queue.ts";
import { addMember } from "../server/users/accounts.ts";
import { noPassword } from "../server/users/passwords.ts";
import type { Member } from "../server/users/viewer.ts";
import { manyCases } from "../tests/setup/manyCases.ts";
import type { DemoApp } from "./withDemo.ts";

const few = 100;
const many = 100_000;
const askings = 200;

/** The desk's queue, as its operations answer it, with few open cases and with very many. */
export async function measureQueue({ db, site }: DemoApp): Promise<void> {
  await db.run(sql`update cases set closed_at = now() where closed_at is null`);
  const account = { siteId: site.id, passwordHash: noPassword };
  const desk = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      addMember(db, { ...account, name: `Desk ${i}`, email: `desk${i}@example.org`, role: "moderator" }),
    ),
  );
  const { id: articleId } = await db.one<{ id: Id }>(sql`select id from articles where site_id = ${site.id} limit 1`);
  const [author] = await db.all<{ id: Id }>(sql`select id from members where role = 'member' limit 1`);
  const authorIds = [author?.id ?? ""];
  console.log("The desk's queue, p50 / p99:");
  let open = 0;
  for (const count of [few, many]) {
    for (; open < count; open += 10_000) {
      await manyCases({ db, site }, { count: Math.min(10_000, count - open), articleId, authorIds });
    }
    await db.run(sql`analyze cases, comments, claims`);
    await measure(db, desk, count);
    await db.run(sql`delete from claims`);
  }
}

async function measure(db: Pool, desk: Member[], count: number): Promise<void> {
  const [one] = desk;
  if (!one) throw new Error("nobody is on the desk");
  const page = (query: object) => () => queuePage(db, one, CasesQuery.parse({ limit: 30, ...query }));
  const measures = {
    "the first page with all counts": page({}),
    "the first page of what is held": page({ view: "held" }),
    "the same of one section, counted": page({ section: "World" }),
    "the same of words in the text, counted": page({ words: "number 77" }),
    "the next case, one after the other": () => nextCase(db, one, NextCase.parse({})),
  };
  for (const [name, ask] of Object.entries(measures)) {
    await ask();
    report(count, name, await times(name.includes("counted") ? 20 : askings, ask));
  }
  const together: number[] = [];
  for (let round = 0; round < 10; round++) {
    const start = performance.now();
    const got = await Promise.all(
      desk.map(async who => {
        const { case: next } = await nextCase(db, who, NextCase.parse({}));
        together.push(performance.now() - start);
        return next?.id;
      }),
    );
    const given = got.filter(id => id !== undefined);
    if (new Set(given).size !== given.length) throw new Error("two moderators got one case");
    if (count === few) await db.run(sql`delete from claims`);
  }
  report(count, "the next case, 20 moderators at once", together);
}

async function times(n: number, ask: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < n; i++) {
    const start = performance.now();
    await ask();
    taken.push(performance.now() - start);
  }
  return taken;
}

function report(count: number, name: string, taken: number[]): void {
  const sorted = taken.sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  console.log(`  ${String(count).padStart(7)} open: ${name}: ${at(0.5)} / ${at(0.99)} ms`);
}
