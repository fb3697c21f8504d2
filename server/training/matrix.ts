import { countFeatures, featureCount, weigh } from "../screening/model/features.ts";
import { type Examples, shared } from "./examples.ts";
import { domains, recipe } from "./recipe.ts";

/** Sparse rows one after the other, in shared memory. */
export interface Matrix {
  starts: Float64Array;
  indices: Int32Array;
  values: Float32Array;
}

/** Columns after those of the text: one for each domain, and the constant. */
export const domainColumn = featureCount;
export const constantColumn = featureCount + domains.length;
export const columnCount = constantColumn + 1;

/**
 * The texts as tf-idf rows, each with its domain and the constant: what a domain's share of positives says is then explained by its
 * column, which is left out of the model. Also how rare each feature is. Tells `done` how far it is, 0..1.
 */
export function matrixOf(
  { tokens, domains: domainOf }: Examples,
  abuse: { has(word: string): boolean },
  done: (share: number) => void,
): { matrix: Matrix; idf: Float32Array } {
  const count = domainOf.length;
  const room = new Growing();
  const starts = new Float64Array(new SharedArrayBuffer((count + 1) * 8));
  const seen = new Float32Array(featureCount);
  for (let i = 0; i < count; i++) {
    if (i % 1_000 === 0) done(i / count);
    const list = Array.from(tokens.ids.subarray(tokens.starts[i]!, tokens.starts[i + 1]!), id => ({
      text: tokens.words[id]!,
      start: 0,
      end: 0,
    }));
    const { indices, counts } = countFeatures(list, 0, list.length, abuse);
    for (const index of indices) seen[index]!++;
    room.add(indices, counts);
    room.add([domainColumn + domainOf[i]!, constantColumn], [recipe.linear.domainValue, recipe.linear.constantValue]);
    starts[i + 1] = room.used;
  }
  const idf = seen.map(n => Math.log((1 + count) / (1 + n)) + 1);
  for (let i = 0; i < count; i++) {
    const to = starts[i + 1]! - 2;
    weigh(room.indices.subarray(starts[i]!, to), room.values.subarray(starts[i]!, to), idf);
  }
  return {
    matrix: { starts, indices: room.indices.subarray(0, room.used), values: room.values.subarray(0, room.used) },
    idf,
  };
}

/** Two arrays that double when they are full. */
class Growing {
  indices = shared.ints(1 << 20);
  values = shared.floats(1 << 20);
  used = 0;

  add(indices: ArrayLike<number>, values: ArrayLike<number>): void {
    if (this.used + indices.length > this.indices.length) {
      const { indices: oldIndices, values: oldValues } = this;
      this.indices = shared.ints(oldIndices.length * 2);
      this.indices.set(oldIndices);
      this.values = shared.floats(oldValues.length * 2);
      this.values.set(oldValues);
    }
    this.indices.set(indices, this.used);
    this.values.set(values, this.used);
    this.used += indices.length;
  }
}
