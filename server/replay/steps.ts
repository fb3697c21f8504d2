import { limits } from "../protocol/limits.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Lengths of a step that people have words for, in seconds. */
const lengths = [10, 15, 30, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute];
const longer = [hour, 2 * hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 30 * day, 365 * day];

export interface Steps {
  from: Date;
  to: Date;
  seconds: number;
  count: number;
}

/** A span cut into few enough steps of one length; it begins and ends on the clock's own marks. */
export function stepsBetween(first: Date, last: Date): Steps {
  const cut = (seconds: number): Steps => {
    const ms = seconds * 1_000;
    const from = Math.floor(first.getTime() / ms) * ms;
    const count = Math.max(1, Math.ceil((last.getTime() - from) / ms));
    return { from: new Date(from), to: new Date(from + count * ms), seconds, count };
  };
  const all = [...lengths, ...longer].map(cut);
  const fits = all.find(({ count }) => count <= limits.replaySteps) ?? all.at(-1);
  if (!fits) throw new Error("there is no length of a step");
  return fits;
}
