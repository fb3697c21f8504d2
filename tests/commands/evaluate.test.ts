import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "@jest/globals";
import type { Screen } from "../../server/commands/progress.ts";
import { startSteps } from "../../server/commands/steps.ts";
import { root } from "../../server/root.ts";

const folder = mkdtempSync(join(tmpdir(), "comity-evaluate-"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "dist/server/cli.js"), ...args], {
    encoding: "utf8",
    env: { PATH: process.env.PATH },
  });
  return { status, out: stdout, told: stderr };
}

const rude = "You are an idiot and a moron, and everybody in this town knows it.";
const kind = "Thank you for this careful article about the new library in our town.";

test("[R7] a file of texts with labels is judged as a table, as JSON and as a plot, by label and by source", () => {
  const file = join(folder, "data.jsonl.gz");
  const lines = [
    { text: rude, source: "a", toxic: 1, insult: 0.9 },
    { text: kind, source: "a", toxic: 0, insult: 0.2 },
    { text: rude, source: "b", labels: { toxicity: true } },
    { text: kind, source: "b", labels: { toxicity: false, spam: false } },
  ];
  writeFileSync(file, gzipSync(`${lines.map(line => JSON.stringify(line)).join("\n")}\nnot json\n{"text":"bare"}\n`));
  const json = join(folder, "figures.json");
  const plot = join(folder, "plot.svg");
  const { status, out, told } = run("evaluate", file, "--json", json, "--plot", plot);
  expect(told).toContain("line 5: is not a JSON object");
  expect(told).toContain("line 6: has no label");
  expect(status).toBe(1);
  expect(out).toMatch(/\| all +\| toxicity +\| +4 \| +2 \| +1\.000 \| +1\.000 \| hold 0\.85/);
  expect(out).toMatch(/\| b +\| toxicity/);
  const figures = JSON.parse(readFileSync(json, "utf8"));
  expect(figures.rows).toBe(4);
  expect(figures.labels.toxicity).toMatchObject({ rows: 4, positives: 2, rocAuc: 1, averagePrecision: 1 });
  expect(figures.labels.toxicity.thresholds.map(({ step }: { step: string }) => step)).toEqual([
    "hold",
    "flag",
    "nudge",
    "half",
  ]);
  expect(figures.labels.spam).toMatchObject({ rows: 1, positives: 0, rocAuc: null });
  expect(Object.keys(figures.sources)).toEqual(["a", "b"]);
  expect(readFileSync(plot, "utf8")).toMatch(
    /^<svg [\s\S]*>toxicity: 2 of 4 deserve it<[\s\S]*>spam: 0 of 1 deserve it<[\s\S]*<\/svg>\n$/,
  );
});

test("[R7] of many lines without a label the first are told, and the others counted", () => {
  const file = join(folder, "bare.jsonl");
  const bare = Array.from({ length: 1_000 }, () => '{"text":"bare"}\n').join("");
  writeFileSync(file, `${JSON.stringify({ text: kind, toxic: 0 })}\n${bare}`);
  const { status, told } = run("evaluate", file);
  expect(status).toBe(1);
  expect(told.match(/^line \d+: has no label$/gm)).toHaveLength(10);
  expect(told).toContain("\n990 more lines could not be used.\n");
});

test("[E5] a place that cannot be written to is told before anything is read", () => {
  const file = join(folder, "some.jsonl");
  writeFileSync(file, `${JSON.stringify({ text: kind, toxic: 0 })}\n`);
  for (const option of ["--json", "--plot"]) {
    const nowhere = run("evaluate", file, option, join(folder, "nowhere", "figures"));
    expect(nowhere).toMatchObject({ status: 2, out: "", told: expect.stringContaining(`${option}: the folder `) });
    const taken = run("evaluate", file, option, folder);
    expect(taken).toMatchObject({ status: 2, out: "", told: expect.stringContaining("is a folder") });
  }
});

test("[R7] a column called label says what it is told to say", () => {
  const file = join(folder, "spam.jsonl");
  writeFileSync(file, `${JSON.stringify({ text: kind, label: 0 })}\n`);
  expect(run("evaluate", file, "--label", "spam").out).toMatch(/\| all +\| spam +\| +1 \| +0 \|/);
});

test("[R9] without the data, training and the measures say what is missing and what to do", () => {
  for (const command of ["train", "evaluate"]) {
    const { status, told } = run(command, "--data", join(folder, "nowhere"));
    expect(status).toBe(2);
    expect(told).toMatch(/nowhere is not there\..*CARD\.md.*--data DIR or COMITY_DATA/s);
  }
  expect(run("train", "--data", folder).told).toMatch(/lacks every file/);
  expect(run("train", "--threads", "none").told).toContain("--threads takes a whole number");
  expect(run("evaluate", "a", "b").status).toBe(2);
  expect(run("evaluate", join(folder, "none.jsonl")).told).toContain("There is no file");
});

test("[R10] a long work says its step and how long it still takes: a bar on a terminal, else a line for each step", () => {
  const written = (isTTY: boolean) => {
    const texts: string[] = [];
    const screen: Screen = { isTTY, write: text => texts.push(text) };
    const steps = startSteps(screen);
    steps.at("reading", 0.1);
    steps.at("learning", 0.5);
    steps.at("learning", 0.6);
    steps.end("done");
    return texts;
  };
  expect(written(true)[0]).toMatch(/█+░+ {2}10 % {2}reading, \d+ s left$/);
  expect(written(true).at(-1)).toBe("\r\u001b[Kdone\n");
  expect(written(false)).toEqual([
    expect.stringMatching(/^10 % {2}reading, \d+ s left\n$/),
    expect.stringMatching(/^50 % {2}learning, \d+ s left\n$/),
    "done\n",
  ]);
});
