import { seeded } from "../random.ts";

/** A score, 0..1, and whether people gave the label. */
export interface Judged {
  score: number;
  deserves: boolean;
}

/** Area under the ROC curve: how often one that deserves the label scores above one that does not, ties counted half. */
export function rocAuc(judged: readonly Judged[]): number | null {
  const sorted = judged.toSorted((a, b) => a.score - b.score);
  let ranks = 0;
  let positives = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) to++;
    const tied = sorted.slice(from, to).filter(({ deserves }) => deserves).length;
    ranks += (tied * (from + to + 1)) / 2;
    positives += tied;
    from = to;
  }
  const negatives = sorted.length - positives;
  return positives && negatives ? (ranks - (positives * (positives + 1)) / 2) / (positives * negatives) : null;
}

/** Mean of the precision at each that deserves the label, from the highest score down; those with one score come together. */
export function averagePrecision(judged: readonly Judged[]): number | null {
  const sorted = judged.toSorted((a, b) => b.score - a.score);
  const positives = sorted.filter(({ deserves }) => deserves).length;
  if (positives === 0) return null;
  let found = 0;
  let sum = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]!.score === sorted[from]!.score) to++;
    const more = sorted.slice(from, to).filter(({ deserves }) => deserves).length;
    found += more;
    sum += (more * found) / to;
    from = to;
  }
  return sum / positives;
}

export interface AtThreshold {
  /** Share of those that reach the threshold and deserve it; null when none reaches it. */
  precision: number | null;
  /** Share of those that deserve it and reach the threshold; null when none deserves it. */
  recall: number | null;
  f1: number | null;
  /** Share of those that do not deserve it and reach the threshold. */
  falsePositives: number | null;
}

/** What a threshold does. */
export const atThreshold = (judged: readonly Judged[], threshold: number) =>
  ofFlags(judged.map(({ score, deserves }) => ({ isFlagged: score >= threshold, deserves })));

/** The same for something that says yes or no. */
export function ofFlags(judged: readonly { isFlagged: boolean; deserves: boolean }[]): AtThreshold {
  const count = (isFlagged: boolean, deserves: boolean) =>
    judged.filter(one => one.isFlagged === isFlagged && one.deserves === deserves).length;
  const right = count(true, true);
  const wrong = count(true, false);
  const missed = count(false, true);
  return {
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: right + missed === 0 ? null : (2 * right) / (2 * right + wrong + missed),
    falsePositives: share(wrong, wrong + count(false, false)),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Share found of those that deserve the label, where at most `most` of the others score higher than the threshold. */
export function recallAt(judged: readonly Judged[], most: number): number | null {
  const others = judged.filter(({ deserves }) => !deserves).toSorted((a, b) => b.score - a.score);
  const threshold = others[Math.floor(others.length * most)]?.score ?? Number.NEGATIVE_INFINITY;
  const deserving = judged.filter(({ deserves }) => deserves);
  return share(deserving.filter(({ score }) => score > threshold).length, deserving.length);
}

/** Scores from a tenth to the next. */
export interface Bin {
  rows: number;
  /** Mean score, and share that deserves the label. */
  said: number;
  deserved: number;
}

/** The bins of a reliability diagram (DeGroot & Fienberg 1983), empty ones left out. */
export function binsOf(judged: readonly Judged[]): Bin[] {
  const bins = Array.from({ length: 10 }, () => [] as Judged[]);
  for (const one of judged) bins[Math.min(9, Math.floor(one.score * 10))]!.push(one);
  return bins
    .filter(bin => bin.length > 0)
    .map(bin => ({
      rows: bin.length,
      said: bin.reduce((sum, { score }) => sum + score, 0) / bin.length,
      deserved: bin.filter(({ deserves }) => deserves).length / bin.length,
    }));
}

/** Expected calibration error over ten bins of equal width (Naeini, Cooper & Hauskrecht 2015). */
export function calibrationError(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  return (
    binsOf(judged).reduce((sum, { rows, said, deserved }) => sum + rows * Math.abs(said - deserved), 0) / judged.length
  );
}

/** The calibration error that chance alone gives a perfect reader of these scores: the mean over 200 draws of who deserves, seeded. */
export function calibrationNoise(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  const random = seeded(9);
  const drawn = Array.from({ length: 200 }, () =>
    calibrationError(judged.map(({ score }) => ({ score, deserves: random() < score }))),
  );
  return drawn.reduce<number>((sum, error) => sum + error!, 0) / drawn.length;
}

/**
 * The scores as they would be right where `to` of all deserve the label, and not `from` as where they were learnt: their odds times
 * the ratio of the odds of the two (Saerens, Latinne & Decaestecker 2002).
 */
export function movedToShare(judged: readonly Judged[], from: number, to: number): Judged[] {
  const ratio = (to * (1 - from)) / ((1 - to) * from);
  return judged.map(({ score, deserves }) => ({ score: (ratio * score) / (ratio * score + 1 - score), deserves }));
}

/** 95 % interval of a measure by 200 draws with replacement (Efron 1979), seeded. */
export function interval(
  judged: readonly Judged[],
  measure: (drawn: Judged[]) => number | null,
): [from: number, to: number] {
  const random = seeded(7);
  const drawn = Array.from({ length: 200 }, () =>
    measure(judged.map(() => judged[Math.floor(random() * judged.length)]!)),
  ).filter(value => value !== null);
  drawn.sort((a, b) => a - b);
  return [drawn[Math.floor(drawn.length * 0.025)]!, drawn[Math.floor(drawn.length * 0.975)]!];
}
