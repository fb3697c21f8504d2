import { labels } from "../protocol/labels.ts";
import { type Model, type Stack, stackFeatures } from "../screening/model/model.ts";
import { tokensOf } from "../screening/model/tokens.ts";
import { sexualTarget } from "./examples.ts";
import { recipe, sources } from "./recipe.ts";
import { columnOf, isKnown, isPositive, type Row } from "./rows.ts";

/**
 * What weighs the readers against each other and makes probabilities of their answers (Platt 1999, on more than one answer): fitted
 * on rows that no reader has seen, of sources at their natural rates, with the weights as they are packed.
 */
export function fitStack(model: Model, tune: Row[]): Stack {
  const rows = tune.filter(row => sources[row.source].natural);
  const tokens = rows.map(row => tokensOf(row.text, model.vocabulary));
  const signals = tokens.map(list => model.signals(list));
  const targets = rows.map((row, i) => {
    const words = tokens[i]!.map(token => token.text);
    return row.target.with(columnOf.sexual, sexualTarget(row, words, model.vocabulary.abuse));
  });
  return labels.map((label, column) => {
    // What is sold says nothing about how people speak to each other, and is short of every other label.
    const own = [...rows.keys()].filter(
      i => isKnown(targets[i]![column]!) && (label === "spam" || rows[i]!.source !== "spam"),
    );
    const inputs = own.map(i => stackFeatures(signals[i]!, column));
    const answers = own.map(i => (isPositive(targets[i]![column]!) ? 1 : 0));
    const counts = label === "spam" ? evenCounts(own.map(i => rows[i]!.source === "spam")) : undefined;
    return fitRidge(inputs, answers, recipe.stack, counts).map(weight => Math.round(weight * 1e6) / 1e6);
  });
}

/**
 * How much each row counts so that those outside count together as much as those inside: ten times as many comments of which none
 * sells anything would else pull down every score where things are sold.
 */
function evenCounts(isInside: boolean[]): number[] {
  const inside = isInside.filter(Boolean).length;
  const outside = Math.min(1, inside / (isInside.length - inside));
  return isInside.map(is => (is || inside === 0 ? 1 : outside));
}

/**
 * Logistic regression on a few inputs by Newton's method with halved steps, each weight pulled with `ridge` towards its `prior`.
 * `counts`: how much each row does. Answers the constant and the weights.
 */
export function fitRidge(
  inputs: number[][],
  answers: number[],
  { ridge, prior }: { ridge: number; prior: number[] },
  counts = answers.map(() => 1),
): number[] {
  const rows = inputs.map(input => [1, ...input]);
  const towards = [0, ...prior];
  // The constant is free.
  const pulls = towards.map((_, j) => (j === 0 ? 0 : ridge));
  const logit = (row: number[], weights: number[]) => row.reduce((sum, value, j) => sum + value * weights[j]!, 0);
  const lossOf = (weights: number[]) =>
    weights.reduce((sum, weight, j) => sum + (pulls[j]! * (weight - towards[j]!) ** 2) / 2, 0) +
    rows.reduce(
      (sum, row, i) => sum + counts[i]! * softplus(answers[i] ? -logit(row, weights) : logit(row, weights)),
      0,
    );

  let weights = towards;
  let loss = lossOf(weights);
  for (let step = 0; step < 100; step++) {
    const slope = weights.map((weight, j) => pulls[j]! * (weight - towards[j]!));
    const curve = weights.map((_, j) => weights.map((_, k) => (j === k ? pulls[j]! || 1e-6 : 0)));
    rows.forEach((row, i) => {
      const said = 1 / (1 + Math.exp(-logit(row, weights)));
      for (let j = 0; j < row.length; j++) {
        slope[j]! += counts[i]! * (said - answers[i]!) * row[j]!;
        for (let k = 0; k < row.length; k++) curve[j]![k]! += counts[i]! * said * (1 - said) * row[j]! * row[k]!;
      }
    });
    const move = solve(curve, slope);
    let share = 1;
    const moved = () => weights.map((weight, j) => weight - share * move[j]!);
    while (share > 1e-6 && lossOf(moved()) > loss) share /= 2;
    weights = moved();
    const before = loss;
    loss = lossOf(weights);
    if (before - loss < 1e-9) break;
  }
  return weights;
}

/** log(1 + exp(x)), also where exp(x) is more than a number holds. */
const softplus = (x: number) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));

/** The solution of a system of linear equations, by Gauss-Jordan elimination with pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < rows.length; i++) {
    let pivot = i;
    for (let r = i; r < rows.length; r++) if (Math.abs(rows[r]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = r;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    for (let r = 0; r < rows.length; r++) {
      const factor = rows[r]![i]! / rows[i]![i]!;
      if (r === i || factor === 0) continue;
      for (let c = i; c <= rows.length; c++) rows[r]![c]! -= factor * rows[i]![c]!;
    }
  }
  return rows.map((row, i) => row[rows.length]! / row[i]!);
}
