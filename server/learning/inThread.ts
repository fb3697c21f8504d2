import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { NothingLearned } from "../protocol/model.ts";
import { root } from "../root.ts";
import type { Correction } from "../screening/model/correction.ts";
import type { Decided } from "./decided.ts";
import type { Fitted, Judged } from "./fitCorrection.ts";

/** What the thread is to do. */
export type Task = { fit: readonly Decided[] } | { judge: readonly Decided[]; weights: Correction["weights"] };

/** {@link fitCorrection} in a thread of its own: thousands of decisions take seconds, in which readers want to be served. */
export const fitInThread = (decided: readonly Decided[]): Promise<Fitted | NothingLearned> => done({ fit: decided });

/** {@link judgeCorrection} in a thread of its own. */
export const judgeInThread = (decided: readonly Decided[], weights: Correction["weights"]): Promise<Judged[]> =>
  done({ judge: decided, weights });

/** Starts a thread that ends with its task. Throws what went wrong in it. */
function done<Result>(task: Task): Promise<Result> {
  const worker = new Worker(join(root, "dist/server/learning/worker.js"), { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread that learns ended")));
  });
}
