import { readFileSync, statSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { seeded } from "../../server/training/random.ts";
import { aStage, type Somebody, type Stage } from "../../tests/delivery/stage.ts";
import { aSentence, post } from "../../tests/delivery/writer.ts";
import { cpuOf } from "../cpu.ts";

/** What goes on under some articles at once. */
export interface Load {
  articles: { readers: number; postsPerSecond: number }[];
  pagesPerSecond: number;
  /** One thing after the other, each when the one before it is done: nothing then is done together with something else. */
  isInTurn?: boolean;
}

/** What a load cost all nodes together, a second; and how much of it the machine could carry. */
export interface Cost {
  carried: Load;
  /** Milliseconds of CPU time of the nodes. */
  cpuMs: number;
  statements: number;
  /** Frames that arrive at readers, and their bytes. */
  frames: number;
  bytes: number;
}

const random = seeded(7);
const aReadersName =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

/** Real nodes on a PostgreSQL that writes down every statement; readers, writers and visitors are in this process. */
export class House {
  readonly #stage: Stage;
  readonly #writers: Somebody[];
  #logFrom = 0;

  private constructor(stage: Stage, writers: Somebody[]) {
    this.#stage = stage;
    this.#writers = writers;
  }

  static async open(nodes: number): Promise<House> {
    const stage = await aStage(nodes, {}, { log_statement: "all" });
    const writers = await Promise.all(Array.from({ length: 40 }, (_, n) => stage.join(`Writer ${n}`)));
    const house = new House(stage, writers);
    // Warm: statements are planned, what runs often is compiled, on each node.
    await house.cost({ articles: [{ readers: 50, postsPerSecond: 12 }], pagesPerSecond: 12 }, 12 * nodes);
    return house;
  }

  close(): Promise<void> {
    return this.#stage.close();
  }

  /** Carries a load for some seconds and says what it cost; who opens the articles for it does so before. */
  async cost({ articles, pagesPerSecond, isInTurn = false }: Load, seconds: number): Promise<Cost> {
    const rooms = await Promise.all(articles.map(load => this.#room(load.readers)));
    await pause(1_500);
    let frames = 0;
    let bytes = 0;
    for (const { socket } of rooms.flatMap(room => room.readers)) {
      socket.io.engine.on("packet", ({ type, data }: { type: string; data?: string }) => {
        if (type !== "message" || !data?.startsWith('2["event"')) return;
        frames++;
        bytes += Buffer.byteLength(data);
      });
    }
    const before = this.#used();
    const start = Date.now();
    const end = start + seconds * 1_000;
    const come = isInTurn ? inTurn : independently;
    const slug = rooms[0]?.article.slug ?? this.#stage.article.slug;
    const [pages, ...posts] = await Promise.all([
      come(pagesPerSecond, end, () => this.#visit(slug)),
      ...rooms.map(({ article }, n) => come(articles[n]?.postsPerSecond ?? 0, end, turn => this.#post(article, turn))),
    ]);
    await pause(Math.max(300, end - Date.now()));
    const after = this.#used();
    const took = (Date.now() - start) / 1_000;
    for (const { socket } of rooms.flatMap(room => room.readers)) socket.disconnect();
    return {
      cpuMs: (after.cpuMs - before.cpuMs) / took,
      statements: (after.statements - before.statements) / took,
      frames: frames / took,
      bytes: bytes / took,
      carried: {
        articles: articles.map(({ readers }, n) => ({ readers, postsPerSecond: (posts[n] ?? 0) / took })),
        pagesPerSecond: pages / took,
      },
    };
  }

  /** What it costs to open so many sockets and let them watch, each. */
  async costOfOpening(readers: number): Promise<Pick<Cost, "cpuMs" | "statements">> {
    const before = this.#used();
    const startedAt = Date.now();
    const room = await this.#room(readers);
    const after = this.#used();
    for (const { socket } of room.readers) socket.disconnect();
    return {
      cpuMs: (after.cpuMs - before.cpuMs) / readers,
      statements: (after.statements - before.statements - ((Date.now() - startedAt) / 1_000) * 10) / readers,
    };
  }

  #used(): { cpuMs: number; statements: number } {
    const { log } = this.#stage.database;
    const size = statSync(log).size;
    const written = readFileSync(log).subarray(this.#logFrom, size).toString();
    this.#logFrom = size;
    this.#statements += written.match(/LOG: {2}(?:execute|statement)/g)?.length ?? 0;
    const cpuMs = this.#stage.nodes.reduce((sum, { pid }) => sum + cpuOf(pid), 0);
    return { cpuMs, statements: this.#statements };
  }
  #statements = 0;

  async #room(count: number): Promise<{ article: ArticleView; readers: { socket: Socket }[] }> {
    const article = await this.#stage.anArticle(`load-${Math.random().toString(36).slice(2)}`);
    const readers: { socket: Socket }[] = [];
    for (let n = 0; n < count; n++) {
      const { url } = this.#stage;
      const socket = io(url, { transports: ["websocket"], forceNew: true, extraHeaders: { Origin: url } });
      readers.push({ socket });
      if (readers.length % 20 === 0 || n === count - 1)
        await Promise.all(
          readers
            .slice(-20)
            .map(reader =>
              reader.socket.timeout(20_000).emitWithAck("watch", { channel: `article:${article.id}`, since: 0 }),
            ),
        );
    }
    return { article, readers };
  }

  async #post(article: ArticleView, turn: number): Promise<void> {
    const by = this.#writers[turn % this.#writers.length];
    if (by) await post(this.#stage.url, by, article.slug, { body: aSentence(random) });
  }

  async #visit(slug: string): Promise<void> {
    const address = `10.9.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;
    const answer = await fetch(`${this.#stage.url}/articles/${slug}`, {
      headers: { Connection: "close", "User-Agent": aReadersName, "X-Forwarded-For": address },
    });
    await answer.arrayBuffer();
  }
}

/** Does something so often a second until `end`, each time by itself (a Poisson process); answers how often. */
async function independently(perSecond: number, end: number, work: (turn: number) => Promise<void>): Promise<number> {
  const under: Promise<void>[] = [];
  let at = Date.now();
  while (perSecond > 0) {
    at += (-Math.log(1 - random()) * 1_000) / perSecond;
    if (at >= end) break;
    await pause(Math.max(0, at - Date.now()));
    under.push(work(under.length));
  }
  await Promise.all(under);
  return under.length;
}

async function inTurn(perSecond: number, end: number, work: (turn: number) => Promise<void>): Promise<number> {
  let turn = 0;
  for (; perSecond > 0 && Date.now() < end; turn++) {
    const next = Date.now() + 1_000 / perSecond;
    await work(turn);
    // A frame is made of each before the next one comes.
    await pause(Math.max(100, next - Date.now()));
  }
  return turn;
}
