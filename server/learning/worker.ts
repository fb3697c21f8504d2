import { parentPort, workerData } from "node:worker_threads";
import { fitCorrection, judgeCorrection } from "./fitCorrection.ts";
import type { Task } from "./inThread.ts";

// Runs in a thread of its own (inThread.ts); build.mjs bundles it by itself.

const task = workerData as Task;
parentPort?.postMessage("fit" in task ? fitCorrection(task.fit) : judgeCorrection(task.judge, task.weights));
