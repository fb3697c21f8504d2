/** Of one label: who names a group, what people said, and how much that counts. NaN: not known. */
export interface Named {
  namesGroup: boolean;
  target: number;
  weight: number;
}

/**
 * Factor, at most 1, for the positives among rows that name a group, so that their weighted share of positives is `ratio` of that
 * among the others. Without it the model learns from who is attacked that naming a group is an attack. After the reweighing of
 * Kamiran & Calders (2012), which is `ratio` 1.
 */
export function groupFactor(rows: Iterable<Named>, ratio: number): number {
  const naming = { positive: 0, negative: 0 };
  const others = { positive: 0, negative: 0 };
  for (const { namesGroup, target, weight } of rows) {
    if (Number.isNaN(target)) continue;
    const sums = namesGroup ? naming : others;
    sums.positive += weight * target;
    sums.negative += weight * (1 - target);
  }
  if (naming.positive === 0 || others.positive === 0) return 1;
  const wanted = (others.positive / (others.positive + others.negative)) * ratio;
  return Math.min(1, (wanted * naming.negative) / ((1 - wanted) * naming.positive));
}
