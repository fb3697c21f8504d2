import { expect, test } from "@jest/globals";
import { labels } from "../../server/protocol/labels.ts";
import { fitLogistic } from "../../server/training/logistic.ts";
import type { Matrix } from "../../server/training/matrix.ts";
import { Learner, type Lesson, newNetwork } from "../../server/training/network.ts";
import { seeded } from "../../server/training/random.ts";
import { groupFactor } from "../../server/training/reweigh.ts";
import { fitRidge } from "../../server/training/stack.ts";

const matrixOf = (rows: number[][]): Matrix => ({
  starts: Float64Array.from([0, ...rows.keys()].map((_, i) => i * (rows[0]?.length ?? 0))),
  indices: Int32Array.from(rows.flatMap(row => [...row.keys()])),
  values: Float32Array.from(rows.flat()),
});

test("[R2] the regression finds the weight that solves a case by hand", () => {
  // One column of ones, 3 yes and 1 no: the slope w + C (4 p - 3) is 0, with p = 1 / (1 + exp(-w)).
  const sides = {
    rows: Int32Array.from([0, 1, 2, 3]),
    signs: Int8Array.from([1, 1, 1, -1]),
    costs: new Float32Array(4).fill(1),
  };
  const fit = { c: 2, epochs: 200, seed: 1 };
  const [weight = 0] = fitLogistic(matrixOf([[1], [1], [1], [1]]), sides, 1, fit);
  expect(weight + 2 * (4 / (1 + Math.exp(-weight)) - 3)).toBeCloseTo(0, 2);
  // A row that counts three times is three rows.
  const weighed = {
    rows: Int32Array.from([0, 1]),
    signs: Int8Array.from([1, -1]),
    costs: Float32Array.from([3, 1]),
  };
  expect(fitLogistic(matrixOf([[1], [1]]), weighed, 1, fit)[0]).toBeCloseTo(weight, 2);
});

test("[R2] at the regression's answer no weight can be bettered", () => {
  const random = seeded(3);
  const rows = Array.from({ length: 60 }, () => [random() - 0.5, random() - 0.5, 1]);
  const signs = Int8Array.from(rows, ([a = 0, b = 0]) => (a - 2 * b + random() * 0.3 > 0 ? 1 : -1));
  const c = 3;
  const sides = { rows: Int32Array.from(rows.keys()), signs, costs: new Float32Array(60).fill(1) };
  const weights = fitLogistic(matrixOf(rows), sides, 3, { c, epochs: 300, seed: 1 });
  weights.forEach((weight, column) => {
    const pull = rows.reduce((sum, row, i) => {
      const margin = (signs[i] ?? 0) * row.reduce((dot, value, k) => dot + value * (weights[k] ?? 0), 0);
      return sum - (c * (signs[i] ?? 0) * (row[column] ?? 0)) / (1 + Math.exp(margin));
    }, 0);
    expect(weight + pull).toBeCloseTo(0, 1);
  });
});

test("[R2] the stack's weights stay at what they are pulled to when nothing speaks against it, and the constant gives the rate", () => {
  const same = Array.from({ length: 40 }, () => [0]);
  const answers = same.map((_, i) => (i % 4 === 0 ? 1 : 0));
  const [constant = 0, weight = 0] = fitRidge(same, answers, { ridge: 6, prior: [0.25] });
  expect(weight).toBeCloseTo(0.25, 9);
  expect(1 / (1 + Math.exp(-constant))).toBeCloseTo(0.25, 6);
  // Those that deserve it counted three times: as many on either side.
  const counts = answers.map(answer => (answer ? 3 : 1));
  expect(fitRidge(same, answers, { ridge: 6, prior: [0.25] }, counts)[0]).toBeCloseTo(0, 6);
});

test("[R3] the network's slopes are those of its loss", () => {
  const shape = { dimension: 6, wordBits: 5, gramBits: 6, filters: [4, 4, 4], hidden: 0, domains: 2 };
  const network = newNetwork(shape, 4);
  const words = ["you", "are", "kind", "today", "rude"];
  const plan = {
    batch: 3,
    rate: 0,
    embeddingRate: 0,
    dropout: 0,
    wordDropout: 0,
    tokenDropout: 0,
    decay: 0,
    mostTokens: 4,
  };
  const known = (...shares: number[]) => Float32Array.from(labels, (_, l) => shares[l] ?? Number.NaN);
  const lesson = (ids: number[], target: Float32Array, domain: number): Lesson => ({
    ids: Int32Array.from(ids),
    target,
    weight: Float32Array.from(labels, (_, l) => 1 + l / 4),
    domain,
  });
  const batch = [
    lesson([0, 1, 2], known(0, 0, 0.3), 0),
    lesson([0, 1, 4, 3, 2, 2], known(1, Number.NaN, 1), 1),
    lesson([4], known(1), 0),
  ];
  const learner = new Learner(network, words, plan, seeded(1));
  learner.study(batch);
  const slopes = Object.fromEntries(Object.entries(learner.slopes).map(([name, values]) => [name, values.slice()]));
  const lossWith = (values: Float64Array | Float32Array | Int8Array, at: number, change: number) => {
    const kept = values[at] ?? 0;
    values[at] = kept + change;
    const loss = learner.study(batch);
    values[at] = kept;
    return loss;
  };
  const step = 1e-5;
  for (const name of ["conv", "convBias", "heads", "headBias", "domainBias"] as const) {
    const values = network[name];
    for (let at = 0; at < values.length; at += Math.max(1, Math.floor(values.length / 23))) {
      const measured = (lossWith(values, at, step) - lossWith(values, at, -step)) / (2 * step);
      expect(slopes[name]?.[at]).toBeCloseTo(measured, 6);
    }
  }
  // The slope by a token is that by its word's own row. Numbers of four bytes need a larger step.
  learner.study(batch);
  learner.types.slice(1).forEach((type, i) => {
    for (let d = 0; d < shape.dimension; d++) {
      const row = learner.rows[type]?.[0] ?? 0;
      const shares = learner.types.filter(other => learner.rows[other]?.[0] === row);
      if (shares.length > 1) continue;
      const at = row * shape.dimension + d;
      const slope = learner.inputSlopes[(i + 1) * shape.dimension + d];
      const big = 1e-3;
      const measured = (lossWith(network.embedding, at, big) - lossWith(network.embedding, at, -big)) / (2 * big);
      learner.study(batch);
      expect(slope).toBeCloseTo(measured, 3);
    }
  });
});

test("[R4] rows that name a group are reweighed so that naming one says what the recipe allows", () => {
  const rows = [
    ...Array.from({ length: 10 }, (_, i) => ({ namesGroup: true, target: i < 6 ? 1 : 0, weight: 1 })),
    ...Array.from({ length: 100 }, (_, i) => ({ namesGroup: false, target: i < 20 ? 1 : 0, weight: 1 })),
    { namesGroup: true, target: Number.NaN, weight: 9 },
  ];
  const shareAfter = (factor: number) => (6 * factor) / (6 * factor + 4);
  expect(shareAfter(groupFactor(rows, 1))).toBeCloseTo(0.2, 12);
  expect(shareAfter(groupFactor(rows, 0.5))).toBeCloseTo(0.1, 12);
  // Those who are attacked less than others are left as they are.
  expect(
    groupFactor(
      rows.map(row => ({ ...row, namesGroup: !row.namesGroup })),
      1,
    ),
  ).toBe(1);
});
