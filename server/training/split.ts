import { hashText } from "../screening/model/hash.ts";
import { sources } from "./recipe.ts";
import type { Row, Split } from "./rows.ts";

/** Where a text goes: by its own letters, so that it stays there whatever other data comes. */
export function splitOf(source: Row["source"], text: string): Split {
  const place = hashText(text.toLowerCase().replace(/[^a-z0-9]+/g, " "), 17) / 2 ** 32;
  const { test, tune } = sources[source];
  if (place < test) return "test";
  return place < test + tune ? "tune" : "train";
}

/** Words in a shingle. */
const width = 5;

/**
 * Drops from tune what is nearly in test, and from train what is nearly in either: half of the five-word shingles shared (Broder
 * 1997), or the same letters as a whole. A text that stands twice in one split, by the same source and with the same answer, stays once.
 */
export function withoutNearDuplicates(rows: Row[]): { rows: Row[]; dropped: number } {
  const shingles = new Set<number>();
  const wholes = new Set<number>();
  const kept: Row[] = [];
  let dropped = 0;
  for (const split of ["test", "tune", "train"] as const) {
    const here = new Set<string>();
    const marks: Marks[] = [];
    for (const row of rows.filter(row => row.split === split)) {
      const mark = marksOf(row.text);
      const shared = mark.shingles.filter(shingle => shingles.has(shingle)).length;
      if (wholes.has(mark.whole) || (shared > 0 && shared >= mark.shingles.length / 2)) {
        dropped++;
        continue;
      }
      const key = `${mark.whole} ${row.source} ${row.target[0]}`;
      if (here.has(key)) continue;
      here.add(key);
      kept.push(row);
      marks.push(mark);
    }
    for (const { whole, shingles: own } of marks) {
      wholes.add(whole);
      for (const shingle of own) shingles.add(shingle);
    }
  }
  return { rows: kept, dropped };
}

/** By what texts are compared: all their letters, and each five words in a row. */
export interface Marks {
  whole: number;
  shingles: number[];
}

export function marksOf(text: string): Marks {
  const words = text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9\s]+/g, "")
    .split(/\s+/)
    .filter(Boolean);
  const shingles: number[] = [];
  for (let i = 0; i + width <= words.length; i++) shingles.push(hashText(words.slice(i, i + width).join(" ")));
  return { whole: hashText(words.join("")), shingles };
}
