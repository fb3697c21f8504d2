import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readMoves } from "../../server/protocol/articleMoves.ts";
import { RemapArticles } from "../../server/protocol/keyedArticles.ts";
import { root } from "../../server/root.ts";
import { keyedArticles } from "../setup/keyedArticles.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "comity-moves-"));
const home = "https://news.example";
let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
  const ada = await newsroom.join("Ada", { role: "admin" });
  await newsroom.setSettings({ embedding: { origins: [home], newArticles: "pages" } });
  const ann = await newsroom.join("Ann");
  await keyedArticles(newsroom, 620);
  const { body: busy } = await ada.get<Newsroom["article"]>("articles/key:post-600");
  await ann.posts("Somebody has written here.", { article: busy });
});
afterAll(async () => {
  await newsroom.close();
  rmSync(folder, { recursive: true });
});

/** Runs the built command with a file of these lines. */
async function move(lines: string[], ...more: string[]) {
  const file = join(folder, "moves.csv");
  writeFileSync(file, lines.join("\r\n"));
  const child = spawn(process.execPath, [join(root, "dist/server/cli.js"), "articles", "move", file, ...more], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: newsroom.databaseUrl },
  });
  const ended = new Promise<number | null>(resolve => child.on("close", resolve));
  const told = await textOf(child.stderr);
  return { status: await ended, told };
}
const urlOf = async (key: string) =>
  (await newsroom.reader.get<{ url: string | null }>(`articles/key:${encodeURIComponent(key)}`)).body.url;

test("[E10] articles get new keys and addresses; what cannot be done is told by its line, and done twice changes nothing", async () => {
  const lines = [
    "old,new",
    ...Array.from({ length: 549 }, (_, n) => `post-${n + 1},story-${n + 1},${home}/story-${n + 1}`),
    "post-550,post-600",
    "never,story-x",
    "post-551,has a space",
    `post-552,${home}/by-address`,
    "",
    "post-1,story-again",
    "post-553",
  ];
  const trial = await move(lines, "--trial");
  expect(trial.status).toBe(1);
  expect(trial.told).toContain("550 articles can be moved; 5 lines cannot be.");
  expect(await urlOf("post-7")).toBe("/articles/story-7");

  const { status, told } = await move(lines);
  expect(status).toBe(1);
  const wrong = told.split("\n").filter(line => line.startsWith("line "));
  expect(new Set(wrong)).toEqual(
    new Set([
      "line 551: has a key that another article with comments has",
      "line 552: names no article",
      "line 553: has a key that is none: 1 to 200 characters, none of them a space",
      "line 556: moves an article that an earlier line moves",
      "line 557: has not two or three columns: old,new or old,new key,new address",
    ]),
  );
  expect(told).toContain("550 articles moved; 5 lines cannot be.");
  expect(await urlOf("story-549")).toBe(`${home}/story-549`);
  expect(await urlOf("post-549")).toBe(`${home}/story-549`);
  expect(await urlOf("post-552")).toBe(`${home}/by-address`);
  expect((await move(lines)).told).toContain("550 articles moved");
  expect((await move(["post-1,story-1"])).status).toBe(0);
});

test("[E10] a command that is typed wrong does nothing and says so", async () => {
  expect((await move(["post-1,x"], "--site", "nowhere")).status).toBe(2);
  expect((await move(["post-1,x"], "again")).status).toBe(2);
});

test("[E11] a file is read as spreadsheets write it", () => {
  expect(
    readMoves(
      `\ufeffOld key,New key\r\n"a","b"\npost;1;2\nc\td\thttps://news.example/d\nhttps://a.example/1,https://a.example/2\n"x""y","say ""hi"""\n`,
    ),
  ).toEqual({
    moves: [
      { line: 2, key: "a", newKey: "b" },
      { line: 4, key: "c", newKey: "d", newUrl: "https://news.example/d" },
      { line: 5, key: "https://a.example/1", newKey: "https://a.example/2", newUrl: "https://a.example/2" },
    ],
    bad: [
      { line: 3, fault: "address" },
      { line: 6, fault: "key" },
    ],
  });
  expect(readMoves('\ufeffhttps://a.example/1\t\t"https://a.example/2"\ngr\ufffdn,green\ngreen,gr\ufffdn')).toEqual({
    moves: [{ line: 1, key: "https://a.example/1", newUrl: "https://a.example/2" }],
    bad: [
      { line: 2, fault: "key" },
      { line: 3, fault: "key" },
    ],
  });
  expect(readMoves("a,b\na,c\nd,b\ne,e\nf,javascript:alert(1)\ng,,ftp://x.example\nh,,https://u:p@x.example")).toEqual({
    moves: [
      { line: 1, key: "a", newKey: "b" },
      { line: 5, key: "f", newKey: "javascript:alert(1)" },
    ],
    bad: [
      { line: 2, fault: "twice" },
      { line: 3, fault: "collides" },
      { line: 4, fault: "same" },
      { line: 6, fault: "address" },
      { line: 7, fault: "address" },
    ],
  });
});

test(`[E11] whatever is in a file, what is read of it is what the door takes (SEED=${seed})`, () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.webUrl(),
    fc.constantFrom("a", "b", "https://x.example/", '"'),
  );
  const line = fc.array(cell, { maxLength: 4 }).map(cells => cells.join(","));
  const holds = fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), lines => {
    const { moves } = readMoves(lines.join("\n"));
    const items = moves.map(({ line: _, ...item }) => item);
    if (items.length > 0) expect(RemapArticles.safeParse({ items }).error).toBeUndefined();
  });
  fc.assert(holds, { seed, numRuns: 500 });
});
