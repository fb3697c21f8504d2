import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { labels } from "../../server/protocol/labels.ts";
import { featureCount } from "../../server/screening/model/features.ts";
import { heldOutFigures } from "../../server/training/heldOut.ts";
import { readAbuseWords } from "../../server/training/lexicon.ts";
import { madeRows } from "../../server/training/made.ts";
import { functional } from "../../server/training/measure/lists/functional.ts";
import { innocents } from "../../server/training/measure/lists/innocents.ts";
import { type NetworkRecipe, recipe } from "../../server/training/recipe.ts";
import type { Row } from "../../server/training/rows.ts";
import { missingIn, readRows } from "../../server/training/sources.ts";
import { withoutNearDuplicates } from "../../server/training/split.ts";
import { type Texts, train } from "../../server/training/train.ts";
import { versionOf } from "../../server/training/version.ts";
import { buildVocabulary } from "../../server/training/vocabulary.ts";
import { smallDataFolder } from "./smallData.ts";

const folder = smallDataFolder();
afterAll(() => rmSync(folder, { recursive: true }));

function smallTexts(): Texts {
  const { rows } = withoutNearDuplicates(readRows(folder));
  const training = rows.filter(({ split }) => split === "train").map(({ text }) => text);
  return { rows, vocabulary: buildVocabulary(folder, readAbuseWords(folder), training) };
}

const [shipped] = recipe.networks as [NetworkRecipe];
const small = {
  ...shipped,
  shape: { ...shipped.shape, dimension: 8, wordBits: 9, gramBits: 9, filters: [8, 8, 8] },
};

test("[R5] the same texts give the same bytes, in one thread and in three; other texts another version", async () => {
  const texts = smallTexts();
  const heard: number[] = [];
  const first = await train(texts, { threads: 1, plans: [small] }, (_, share) => heard.push(share));
  const second = await train(smallTexts(), { threads: 3, plans: [small] }, () => {});
  expect(second.file.equals(first.file)).toBe(true);
  expect(first.version).toMatch(/^en-1-[0-9a-f]{8}$/);
  expect(Math.max(...heard)).toBeLessThanOrEqual(1);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));

  const scores = first.model.score("you are an idiot, what a moron!");
  expect(Object.keys(scores)).toEqual([...labels]);
  expect(scores.toxicity).toBeGreaterThan(first.model.score("the council opened a library.").toxicity);
  expect(first.model.linear.idf).toHaveLength(featureCount);

  expect(versionOf(texts.rows.slice(1), texts.vocabulary)).not.toBe(first.version);
});

test("[R6] no text of one split is nearly one of another", () => {
  const long = "the quick brown fox jumps over the lazy dog and runs away from the angry farmer";
  const row = (text: string, split: Row["split"]): Row => ({
    text,
    split,
    source: "civil",
    target: new Float32Array(labels.length),
    weight: new Float32Array(labels.length),
  });
  const { rows, dropped } = withoutNearDuplicates([
    row("Go away!", "train"),
    row(`${long} today`, "train"),
    row("An entirely different remark about the town council and its budget", "train"),
    row("the quick brown fox jumps high but everything else in here is as different as it can be", "train"),
    row(`Yes: ${long.toUpperCase()}`, "tune"),
    row("go  away", "test"),
    row("go away", "test"),
    row(`${long}.`, "test"),
  ]);
  expect(dropped).toBe(3);
  expect(rows.filter(({ split }) => split === "train").map(({ text }) => text.slice(0, 21))).toEqual([
    "An entirely different",
    "the quick brown fox j",
  ]);
  expect(rows.filter(({ split }) => split === "test")).toHaveLength(2);
});

test("[R6] nothing that is made for training stands in the lists that the model is judged by", () => {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/[a-z]+/g) ?? [];
  const made = madeRows(folder, readAbuseWords(folder)).map(({ text }) => ` ${words(text).join(" ")} `);
  expect(made.length).toBeGreaterThan(10_000);
  const wholes = new Set(made.map(text => text.replaceAll(" ", "")));
  const judged = [...innocents, ...functional.map(({ text }) => text)];
  expect(judged.filter(text => wholes.has(words(text).join("")))).toEqual([]);
  const runs = new Set(judged.flatMap(text => words(text).map((_, i, all) => all.slice(i, i + 5).join(" "))));
  const shared = made.filter(text => {
    const all = text.trim().split(" ");
    return all.some((_, i) => i + 5 <= all.length && runs.has(all.slice(i, i + 5).join(" ")));
  });
  expect(shared).toEqual([]);
});

test("[R8] the shipped figures say how many reach each threshold, and nothing of what was not measured", () => {
  const { rows } = withoutNearDuplicates(readRows(folder));
  const test = rows.filter(({ split }) => split === "test");
  const figures = heldOutFigures("en-x", test, ({ target }) =>
    labels.map((_, l) => ((target[l] ?? 0) >= 0.5 ? 0.9 : 0.1)),
  );
  const { toxicity, sexual } = figures.curves;
  const positives = test.filter(({ source, target }) => source === "civil" && (target[0] ?? 0) >= 0.5).length;
  expect(positives).toBeGreaterThan(5);
  expect(toxicity.positives).toBe(positives);
  expect(toxicity.points.find(({ at }) => at === 0.5)).toEqual({
    at: 0.5,
    held: Math.round((positives / toxicity.rows) * 1e4) / 1e4,
    right: 1,
    found: 1,
  });
  expect(toxicity.points.at(-1)).toEqual({ at: 0.99, held: 0, right: null, found: 0 });
  expect(sexual.points.every(({ right, found }) => right === null && found === null)).toBe(true);
});

test("[R9] a data folder says what it lacks", () => {
  expect(missingIn(folder)).toEqual([]);
  rmSync(join(folder, "lexicons/dsojevic_en.json"));
  expect(missingIn(folder)).toEqual(["lexicons/dsojevic_en.json"]);
});
