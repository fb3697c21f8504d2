import { type Label, labels } from "../protocol/labels.ts";
import { featureCount } from "../screening/model/features.ts";
import { bytesOf, quantise } from "../screening/model/packed.ts";
import { type Examples, factorFor } from "./examples.ts";
import { fitLogistic, type Sides } from "./logistic.ts";
import { columnCount, constantColumn, domainColumn, type Matrix } from "./matrix.ts";
import { domains, recipe, type Source, sources } from "./recipe.ts";
import { columnOf, isKnown } from "./rows.ts";

/** One label of the linear reader, in eight bits. */
export interface LinearPart {
  bytes: Uint8Array;
  scale: number;
  bias: number;
}

/** A source that says who is hateful teaches these two labels and no other. */
export const teaches = (source: Source, label: Label) =>
  !sources[source].onlyHate || label === "identity_attack" || label === "threat";

/** Naming a group says nothing about these: one is about groups, and one about selling. */
export const isReweighed = (label: Label) => label !== "identity_attack" && label !== "spam";

/** Fits the linear reader for one label. */
export function trainLinear(examples: Examples, matrix: Matrix, label: Label): LinearPart {
  const { seed, epochs, cost, domainValue, constantValue } = recipe.linear;
  const column = columnOf[label];
  const sides = sidesOf(examples, label);
  const weights = fitLogistic(matrix, sides, columnCount, { c: cost[label], epochs, seed: seed + column });
  const { scale, bytes } = quantise(weights.subarray(0, featureCount));
  // Of the domains that of Wikipedia's comments stays in the constant; the stack corrects it (see `stack.ts`).
  const home = weights[domainColumn + domains.indexOf("wiki")]! * domainValue;
  return { bytes: bytesOf(bytes), scale, bias: weights[constantColumn]! * constantValue + home };
}

/** Shares between these two are no answer. */
const unsure = { from: 0.2, to: 0.5 };
/** Shares nearer than this to none or to all are as good as those. */
const nearly = 0.02;

function sidesOf(examples: Examples, label: Label): Sides {
  const { targets, weights, namesGroup, sources: from } = examples;
  const column = columnOf[label];
  const chosen = [...from.keys()].filter(i => teaches(from[i]!, label));
  const factor = isReweighed(label) ? factorFor(examples, chosen, column) : 1;
  const rows: number[] = [];
  const signs: number[] = [];
  const costs: number[] = [];
  const add = (row: number, sign: number, cost: number) => {
    rows.push(row);
    signs.push(sign);
    costs.push(cost);
  };
  for (const i of chosen) {
    const target = targets[i * labels.length + column]!;
    const weight = weights[i * labels.length + column]! * (from[i] === "own" ? recipe.linear.ownWeight : 1);
    if (!isKnown(target) || weight === 0 || (target >= unsure.from && target < unsure.to)) continue;
    if (target > nearly) add(i, 1, weight * target * (namesGroup[i] ? factor : 1));
    if (target < 1 - nearly) add(i, -1, weight * (1 - target));
  }
  return { rows: Int32Array.from(rows), signs: Int8Array.from(signs), costs: Float32Array.from(costs) };
}
