import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { root } from "../../server/root.ts";
import { type Cost, House } from "./load.ts";

/** What one thing of each kind costs: milliseconds of a node's CPU, statements of the database, bytes to a reader. */
export interface UnitCosts {
  machine: string;
  cpuMs: Record<"idleSecond" | "opening" | "post" | "frame" | "delivery" | "page", number>;
  statements: Record<"idleSecond" | "opening" | "post" | "frame" | "page", number>;
  bytes: Record<"event", number>;
  /** For so long the events of an article are gathered before a frame of them leaves. */
  gatherSeconds: number;
}

const file = join(root, "bench/scaling/unitCosts.json");

export const unitCosts = (): UnitCosts => JSON.parse(readFileSync(file, "utf8"));

const seconds = 12;
const posts = 6;
const pages = 8;
const readers = 300;
/** Posts that come so fast that some leave together. */
const crowded = 12;

/** Measures them on this machine, as differences between loads that differ in one thing, and keeps them beside this file. */
export async function measureUnitCosts(): Promise<UnitCosts> {
  const house = await House.open(1);
  const of = (readersOf: number[], postsPerSecond: number, pagesPerSecond = 0): Promise<Cost> =>
    house.cost(
      { articles: readersOf.map(count => ({ readers: count, postsPerSecond })), pagesPerSecond, isInTurn: true },
      seconds,
    );
  const idle = await of([], 0);
  const writing = await of([0], posts);
  const heard = await of([1], posts);
  const crowd = await of([readers], posts);
  const visited = await of([], 0, pages);
  const hasty = { readers: 5, postsPerSecond: crowded };
  const gathered = await house.cost({ articles: [hasty], pagesPerSecond: 0 }, seconds);
  const opening = await house.costOfOpening(readers);
  await house.close();

  const postsOf = ({ carried }: Cost) => carried.articles[0]?.postsPerSecond ?? 0;
  /** What one run cost more than another, but for the posts that it carried more. */
  const post = (of: "cpuMs" | "statements") => (writing[of] - idle[of]) / postsOf(writing);
  const beside = (of: "cpuMs" | "statements", cost: Cost) => cost[of] - idle[of] - post(of) * postsOf(cost);
  const frame = (of: "cpuMs" | "statements") => Math.max(0, beside(of, heard) / heard.frames);
  const framesMade = crowd.frames / readers;
  const costs: UnitCosts = {
    machine: `${os.cpus()[0]?.model.trim()}, ${os.cpus().length} cores, Node ${process.version}`,
    cpuMs: {
      idleSecond: idle.cpuMs,
      opening: opening.cpuMs,
      post: post("cpuMs"),
      frame: frame("cpuMs"),
      delivery: (beside("cpuMs", crowd) - frame("cpuMs") * framesMade) / crowd.frames,
      page: (visited.cpuMs - idle.cpuMs) / visited.carried.pagesPerSecond,
    },
    statements: {
      idleSecond: idle.statements,
      opening: Math.max(0, opening.statements),
      post: post("statements"),
      frame: frame("statements"),
      page: (visited.statements - idle.statements) / visited.carried.pagesPerSecond,
    },
    bytes: { event: crowd.bytes / readers / postsOf(crowd) },
    gatherSeconds: Math.max(0, hasty.readers / gathered.frames - 1 / postsOf(gathered)),
  };
  writeFileSync(
    file,
    `${JSON.stringify(costs, (_, value) => (typeof value === "number" ? rounded(value) : value), 2)}\n`,
  );
  return costs;
}

const rounded = (value: number) => Number(value.toPrecision(3));
