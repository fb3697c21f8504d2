import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { log } from "../log.ts";
import type { Reading } from "../protocol/views.ts";
import { root } from "../root.ts";
import { readText } from "./model/read.ts";
import { type ScreenRequest, screen, unscreened, type Verdict } from "./screen.ts";
import type { Answer, Question } from "./worker.ts";

/** A text with more UTF-16 units than this may take over 10 ms, in which nobody else would be answered (docs/PERFORMANCE.md). */
export const mostAtOnce = 1_000;

/**
 * A thread beside this one that reads long texts, one after the other. It is started by the first, and again when it died; whoever
 * waits for it then is told so, and so is everybody whom it keeps waiting for longer than `patienceMs`.
 */
export class Aside {
  private readonly file: string | URL;
  private readonly patienceMs: number;
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(file: string | URL = join(root, "dist/server/screening/worker.js"), patienceMs = 5_000) {
    this.file = file;
    this.patienceMs = patienceMs;
  }

  /** Screens a text. What the thread could not do means hold. */
  async screen(request: ScreenRequest): Promise<Verdict> {
    try {
      return await this.ask<Verdict>({ screen: request });
    } catch (error) {
      log.error({ err: error }, "screening aside");
      return unscreened();
    }
  }

  /** Reads a text with the model. Throws when the thread could not. */
  read(text: string): Promise<Reading> {
    return this.ask<Reading>({ read: text });
  }

  private ask<Result>(question: Question): Promise<Result> {
    this.worker ??= this.start();
    const { worker } = this;
    const id = this.asked++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(worker, new Error("the thread took too long")), this.patienceMs);
      this.waiting.set(id, { resolve: result => resolve(result as Result), reject, timer });
      worker.postMessage({ id, question });
    });
  }

  private start(): Worker {
    const worker = new Worker(this.file, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    worker.on("message", (answer: Answer) => this.settle(answer));
    worker.on("error", error => this.giveUp(worker, error));
    worker.on("exit", () => this.giveUp(worker, new Error("the thread ended")));
    // It ends with the process and does not keep it.
    worker.unref();
    return worker;
  }

  private settle({ id, result, fault }: Answer): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    if (fault === undefined) waiting.resolve(result);
    else waiting.reject(new Error(fault));
  }

  /** Gives a thread up: all that wait for it are told; the next that asks starts another. */
  private giveUp(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
    void worker.terminate();
  }
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

const aside = new Aside();

/** {@link screen}, a long text in the thread aside. */
export async function screenAside(request: ScreenRequest): Promise<Verdict> {
  return request.text.length > mostAtOnce ? aside.screen(request) : screen(request);
}

/** {@link readText}, a long text in the thread aside. Throws when that could not. */
export async function readAside(text: string): Promise<Reading> {
  return text.length > mostAtOnce ? aside.read(text) : readText(text);
}
