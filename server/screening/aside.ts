import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "../log.ts";
import type { Reading } from "../protocol/model.ts";
import { Problem } from "../protocol/problems.ts";
import { root } from "../root.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import { readText } from "./model/read.ts";
import { type ScreenRequest, screen, unscreened, type Verdict } from "./screen.ts";
import type { Answer, Question } from "./worker.ts";

/** A text with more UTF-16 units than this may take over 10 ms, in which nobody else would be answered (docs/PERFORMANCE.md). */
export const mostAtOnce = 500;

export interface AsideOptions {
  file?: string | URL;
  /** How long one text may be read for; how long it waits for its turn does not count. */
  patienceMs?: number;
  /** How much longer the first text of a thread may take: a thread starts and opens the weights, in seconds where all are busy. */
  startMs?: number;
  /** So many UTF-16 units wait at most: a thousand texts as people write them, or four seconds of work when all are hostile. */
  mostWaiting?: number;
}

/**
 * A thread beside this one that reads long texts, one after the other; short ones are read at once. It is started by the first, and
 * again when it died or took too long over a text: whoever asked for that text is told so, and the others keep their turns.
 */
export class Aside {
  private readonly file: string | URL;
  private readonly patienceMs: number;
  private readonly startMs: number;
  private readonly mostWaiting: number;
  private worker: Worker | undefined;
  private asked: Asked | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting: Asked[] = [];
  private unitsWaiting = 0;

  constructor({
    file = join(root, "dist/server/screening/worker.js"),
    patienceMs = 5_000,
    startMs = 10_000,
    mostWaiting = 500_000,
  }: AsideOptions = {}) {
    this.file = file;
    this.patienceMs = patienceMs;
    this.startMs = startMs;
    this.mostWaiting = mostWaiting;
  }

  /** {@link screen}. What the thread could not do means hold. */
  async screen(request: ScreenRequest): Promise<Verdict> {
    if (request.text.length <= mostAtOnce) return screen(request);
    try {
      return await this.ask<Verdict>(request.text, { screen: request });
    } catch (error) {
      log.error({ err: error }, "screening aside");
      return unscreened();
    }
  }

  /** {@link readText}. Throws `too-many-requests` when too many texts wait, and an Error when the thread could not. */
  async read(text: string): Promise<Reading> {
    return text.length <= mostAtOnce ? readText(text) : this.ask<Reading>(text, { read: text });
  }

  /** {@link likenessOf}: here after all when the thread could not, for nothing is stored without it. */
  async likeness(text: string): Promise<Likeness> {
    if (text.length <= mostAtOnce) return likenessOf(text);
    return await this.ask<Likeness>(text, { compare: text }).catch(() => likenessOf(text));
  }

  private ask<Result>({ length }: string, question: Question): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.unitsWaiting >= this.mostWaiting)
        return reject(new Problem("too-many-requests", { retryAfterSeconds: 1 }, { "Retry-After": "1" }));
      this.waiting.push({ length, question, resolve: result => resolve(result as Result), reject });
      this.unitsWaiting += length;
      this.next();
    });
  }

  private next(): void {
    if (this.asked) return;
    this.asked = this.waiting.shift();
    if (!this.asked) return;
    this.unitsWaiting -= this.asked.length;
    const patienceMs = this.patienceMs + (this.worker ? 0 : this.startMs);
    this.worker ??= this.start();
    const { worker } = this;
    this.timer = setTimeout(() => this.giveUp(worker, new Error("the thread took too long")), patienceMs);
    worker.postMessage(this.asked.question);
  }

  private start(): Worker {
    const worker = new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    worker.on("message", (answer: Answer) => this.settle(worker, answer));
    worker.on("error", error => this.giveUp(worker, error));
    worker.on("exit", () => this.giveUp(worker, new Error("the thread ended")));
    // It ends with the process and does not keep it.
    worker.unref();
    return worker;
  }

  private settle(worker: Worker, { result, fault }: Answer): void {
    if (this.worker !== worker) return;
    const asked = this.done();
    if (fault === undefined) asked?.resolve(result);
    else asked?.reject(new Error(fault));
    this.next();
  }

  /** Gives a thread up: whoever asked for what it read is told; the next text starts another. */
  private giveUp(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    void worker.terminate();
    this.done()?.reject(error);
    this.next();
  }

  private done(): Asked | undefined {
    const { asked } = this;
    clearTimeout(this.timer);
    this.asked = undefined;
    return asked;
  }
}

interface Asked {
  length: number;
  question: Question;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

const ofComments = new Aside();

/** {@link Aside.screen} for what readers write. */
export const screenAside = (request: ScreenRequest): Promise<Verdict> => ofComments.screen(request);

/** {@link Aside.likeness} of what readers write. */
export const likenessAside = (text: string): Promise<Likeness> => ofComments.likeness(text);
