import { readText } from "../../screening/model/read.ts";
import { readRows } from "../sources.ts";
import { withoutNearDuplicates } from "../split.ts";
import { calibrationSection, labelSection, wordListSection } from "./comments.ts";
import { groupSection } from "./groups.ts";
import { disguiseSection, grammarSection, innocentSection } from "./ownLists.ts";
import type { Read, Section } from "./section.ts";
import { loading, speedSection } from "./speed.ts";

/** All measures of the shipped model, on the part of the data that trained nothing and on own lists. */
export function measureQuality(folder: string, heard: (step: string, share: number) => void): Section[] {
  heard("opening the weights", 0);
  const load = loading();
  heard("reading the texts", 0.02);
  const test = withoutNearDuplicates(readRows(folder)).rows.filter(({ split }) => split === "test");
  const read: Read[] = [];
  test.forEach((row, i) => {
    if (i % 100 === 0) heard("reading comments", 0.1 + (0.3 * i) / test.length);
    const { scores } = readText(row.text);
    if (scores) read.push({ row, scores });
  });
  const measures: [string, (read: Read[]) => Section][] = [
    ["labels", read => labelSection(read, test.length - read.length)],
    ["word lists", wordListSection],
    ["calibration", calibrationSection],
    ["groups", groupSection],
    ["disguises", disguiseSection],
    ["innocents", innocentSection],
    ["grammar", grammarSection],
    ["speed", read => speedSection(read, load)],
  ];
  return measures.map(([name, measure], i) => {
    heard(`measuring ${name}`, 0.4 + (0.6 * i) / measures.length);
    return measure(read);
  });
}
