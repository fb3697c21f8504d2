import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../server/root.ts";
import { linesOverTime } from "./scaling/chart.ts";
import { House, type Load } from "./scaling/load.ts";
import { type Prediction, predict, predictEnough } from "./scaling/predict.ts";
import { measureUnitCosts, type UnitCosts, unitCosts } from "./scaling/unitCosts.ts";

/**
 * `npm run simulate`: what an hour with breaking news asks of a big house, computed from measured unit costs (docs/SCALING.md).
 * `-- --measure` measures those first (on the machine that it is for), `-- --check` compares a prediction with a real run at small scale.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      measure: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      svg: { type: "string", default: join(root, "docs/simulation.svg") },
    },
  });
  const costs = values.measure ? await measureUnitCosts() : unitCosts();
  if (values.check) return await check(costs);
  const hour = Array.from({ length: 61 }, (_, minute) => ({ minute, ...predictEnough(costs, ...loadAt(minute)) }));
  console.log(`Unit costs of ${costs.machine}\n`);
  console.log(table(hour.filter(({ minute }) => [0, 11, 13, 15, 25, 40, 60].includes(minute))));
  writeFileSync(values.svg, linesOverTime("An hour with breaking news", hour));
  console.log(`\n${values.svg}`);
}

const articleCount = 10_000;
const readersMost = 1_000_000;
const readersCalm = 250_000;
/** A reader stays for so long, and posts so seldom. */
const staySeconds = 300;
const secondsBetweenPosts = 7_200;

/** At minute 10 something happens: within five minutes four times as many read, four in ten of them one article. */
function loadAt(minute: number): [Load, number] {
  const share =
    minute < 10 ? 0 : minute < 15 ? (minute - 10) / 5 : minute < 35 ? 1 : Math.max(0, 1 - (minute - 35) / 40);
  const all = readersCalm + share * (readersMost - readersCalm);
  const hot = all * (0.01 + 0.39 * share);
  const weights = Array.from({ length: articleCount - 1 }, (_, n) => 1 / (n + 1));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const readers = [hot, ...weights.map(weight => ((all - hot) * weight) / sum)];
  const coming = minute >= 10 && minute < 15 ? (readersMost - readersCalm) / 300 : 0;
  const opened = all / staySeconds + coming;
  const articles = readers.map(count => ({ readers: count, postsPerSecond: count / secondsBetweenPosts }));
  return [{ articles, pagesPerSecond: opened }, opened];
}

function table(rows: (Prediction & { minute: number })[]): string {
  const heads = ["minute", "readers", "frames/s", "MB/s", "statements/s", "CPU cores", "nodes"];
  const cells = rows.map(row => [
    String(row.minute),
    whole(row.sockets),
    whole(row.frames),
    whole(row.bytes / 1e6),
    whole(row.statements),
    whole(row.cpuMs / 1_000),
    whole(row.nodes),
  ]);
  const line = (row: string[]) => `| ${row.map((cell, n) => cell.padStart(heads[n]?.length ?? 0)).join(" | ")} |`;
  return [line(heads), line(heads.map(head => `${"-".repeat(head.length - 1)}:`)), ...cells.map(line)].join("\n");
}

const whole = (value: number) => Math.round(value).toLocaleString("en");

/** Two nodes, three articles, 350 readers: nothing that was measured for the unit costs. */
const small: Load = {
  articles: [
    { readers: 200, postsPerSecond: 1.5 },
    { readers: 100, postsPerSecond: 1 },
    { readers: 50, postsPerSecond: 0.5 },
  ],
  pagesPerSecond: 3,
};
const farMost = 0.2;

async function check(costs: UnitCosts): Promise<void> {
  const house = await House.open(2);
  const measured = await house.cost(small, 20);
  await house.close();
  // Of what it was in fact: it comes by chance, and a busy machine carries less.
  const predicted = predict(costs, measured.carried, 2);
  const rows = (["frames", "bytes", "statements", "cpuMs"] as const).map(of => {
    const off = predicted[of] / measured[of] - 1;
    return {
      what: `${of}/s`,
      predicted: whole(predicted[of]),
      measured: whole(measured[of]),
      off: `${(100 * off).toFixed(1)} %`,
      isFar: Math.abs(off) > farMost,
    };
  });
  for (const { what, predicted: said, measured: found, off } of rows)
    console.log(
      `${what.padEnd(14)} predicted ${said.padStart(9)}   measured ${found.padStart(9)}   ${off.padStart(8)}`,
    );
  if (rows.some(({ isFar }) => isFar)) process.exitCode = 1;
  console.log(process.exitCode ? "A prediction is off by more than 20 %." : "All predictions are within 20 %.");
}

await main();
