import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../root.ts";
import { loadModel } from "../../screening/model/model.ts";
import { readText } from "../../screening/model/read.ts";
import { from, type Read, type Section } from "./section.ts";
import { digits, whole } from "./tables.ts";
import { wordLists } from "./wordLists.ts";

const characters = 350;

/** What it costs to open the weights; asked before anything else has filled the memory. */
export function loading() {
  const file = readFileSync(join(root, "server/screening/model/en/weights.bin"));
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const { version } = loadModel(file);
  const ms = performance.now() - startedAt;
  return { version, ms, megabytes: (process.memoryUsage().rss - before) / 1e6, bytes: file.length };
}

export function speedSection(read: Read[], load: ReturnType<typeof loading>): Section {
  const long = from(read, "civil")
    .map(({ row }) => row.text)
    .join(" ");
  const texts = Array.from({ length: 800 }, (_, i) => {
    const start = (i * 173) % Math.max(1, Math.min(long.length, 100_000) - characters);
    return long.slice(start, start + characters);
  });
  const ours = timesOf(texts, text => readText(text));
  const theirs = timesOf(texts, text => wordLists["bad-words"]?.(text));
  const perSecond = 1_000 / ours.mean;
  return {
    name: "speed",
    title: "Speed",
    text:
      `${load.version} on one core, ${characters} characters a comment: median ${digits(ours.median, 2)} ms, 99th percentile ` +
      `${digits(ours.p99, 2)} ms, ${whole(perSecond)} comments a second; bad-words in the same run: median ` +
      `${digits(theirs.median, 2)} ms. The weights are ${digits(load.bytes / 1e6, 2)} MB, are opened in ${whole(load.ms)} ms, and ` +
      `take about ${whole(load.megabytes)} MB of memory.`,
    figures: { ...ours, perSecond, badWords: theirs, load },
  };
}

/** The first quarter warms up and is not counted. */
function timesOf(texts: string[], work: (text: string) => unknown) {
  const times = texts.map(text => {
    const startedAt = performance.now();
    work(text);
    return performance.now() - startedAt;
  });
  const counted = times.slice(texts.length / 4).sort((a, b) => a - b);
  const at = (share: number) => counted[Math.floor(counted.length * share)]!;
  return { median: at(0.5), p99: at(0.99), mean: counted.reduce((a, b) => a + b, 0) / counted.length };
}
