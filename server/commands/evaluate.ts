import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Label, labels } from "../protocol/labels.ts";
import { root } from "../root.ts";
import { modelOf } from "../screening/model/read.ts";
import { readLabelled } from "../training/measure/labelled.ts";
import { type Evaluation, evaluateLabelled, evaluationTable } from "../training/measure/labels.ts";
import { reliabilityPlot } from "../training/measure/plot.ts";
import { type Section, withMeasures } from "../training/measure/section.ts";
import { count, many } from "./progress.ts";
import { startSteps } from "./steps.ts";
import { dataFolder } from "./train.ts";
import { UsageError } from "./usage.ts";

/**
 * `comity evaluate`: judges the shipped model. With a file of texts with labels, by those; without, by every measure of
 * docs/MODERATION-QUALITY.md, beside word lists (which are development packages). Tables go to stdout.
 */
export async function evaluate(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: "string" },
      json: { type: "string" },
      plot: { type: "string" },
      label: { type: "string", default: "toxicity" },
      write: { type: "boolean", default: false },
    },
  });
  const [file, ...more] = positionals;
  if (more.length > 0) throw new UsageError("evaluate takes one file at most.");
  if (file === undefined && values.plot !== undefined)
    throw new UsageError("--plot needs a file of texts with labels.");
  if (file !== undefined && values.write)
    throw new UsageError("--write is for the measures of the document, without a file.");
  if (!isLabel(values.label)) throw new UsageError(`--label takes one of ${labels.join(", ")}.`);
  for (const option of ["json", "plot"] as const) checkPlace(option, values[option]);
  if (file !== undefined) return evaluateFile(file, values.label, values);

  const folder = dataFolder(values.data);
  const { measureQuality } = await import("../training/measure/quality.ts");
  const steps = startSteps(process.stderr);
  const sections = measureQuality(folder, steps.at);
  steps.end();
  for (const { title, text } of sections) console.log(`## ${title}\n\n${text}\n`);
  if (values.json !== undefined) {
    const figures = sections.map(({ name, figures }) => [name, figures]);
    writeJson(values.json, { model: modelOf("en").version, ...Object.fromEntries(figures) });
  }
  if (values.write) writeDocument(sections);
  return 0;
}

/** Said before the work, which may take minutes. */
function checkPlace(option: string, file: string | undefined): void {
  if (file === undefined) return;
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new UsageError(`--${option}: the folder ${folder} is not there.`);
  const isThere = existsSync(file);
  if (isThere && statSync(file).isDirectory()) throw new UsageError(`--${option}: ${file} is a folder.`);
  try {
    accessSync(isThere ? file : folder, constants.W_OK);
  } catch {
    throw new UsageError(`--${option}: ${file} may not be written.`);
  }
}

const isLabel = (name: string): name is Label => (labels as readonly string[]).includes(name);

/** Of the lines that are no comment with a label: a file may have a hundred thousand. */
const faultsTold = 10;

function evaluateFile(file: string, meant: Label, { json, plot }: { json?: string; plot?: string }): number {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  let faults = 0;
  const comments = readLabelled(file, meant, (line, what) => {
    faults++;
    if (faults <= faultsTold) console.error(`line ${line}: ${what}`);
  });
  if (faults > faultsTold) console.error(`${many(faults - faultsTold, "more line")} could not be used.`);
  if (comments.length === 0) throw new UsageError(`${file} holds no text with a label.`);
  const steps = startSteps(process.stderr);
  const evaluation = evaluateLabelled(comments, modelOf("en").version, share => steps.at("reading comments", share));
  steps.end();
  console.log(evaluationTable(evaluation));
  const left = evaluation.cannotSay > 0 ? `; of ${evaluation.cannotSay} it cannot say anything` : "";
  console.log(`\n${evaluation.model} on ${many(evaluation.rows, "comment")}${left}.`);
  if (json !== undefined) writeJson(json, evaluation);
  if (plot !== undefined) writeFileSync(plot, plotOf(evaluation));
  return faults > 0 ? 1 : 0;
}

function plotOf({ model, labels: measured, rows }: Evaluation): string {
  const panels = Object.entries(measured).map(([label, { bins, positives, rows: judged }]) => ({
    title: `${label.replace("_", " ")}: ${count(positives)} of ${count(judged)} deserve it`,
    bins,
  }));
  return reliabilityPlot(`What ${model} says, and how often it is so, on ${many(rows, "comment")}`, panels);
}

const writeJson = (file: string, value: unknown) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

function writeDocument(sections: Section[]): void {
  const path = join(root, "docs/MODERATION-QUALITY.md");
  writeFileSync(path, withMeasures(readFileSync(path, "utf8"), sections));
}
