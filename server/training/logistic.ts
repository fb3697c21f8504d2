import type { Matrix } from "./matrix.ts";
import { seeded, shuffle } from "./random.ts";

/** Rows of a matrix with their sides. A row may stand twice, on both sides, each time with its share as cost. */
export interface Sides {
  rows: Int32Array;
  /** 1 or -1. */
  signs: Int8Array;
  costs: Float32Array;
}

interface Fit {
  /** How much the rows count against the pull of the weights towards nothing. */
  c: number;
  epochs: number;
  seed: number;
}

/**
 * L2-regularised logistic regression by dual coordinate descent: Yu, Huang & Lin, "Dual coordinate descent methods for logistic
 * regression and maximum entropy models", Machine Learning 85 (2011), algorithm 5. Returns the weight of each of the columns.
 */
export function fitLogistic(matrix: Matrix, sides: Sides, columns: number, { c, epochs, seed }: Fit): Float64Array {
  const { starts, indices, values } = matrix;
  const { rows, signs, costs } = sides;
  const count = rows.length;
  const weights = new Float64Array(columns);
  /** For each row its two dual variables, which sum to c * cost. */
  const alpha = new Float64Array(2 * count);
  const norms = new Float64Array(count);

  const add = (row: number, step: number) => {
    const to = starts[row + 1]!;
    for (let k = starts[row]!; k < to; k++) weights[indices[k]!]! += step * values[k]!;
  };
  const dot = (row: number) => {
    let sum = 0;
    const to = starts[row + 1]!;
    for (let k = starts[row]!; k < to; k++) sum += weights[indices[k]!]! * values[k]!;
    return sum;
  };

  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const upper = c * costs[i]!;
    alpha[2 * i] = Math.min(0.001 * upper, 1e-8);
    alpha[2 * i + 1] = upper - alpha[2 * i]!;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) norms[i]! += values[k]! * values[k]!;
    add(row, signs[i]! * alpha[2 * i]!);
  }

  const order = Int32Array.from({ length: count }, (_, i) => i);
  const random = seeded(seed);
  let tolerance = 1e-2;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let newtonSteps = 0;
    let largest = 0;
    for (const i of order) {
      const row = rows[i]!;
      const upper = c * costs[i]!;
      const a = norms[i]!;
      const b = signs[i]! * dot(row);
      // The smaller of the two variables is solved for: near its end the other loses its digits.
      const isFirst = 0.5 * a * (alpha[2 * i + 1]! - alpha[2 * i]!) + b >= 0;
      const sign = isFirst ? 1 : -1;
      const one = isFirst ? 2 * i : 2 * i + 1;
      const old = alpha[one]!;
      let z = upper - old < 0.5 * upper ? old * 0.1 : old;
      const gradientAt = (at: number) => a * (at - old) + sign * b + Math.log(at / (upper - at));
      let gradient = gradientAt(z);
      largest = Math.max(largest, Math.abs(gradient));
      let steps = 0;
      while (steps <= 100 && Math.abs(gradient) >= tolerance) {
        const next = z - gradient / (a + upper / (upper - z) / z);
        z = next <= 0 ? z * 0.1 : next;
        gradient = gradientAt(z);
        steps++;
      }
      newtonSteps += steps;
      if (steps === 0) continue;
      alpha[one] = z;
      alpha[isFirst ? 2 * i + 1 : 2 * i] = upper - z;
      add(row, sign * (z - old) * signs[i]!);
    }
    if (largest < 0.01) break;
    if (newtonSteps <= count / 10) tolerance = Math.max(1e-8, 0.1 * tolerance);
  }
  return weights;
}
