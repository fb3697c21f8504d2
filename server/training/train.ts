import { labels } from "../protocol/labels.ts";
import { loadModel, type Model, type Stack } from "../screening/model/model.ts";
import type { Shape } from "../screening/model/network.ts";
import { bytesOf, pack } from "../screening/model/packed.ts";
import { examplesOf } from "./examples.ts";
import { readAbuseWords } from "./lexicon.ts";
import type { LinearPart } from "./linear.ts";
import { disguised } from "./lists/abuseWords.ts";
import { madeRows } from "./made.ts";
import { matrixOf } from "./matrix.ts";
import { type NetworkRecipe, recipe } from "./recipe.ts";
import type { Row } from "./rows.ts";
import { readRows } from "./sources.ts";
import { withoutNearDuplicates } from "./split.ts";
import { fitStack } from "./stack.ts";
import { type NetworkPart, type Task, tasksFor } from "./tasks.ts";
import { inThreads } from "./threads.ts";
import { versionOf } from "./version.ts";
import { buildVocabulary, type TrainedVocabulary } from "./vocabulary.ts";

/** How far training is: the step, and its share of the whole work, 0..1. */
export type Heard = (step: string, share: number) => void;

export interface Training {
  version: string;
  /** The weights file. */
  file: Buffer;
  model: Model;
}

/** Texts to learn from, and what is known of their words. */
export interface Texts {
  /** Rows of all splits, near-duplicates across them gone. */
  rows: Row[];
  vocabulary: TrainedVocabulary;
}

/** Reads a data folder, and makes the rows that are made here. */
export function readTexts(folder: string): Texts {
  const abuse = readAbuseWords(folder);
  const rows = [...withoutNearDuplicates(readRows(folder)).rows, ...madeRows(folder, abuse)];
  const training = rows.filter(({ split }) => split === "train").map(({ text }) => text);
  return { rows, vocabulary: buildVocabulary(folder, abuse, training) };
}

/** About the seconds of one core that each step takes with the project's data; only the bar reads it. */
const costs = {
  words: 15,
  features: 45,
  calibrating: 10,
  of: (task: Task) => (task.trains === "linear" ? 7 : 40 * task.plan.epochs),
};

/** Trains a model. The same texts give the same bytes, in however many threads. */
export async function train(
  { rows, vocabulary }: Texts,
  { threads, plans = recipe.networks }: { threads: number; plans?: NetworkRecipe[] },
  heard: Heard,
): Promise<Training> {
  const tasks = tasksFor(plans);
  const allTasks = tasks.reduce((sum, task) => sum + costs.of(task), 0);
  const whole = costs.words + costs.features + allTasks + costs.calibrating;
  const version = versionOf(rows, vocabulary);
  const training = rows.filter(({ split }) => split === "train");

  const examples = examplesOf(training, vocabulary, share => heard("finding the words", (costs.words * share) / whole));
  const { matrix, idf } = matrixOf(examples, vocabulary.abuse, share =>
    heard("counting the features", (costs.words + costs.features * share) / whole),
  );

  const shares = new Map<Task, number>();
  const parts = await inThreads(tasks, { examples, matrix }, threads, (task, share) => {
    shares.set(task, share);
    const spent = [...shares].reduce((sum, [done, part]) => sum + costs.of(done) * part, 0);
    heard(nameOf(task), (costs.words + costs.features + spent) / whole);
  });

  heard("calibrating", 1 - costs.calibrating / whole);
  const networks = parts
    .slice(0, plans.length)
    .map((part, n) => ({ ...(part as NetworkPart), shape: plans[n]!.shape }));
  const linear = parts.slice(plans.length) as LinearPart[];
  const fileWith = (stack: Stack) => packed({ version, linear, networks, idf, vocabulary, stack });
  const tune = rows.filter(({ split }) => split === "tune");
  const file = fileWith(fitStack(loadModel(fileWith([])), tune));
  return { version, file, model: loadModel(file) };
}

const nameOf = (task: Task) =>
  task.trains === "linear" ? `the linear reader: ${task.label.replace("_", " ")}` : "the network";

interface Parts {
  version: string;
  linear: LinearPart[];
  networks: (NetworkPart & { shape: Shape })[];
  idf: Float32Array;
  vocabulary: TrainedVocabulary;
  stack: Stack;
}

/** The weights file, as `loadModel` opens it. */
function packed({ version, linear, networks, idf, vocabulary, stack }: Parts): Buffer {
  const { idfStep } = recipe.packing;
  const header = {
    version,
    labels,
    linearScales: linear.map(({ scale }) => scale),
    linearBias: linear.map(({ bias }) => bias),
    idfStep,
    networks: networks.map(({ shape, scales }) => ({ shape, scales })),
    stack,
  };
  const lists = {
    abuse: [...vocabulary.abuse],
    disguised,
    exact: [...vocabulary.disguised.exact],
    groups: [...vocabulary.groups],
    innocent: [...vocabulary.innocent],
  };
  return pack(header, [
    ...linear.map(({ bytes }, l) => ({ name: `linear${l}`, bytes })),
    { name: "idf", bytes: Uint8Array.from(idf, rarity => Math.min(255, Math.round((rarity - 1) / idfStep))) },
    ...networks.flatMap(({ embedding, conv, dense, small }, n) =>
      Object.entries({ embedding, conv, dense, small }).map(([name, bytes]) => ({ name: `${name}${n}`, bytes })),
    ),
    { name: "words", bytes: Buffer.from([...vocabulary.known].sort().join("\n")) },
    { name: "things", bytes: Buffer.from([...vocabulary.things].sort().join("\n")) },
    { name: "lists", bytes: bytesOf(Buffer.from(JSON.stringify(lists))) },
  ]);
}
