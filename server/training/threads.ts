import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { root } from "../root.ts";
import type { Material, Task, Trained } from "./tasks.ts";
import type { Told } from "./worker.ts";

/**
 * Does the tasks in so many threads; the answers stand in the order of the tasks. `done` is told the task and how much of it is
 * done, 0..1.
 */
export async function inThreads(
  tasks: Task[],
  material: Material,
  threads: number,
  done: (task: Task, share: number) => void,
): Promise<Trained[]> {
  const answers: Trained[] = [];
  let next = 0;
  const workers = Array.from({ length: Math.min(threads, tasks.length) }, async () => {
    const worker = new Worker(join(root, "dist/server/training/worker.js"), { workerData: material });
    try {
      while (next < tasks.length) {
        const place = next++;
        const task = tasks[place]!;
        answers[place] = await answerOf(worker, task, share => done(task, share));
        done(task, 1);
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(workers);
  return answers;
}

function answerOf(worker: Worker, task: Task, done: (share: number) => void): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const onMessage = (told: Told) => {
      if ("share" in told) return done(told.share);
      worker.off("message", onMessage).off("error", reject);
      resolve(told.trained);
    };
    worker.on("message", onMessage).on("error", reject);
    worker.postMessage(task);
  });
}
