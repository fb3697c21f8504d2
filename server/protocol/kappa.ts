/** Two judges on the same things, each saying yes or no: how many both said yes to, only one, neither. */
export interface Judged {
  both: number;
  first: number;
  second: number;
  neither: number;
}

/**
 * Agreement of two judges beyond chance, Cohen's kappa: (observed - by chance) / (1 - by chance), 1 at most, 0 for what chance
 * alone would make (J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
 * 20, 1960, 37-46). Null where it is not defined: nothing was judged, or both always said the same one thing.
 */
export function kappa(judged: Judged): number | null {
  const n = judged.both + judged.first + judged.second + judged.neither;
  const byChance = agreementByChance(judged);
  if (byChance === null || byChance === 1) return null;
  return ((judged.both + judged.neither) / n - byChance) / (1 - byChance);
}

/** How often two judges would agree who say yes as often as these and know nothing of the thing; null when nothing was judged. */
export function agreementByChance({ both, first, second, neither }: Judged): number | null {
  const n = both + first + second + neither;
  if (n === 0) return null;
  return ((both + first) * (both + second) + (second + neither) * (first + neither)) / (n * n);
}
