import { parentPort } from "node:worker_threads";
import { readText } from "./model/read.ts";
import { type ScreenRequest, screen } from "./screen.ts";

// Runs in a thread of its own (aside.ts); build.mjs bundles it by itself.

export type Question = { screen: ScreenRequest } | { read: string };

/** What came of the question, or why nothing did. */
export interface Answer {
  result?: unknown;
  fault?: string;
}

parentPort?.on("message", (question: Question) => {
  parentPort?.postMessage(answerTo(question));
});

function answerTo(question: Question): Answer {
  try {
    return { result: "screen" in question ? screen(question.screen) : readText(question.read) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}
