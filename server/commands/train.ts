import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { trainingData } from "../config.ts";
import { root } from "../root.ts";
import { readTextBy } from "../screening/model/read.ts";
import { cardOf } from "../training/card.ts";
import { heldOutFigures } from "../training/heldOut.ts";
import type { Row } from "../training/rows.ts";
import { missingIn, needed } from "../training/sources.ts";
import { readTexts, train as trainModel } from "../training/train.ts";
import { startSteps } from "./steps.ts";
import { trainSite } from "./trainSite.ts";
import { UsageError } from "./usage.ts";

/**
 * `comity train`: trains the shipped model of English from a data folder, and writes the weights, the figures on rows kept out of training and
 * the model card. The same data gives the same bytes. With `--site` it is that site's correction that is made (trainSite.ts).
 */
export async function train(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: "string" },
      out: { type: "string" },
      threads: { type: "string" },
      site: { type: "string" },
    },
  });
  if (values.site !== undefined) return await trainSite(values.site);
  const threads = Number(values.threads ?? Math.min(3, availableParallelism()));
  if (!Number.isInteger(threads) || threads < 1) throw new UsageError("--threads takes a whole number from 1.");
  const folder = dataFolder(values.data);
  const out = resolve(values.out ?? join(root, "server/screening/model"));
  mkdirSync(join(out, "en"), { recursive: true });

  const startedAt = performance.now();
  const steps = startSteps(process.stderr);
  steps.at("reading the texts", 0);
  const texts = readTexts(folder);
  const { version, file, model } = await trainModel(texts, { threads }, steps.at);
  steps.at("measuring", 0.99);
  const test = texts.rows.filter(({ split }) => split === "test");
  const scores = new Map(test.map(row => [row, Object.values(readTextBy(model, "en", row.text).scores ?? {})]));
  const scoresOf = (row: Row) => scores.get(row) ?? [];
  // As in docs/MODERATION-QUALITY.md, what the model cannot say anything of is left out.
  const read = test.filter(row => scoresOf(row).length > 0);
  const figures = heldOutFigures(version, read, scoresOf);
  const card = cardOf({ version, model, bytes: file.length, rows: texts.rows, read, figures, scoresOf });
  const write = (name: string, content: string | Buffer) => writeFileSync(join(out, name), content);
  write("en/weights.bin", file);
  write("figures.json", `${JSON.stringify(figures, null, 2)}\n`);
  write("CARD.md", card);
  const minutes = (performance.now() - startedAt) / 60_000;
  steps.end(`${version}: ${(file.length / 1e6).toFixed(2)} MB in ${minutes.toFixed(1)} minutes, written to ${out}`);
  return 0;
}

/** The folder of texts to train from and to be judged by. Throws with what is missing and what to do. */
export function dataFolder(given: string | undefined): string {
  const folder = resolve(given ?? trainingData);
  const missing = missingIn(folder);
  if (missing.length === 0) return folder;
  const what = existsSync(folder)
    ? `lacks ${missing.length === needed.length ? "every file" : missing.join(", ")}`
    : "is not there";
  throw new UsageError(
    `The data folder ${folder} ${what}. The texts are no part of this repository: server/screening/model/CARD.md says where they ` +
      "come from. Name the folder with --data DIR or COMITY_DATA.",
  );
}
