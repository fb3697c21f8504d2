import { fork } from "node:child_process";
import { createServer } from "node:http";
import { join } from "node:path";
import { Packed } from "../server/http/packed.ts";
import { root } from "../server/root.ts";
import { addMember } from "../server/users/accounts.ts";
import { noPassword } from "../server/users/passwords.ts";
import { cookieName, startSession } from "../server/users/sessions.ts";
import { type Cpu, cpuClock } from "./cpu.ts";
import { compare, median, perSecond } from "./measures.ts";
import type { Asked, Took } from "./readers.ts";
import type { DemoApp } from "./withDemo.ts";

const bareName = "node:http with the same bytes ready";

/** The first page of the longest thread, and the page and the fragment around it, against a bare node:http that has the same bytes ready. */
export async function measureReading(demo: DemoApp): Promise<void> {
  const slug = await longestThread(demo.address);
  await measureThread(`${demo.address}/api/v1/articles/${slug}/comments`);
  await measurePages(demo, slug);
}

async function measureThread(page: string): Promise<void> {
  const bytes = Buffer.from(await (await fetch(page)).arrayBuffer());
  const bare = await aBareServer({ "Content-Type": "application/json" }, bytes);
  await compare(`a thread page of ${Math.round(bytes.length / 1024)} kB`, bareName, {
    ours: () => perSecond(400, 8, () => fetch(page).then(answer => answer.arrayBuffer())),
    bare: () => perSecond(400, 8, () => fetch(bare.url).then(answer => answer.arrayBuffer())),
  });
  bare.close();
}

const rounds = 5;
const atOnce = 32;

interface Measured extends Cpu {
  /** A second. */
  rate: number;
}

/** Readers of whom each is another one, in a process of their own, over connections that are kept open. */
async function measurePages({ address, db, site }: DemoApp, slug: string): Promise<void> {
  const { id } = await addMember(db, {
    siteId: site.id,
    name: "Reader",
    email: "reader@example.org",
    passwordHash: noPassword,
  });
  const Cookie = `${cookieName}=${await startSession(db, id, { way: "password" })}`;
  const page = `${address}/articles/${slug}`;
  const { bytes, encoding } = await packedAt(page);
  const bare = await aBareServer({ "Content-Type": "text/html; charset=utf-8", "Content-Encoding": encoding }, bytes);
  const asked: Record<string, Asked> = {
    [bareName]: { url: bare.url, headers: {}, count: 10_000, atOnce },
    "an article's page": { url: page, headers: {}, count: 5_000, atOnce },
    "its fragment": { url: `${address}/embed/articles/${slug}`, headers: {}, count: 5_000, atOnce },
    "the page drawn for somebody who is signed in": { url: page, headers: { Cookie }, count: 60, atOnce: 8 },
  };
  const clock = await cpuClock(db);
  const measured = new Map<string, Measured[]>(Object.keys(asked).map(name => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, one] of Object.entries(asked)) {
      const before = clock();
      const { seconds } = await readAll(one);
      const after = clock();
      const cpu = {
        node: (after.node - before.node) / one.count,
        postgres: (after.postgres - before.postgres) / one.count,
      };
      // The first round warms everything up.
      if (round > 0) measured.get(name)?.push({ rate: one.count / seconds, ...cpu });
    }
  }
  const of = (name: string, what: keyof Measured) => median((measured.get(name) ?? []).map(one => one[what]));
  console.log(
    `${atOnce} readers at once, ${Math.round(bytes.length / 1024)} kB as ${encoding}, medians of ${rounds} rounds:`,
  );
  for (const name of Object.keys(asked)) {
    const cpu = `${of(name, "node").toFixed(3)} ms in Node, ${of(name, "postgres").toFixed(3)} ms in PostgreSQL`;
    const ratio = (of(bareName, "rate") / of(name, "rate")).toFixed(1);
    console.log(`  ${name}: ${of(name, "rate").toFixed(0)}/s, ratio ${ratio}; CPU time ${cpu}`);
  }
  bare.close();
}

/** As it goes over the line. */
async function packedAt(url: string): Promise<{ bytes: Buffer; encoding: string }> {
  const answer = await fetch(url, { headers: { "Accept-Encoding": "br" } });
  const { bytes, encoding = "identity" } = await new Packed(await answer.text()).as("br");
  return { bytes, encoding };
}

async function aBareServer(headers: Record<string, string>, bytes: Buffer): Promise<{ url: string; close(): void }> {
  const server = createServer((_req, res) => res.writeHead(200, headers).end(bytes));
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

function readAll(asked: Asked): Promise<Took> {
  return new Promise((resolve, reject) => {
    const readers = fork(join(root, "dist/bench/readers.js"));
    readers.once("message", took => resolve(took as Took));
    readers.once("exit", code => code !== 0 && reject(new Error(`the readers ended with ${code}`)));
    readers.send(asked);
  });
}

async function longestThread(address: string): Promise<string> {
  const html = await (await fetch(`${address}/`)).text();
  const slugs = [...new Set([...html.matchAll(/\/articles\/([a-z0-9-]+)/g)].map(([, slug]) => slug ?? ""))];
  const counts = await Promise.all(
    slugs.map(async slug => ({
      slug,
      ...((await (await fetch(`${address}/api/v1/articles/${slug}`)).json()) as { commentCount: number }),
    })),
  );
  return counts.sort((a, b) => b.commentCount - a.commentCount)[0]?.slug ?? "";
}
