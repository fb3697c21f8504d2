import type { Load } from "./load.ts";
import type { UnitCosts } from "./unitCosts.ts";

/** What a load costs all nodes together, a second. */
export interface Prediction {
  nodes: number;
  sockets: number;
  frames: number;
  bytes: number;
  statements: number;
  cpuMs: number;
}

/** Frames of an article a second, of posts that come independently of each other: what comes while a frame is gathered goes with it. */
const framesOf = (postsPerSecond: number, { gatherSeconds }: UnitCosts): number =>
  postsPerSecond / (1 + postsPerSecond * gatherSeconds);

/** A node is full at so many sockets (SOCKETS_MOST), or when it uses so much of the one core that it can use. */
const socketsMost = 10_000;
const busyMs = 600;

/** What `load` costs on so many nodes, readers spread over them evenly; `opened`: sockets that open, a second. */
export function predict(costs: UnitCosts, load: Load, nodes: number, opened = 0): Prediction {
  const { cpuMs, statements, bytes } = costs;
  const sum = (of: (article: Load["articles"][number]) => number) =>
    load.articles.reduce((total, article) => total + of(article), 0);
  const posts = sum(({ postsPerSecond }) => postsPerSecond);
  const deliveries = sum(({ readers, postsPerSecond }) => readers * framesOf(postsPerSecond, costs));
  // Each node that has a reader of the article reads what happened and makes a frame of it.
  const made = sum(({ readers, postsPerSecond }) => framesOf(postsPerSecond, costs) * nodesWith(readers, nodes));
  const { pagesPerSecond } = load;
  return {
    nodes,
    sockets: sum(({ readers }) => readers),
    frames: deliveries,
    bytes: bytes.event * sum(({ readers, postsPerSecond }) => readers * postsPerSecond),
    statements:
      nodes * statements.idleSecond +
      posts * statements.post +
      made * statements.frame +
      pagesPerSecond * statements.page +
      opened * statements.opening,
    cpuMs:
      nodes * cpuMs.idleSecond +
      posts * cpuMs.post +
      made * cpuMs.frame +
      deliveries * cpuMs.delivery +
      pagesPerSecond * cpuMs.page +
      opened * cpuMs.opening,
  };
}

/** On how many nodes an article has a reader, when each reader is on any of them. */
const nodesWith = (readers: number, nodes: number) => nodes * (1 - (1 - 1 / nodes) ** readers);

/** The same on as few nodes as hold it. */
export function predictEnough(costs: UnitCosts, load: Load, opened = 0): Prediction {
  let nodes = Math.max(1, Math.ceil(load.articles.reduce((sum, { readers }) => sum + readers, 0) / socketsMost));
  for (;;) {
    const found = predict(costs, load, nodes, opened);
    const needed = Math.ceil(found.cpuMs / busyMs);
    if (needed <= nodes) return found;
    nodes = needed;
  }
}
