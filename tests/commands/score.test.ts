import { spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text as textOf } from "node:stream/consumers";
import { afterAll, expect, test } from "@jest/globals";
import { type Screen, startProgress } from "../../server/commands/progress.ts";
import { labels } from "../../server/protocol/labels.ts";
import { limits } from "../../server/protocol/limits.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import { root } from "../../server/root.ts";
import { textAlone } from "../../server/screening/check.ts";
import { screen } from "../../server/screening/screen.ts";

const command = join(root, "dist/server/cli.js");
const folder = mkdtempSync(join(tmpdir(), "comity-score-"));
afterAll(() => rmSync(folder, { recursive: true }));
const minutes = 60_000;

interface Ran {
  status: number | null;
  out: string;
  told: string;
}

/** Runs the built command; what it reads is given as lines, as bytes, or as the path of a file. */
async function run(args: string[], input: (string | Buffer)[] | { file: string }, node: string[] = []): Promise<Ran> {
  const stdin = "file" in input ? openSync(input.file, "r") : ("pipe" as const);
  const child = spawn(process.execPath, [...node, command, ...args], { stdio: [stdin, "pipe", "pipe"] });
  const ended = new Promise<number | null>(resolve => child.on("close", resolve));
  const heard = Promise.all([
    textOf(child.stdout as NodeJS.ReadableStream),
    textOf(child.stderr as NodeJS.ReadableStream),
  ]);
  if (!("file" in input)) child.stdin?.end(Buffer.concat(input.map(part => Buffer.from(part))));
  const [out, told] = await heard;
  return { status: await ended, out, told };
}

const linesOf = (output: string) => output.split("\n").filter(line => line !== "");
const read = (line: string | undefined) => JSON.parse(line ?? "");

test("[E1] each line comes back as it came, in order, with scores, verdict and findings", async () => {
  const rude = "You are an idiot and a moron.";
  const { status, out } = await run(
    ["score", "--language", "en"],
    [
      '\ufeff{"id":12345678901234567890123,"text":"Thank you."}\r\n',
      "\n",
      `  { "text" : ${JSON.stringify(rude)}, "source":{"page":"a\\u00e9"} }  \n`,
      '{"text":"Again.","scores":1,"verdict":"hold","findings":[]}\n',
      '{"text":"Without an end."}',
    ],
  );
  expect(status).toBe(0);
  const lines = linesOf(out);
  expect(lines.map(line => read(line).text)).toEqual(["Thank you.", rude, "Again.", "Without an end."]);
  expect(lines[0]).toMatch(/^\{"id":12345678901234567890123,"text":"Thank you\.","scores":/);
  expect(lines[1]).toContain('"source":{"page":"a\\u00e9"} ,"scores":');
  expect(lines[2]?.match(/"verdict"/g)).toHaveLength(1);
  const { outcome, findings, reading } = screen({
    text: rude,
    language: "en",
    facts: textAlone,
    policy: defaultPolicy,
  });
  expect(read(lines[1])).toMatchObject({ verdict: outcome, findings, scores: reading?.scores });
  expect(Object.keys(read(lines[0]).scores)).toEqual([...labels]);
});

test("[E2] a line that is no comment is told by its number and does not stop the rest", async () => {
  const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const { status, out, told } = await run(
    ["score"],
    [
      '{"text":"The first."}\n',
      "no json\n",
      '{"text":7}\n{"id":5}\n["text"]\nnull\n',
      `{"text":"${"a".repeat(limits.commentCodePoints + 1)}"}\n`,
      `{"text":"${"b".repeat(10_000_000)}"}\n`,
      Buffer.from([...Buffer.from('{"text":"'), 0xff, ...Buffer.from('"}\n')]),
      `{"text":"Deep, and scored before.","scores":${deep},"more":${deep}}\n`,
      `{"text":"${"😀".repeat(limits.commentCodePoints)}"}\n`,
      `{"text":"a${"\u0301".repeat(limits.commentCodePoints - 1)}"}\n`,
      '{"text":"half a character: \\ud800"}\n{"text":""}\n{"text":"The last."}\n',
    ],
  );
  expect(status).toBe(1);
  const texts = linesOf(out).map(line => read(line).text as string);
  expect(texts.map(text => text.slice(0, 10))).toEqual([
    "The first.",
    "😀".repeat(5),
    `a${"\u0301".repeat(9)}`,
    "half a cha",
    "",
    "The last.",
  ]);
  const faults = linesOf(told).filter(line => line.startsWith("line "));
  expect(faults.map(line => line.split(" (")[0])).toEqual([
    "line 2: is not a JSON object",
    "line 3: has a text that is not a string",
    "line 4: has no text",
    "line 5: is not a JSON object",
    "line 6: is not a JSON object",
    "line 7: has a text of more than 10,000 characters",
    "line 8: is longer than 1,000,000 bytes",
    "line 9: is not UTF-8",
    "line 10: is nested too deep to be written with another result",
  ]);
  expect(linesOf(told).at(-1)).toMatch(/^6 comments scored in [\d.]+ s; 9 lines could not be\.$/);
});

test(
  "[E3] fifty megabytes of lines pass in little memory, and how far it is is told",
  async () => {
    const file = join(folder, "many.jsonl");
    const note = "n".repeat(5_000);
    const lines = Array.from({ length: 10_000 }, (_, id) => JSON.stringify({ id, text: `About pier ${id}.`, note }));
    lines[7_000] = "no json";
    writeFileSync(file, `${lines.join("\n")}\n`);
    const { status, out, told } = await run(["score"], { file }, ["--max-old-space-size=64"]);
    expect([status, linesOf(told).at(-1)]).toEqual([1, expect.stringMatching(/^9,999 comments scored in .*; 1 line /)]);
    expect(told).toContain("line 7001: is not a JSON object");
    const ids = linesOf(out).map(line => Number(/^\{"id":(\d+),/.exec(line)?.[1]));
    expect(ids).toHaveLength(9_999);
    expect(ids.every((id, i) => id === (i < 7_000 ? i : i + 1))).toBe(true);
  },
  10 * minutes,
);

/** What stands on a screen, in order, while lines of ten bytes are read; "<" where the line is taken away first. */
async function shown(isTTY: boolean, total: number | undefined): Promise<string[]> {
  const written: string[] = [];
  const screenOf: Screen = { isTTY, write: text => written.push(text.replace("\r\u001b[K", "<")) };
  const progress = startProgress(screenOf, total);
  for (const lines of [43, 57]) {
    const before = written.length;
    while (written.length === before) {
      progress.reached(lines, lines * 10);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
  progress.say("line 57: is not a JSON object");
  progress.end();
  return written;
}

test("[E3] a terminal gets a bar that is drawn over, anything else lines", async () => {
  const [first, second, fault, last] = await shown(true, 1_000);
  expect(first).toMatch(/^<█{8}░{12} {2}43 % {2}43 lines, [\d,]+\/s, \d+ s left$/);
  expect(second).toMatch(/^<█{11}░{9} {2}57 % /);
  expect([fault, last]).toEqual(["<line 57: is not a JSON object\n", "<"]);
  expect((await shown(true, undefined))[0]).toMatch(/^<43 lines, [\d,]+\/s$/);
  const lines = await shown(false, 1_000);
  expect(lines[0]).toMatch(/^43 % {2}43 lines, [\d,]+\/s, \d+ s left\n$/);
  expect(lines).toHaveLength(3);
  expect((await shown(false, undefined))[1]).toMatch(/^57 lines, [\d,]+\/s\n$/);
});

test("[E4] without input there is nothing to score", async () => {
  for (const input of [[], ["\n", " \r\n"]]) {
    const { status, out, told } = await run(["score"], input);
    expect([status, out]).toEqual([0, ""]);
    expect(told).toMatch(/^0 comments scored in [\d.]+ s\.\n$/);
  }
});

test("[E4] whoever stops reading ends it quietly, though more would come", async () => {
  const child = spawn(process.execPath, [command, "score"]);
  const told = textOf(child.stderr);
  const ended = new Promise<number | null>(resolve => child.on("close", resolve));
  // Its end of the pipe breaks when it ends.
  child.stdin.on("error", () => {});
  const more = () => {
    while (child.stdin.writable && child.stdin.write('{"text":"And another one."}\n'.repeat(100)));
  };
  child.stdin.on("drain", more);
  more();
  await new Promise<void>(resolve => child.stdout.once("data", () => resolve()));
  child.stdout.destroy();
  expect(await ended).toBe(0);
  expect(await told).not.toMatch(/EPIPE|error/i);
});

test("[E5] a command that is typed wrong says what is wrong, and does nothing", async () => {
  const comment = ['{"text":"Hello."}\n'];
  for (const [args, says] of [
    [["score", "--language", "english"], /^--language takes two small letters/],
    [["score", "--lang", "en"], /Unknown option '--lang'/],
    [["score", "comments.jsonl"], /Unexpected argument 'comments.jsonl'/],
  ] as [string[], RegExp][]) {
    const { status, out, told } = await run(args, comment);
    expect([args, status, out, says.test(told)]).toEqual([args, 2, "", true]);
  }
  const unknown = await run(["constructor"], comment);
  expect([unknown.status, unknown.out.includes("comity score < comments.jsonl")]).toEqual([2, true]);
  for (const args of [["--help"], ["score", "-h"], []]) expect((await run(args, comment)).status).toBe(0);
});
