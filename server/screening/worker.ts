import { parentPort } from "node:worker_threads";
import type { Reading } from "../protocol/model.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import { readText } from "./model/read.ts";
import { type ScreenRequest, screen, type Verdict } from "./screen.ts";

// Runs in a thread of its own (aside.ts); build.mjs bundles it by itself.

export type Question = { screen: ScreenRequest } | { read: string } | { compare: string };

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
    return { result: resultOf(question) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
}

function resultOf(question: Question): Verdict | Reading | Likeness {
  if ("screen" in question) return screen(question.screen);
  return "read" in question ? readText(question.read) : likenessOf(question.compare);
}
