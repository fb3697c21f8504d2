import { parentPort } from "node:worker_threads";
import { readText } from "./model/read.ts";
import { type ScreenRequest, screen } from "./screen.ts";

// Runs in a thread of its own (aside.ts); build.mjs bundles it by itself.

export type Question = { screen: ScreenRequest } | { read: string };

/** What came of the question with this number, or why nothing did. */
export interface Answer {
  id: number;
  result?: unknown;
  fault?: string;
}

parentPort?.on("message", ({ id, question }: { id: number; question: Question }) => {
  parentPort?.postMessage(answerTo(id, question));
});

function answerTo(id: number, question: Question): Answer {
  try {
    return { id, result: "screen" in question ? screen(question.screen) : readText(question.read) };
  } catch (error) {
    return { id, fault: (error as Error).message };
  }
}
