/** Does work `count` times, by so many workers without a pause; each is told its number and whose turn it is. */
export async function perSecond(
  count: number,
  atOnce: number,
  work: (n: number, worker: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  let n = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, worker) => {
      while (n < count) await work(n++, worker);
    }),
  );
  return count / ((performance.now() - start) / 1_000);
}

export function median(measured: readonly number[]): number {
  return [...measured].sort((a, b) => a - b)[Math.floor(measured.length / 2)] ?? Number.NaN;
}

const rounds = 5;

interface Pair {
  ours: () => Promise<number>;
  bare: () => Promise<number>;
}

/** Rounds in turn, so that a noisy moment meets both. */
export async function compare(what: string, against: string, { ours, bare }: Pair): Promise<void> {
  const measured: { ours: number; bare: number }[] = [];
  await ours();
  await bare();
  for (let round = 0; round < rounds; round++) measured.push({ ours: await ours(), bare: await bare() });
  const oursMedian = median(measured.map(pair => pair.ours));
  const bareMedian = median(measured.map(pair => pair.bare));
  const ratio = bareMedian / oursMedian;
  console.log(`${what}: ${oursMedian.toFixed(0)}/s; ${against}: ${bareMedian.toFixed(0)}/s; ratio ${ratio.toFixed(1)}`);
}
