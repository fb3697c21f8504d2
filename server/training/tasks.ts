import { type Label, labels } from "../protocol/labels.ts";
import type { Network } from "../screening/model/network.ts";
import { bytesOf, quantise } from "../screening/model/packed.ts";
import { type Examples, factorFor } from "./examples.ts";
import { isReweighed, type LinearPart, teaches, trainLinear } from "./linear.ts";
import type { Matrix } from "./matrix.ts";
import { type Lesson, trainNetwork } from "./network.ts";
import { type NetworkRecipe, recipe } from "./recipe.ts";
import { isPositive } from "./rows.ts";

/** A part of training that depends on no other; any thread may do it, and always comes to the same bytes. */
export type Task = { trains: "linear"; label: Label } | { trains: "network"; plan: NetworkRecipe };

/** A network in eight bits; `small`: its biases and heads, which stay numbers of four bytes. */
export interface NetworkPart {
  embedding: Uint8Array;
  conv: Uint8Array;
  dense: Uint8Array;
  small: Uint8Array;
  scales: { embedding: number; conv: number; dense: number };
}

export interface Material {
  examples: Examples;
  matrix: Matrix;
}

// The longest first, so that no thread is left with it at the end.
export const tasksFor = (plans: NetworkRecipe[]): Task[] => [
  ...plans.map(plan => ({ trains: "network" as const, plan })),
  ...labels.map(label => ({ trains: "linear" as const, label })),
];

export function doTask(task: Task, { examples, matrix }: Material, done: (share: number) => void) {
  if (task.trains === "linear") return trainLinear(examples, matrix, task.label);
  return packed(trainNetwork(task.plan, examples.tokens.words, lessonsOf(examples, task.plan), done));
}
export type Trained = LinearPart | NetworkPart;

/** The texts as the network learns them: all labels at once, rows that name a group reweighed label by label. */
function lessonsOf(examples: Examples, plan: NetworkRecipe): Lesson[] {
  const { sources, targets, weights, namesGroup, domains, tokens } = examples;
  const rows = [...sources.keys()];
  const factors = labels.map((label, column) => {
    if (!isReweighed(label)) return 1;
    return factorFor(
      examples,
      rows.filter(i => teaches(sources[i]!, label)),
      column,
    );
  });
  return rows.map(i => {
    const target = targets.slice(i * labels.length, (i + 1) * labels.length);
    const weight = target.map((share, column) => {
      const factor = namesGroup[i] && isPositive(share) ? factors[column]! : 1;
      const own = sources[i] === "own" ? plan.ownWeight : 1;
      return Math.min(plan.mostWeight, weights[i * labels.length + column]! * factor * own);
    });
    const ids = tokens.ids.subarray(tokens.starts[i]!, tokens.starts[i + 1]!);
    return { ids, target, weight, domain: domains[i]! };
  });
}

function packed({ embedding, conv, dense, convBias, denseBias, heads, headBias }: Network): NetworkPart {
  const rounded = {
    embedding: quantise(embedding, recipe.packing.embeddingClip),
    conv: quantise(conv),
    dense: quantise(dense),
  };
  return {
    embedding: bytesOf(rounded.embedding.bytes),
    conv: bytesOf(rounded.conv.bytes),
    dense: bytesOf(rounded.dense.bytes),
    small: bytesOf(Float32Array.from([...convBias, ...denseBias, ...heads, ...headBias])),
    scales: { embedding: rounded.embedding.scale, conv: rounded.conv.scale, dense: rounded.dense.scale },
  };
}
