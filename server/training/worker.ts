// What a thread of the training does: one task after the other, until the main thread ends it. Built as dist/server/training/worker.js.
import { parentPort, workerData } from "node:worker_threads";
import { doTask, type Material, type Task, type Trained } from "./tasks.ts";

/** What a thread tells: how far its task is, or what came of it. */
export type Told = { share: number } | { trained: Trained };

const material = workerData as Material;
const tell = (told: Told) => parentPort?.postMessage(told);

parentPort?.on("message", (task: Task) => {
  tell({ trained: doTask(task, material, share => tell({ share })) });
});
