const units = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;

/** Milliseconds of a duration written as in the demo's scripts: `2d3h`, `45m`, `1d 20m`. */
export function duration(text: string): number {
  const parts = text.matchAll(/(\d+)([dhm])/g);
  let sum = 0;
  for (const [, amount, unit] of parts) sum += Number(amount) * units[unit as keyof typeof units];
  if (sum === 0) throw new Error(`the demo names a duration that is none: ${text}`);
  return sum;
}

/** The moment `span` before `now`, to the minute. */
export function before(now: Date, span: string): Date {
  return new Date(Math.floor((now.getTime() - duration(span)) / units.m) * units.m);
}

/** `on Tuesday`, in English and in UTC like every time of the demo. */
export function weekday(at: Date): string {
  return at.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
}

export function dayAndMonth(at: Date): string {
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
}
