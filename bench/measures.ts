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
