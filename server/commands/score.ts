import { isUtf8 } from "node:buffer";
import { fstatSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { codePoints, limits } from "../protocol/limits.ts";
import { defaultPolicy } from "../protocol/policy.ts";
import { textAlone } from "../screening/check.ts";
import { loadModels } from "../screening/model/read.ts";
import { screen } from "../screening/screen.ts";
import { type Line, linesOf } from "./lines.ts";
import { count, many, type Progress, startProgress } from "./progress.ts";
import { UsageError } from "./usage.ts";

/**
 * `comity score`: reads comments from stdin, one JSON object with a `text` a line, and writes each line with `scores`, `verdict`
 * and `findings` to stdout, in order. A line that is no comment is told on stderr and does not stop the rest. Answers the exit
 * status: 0 when all were scored, 1 when some were not. Whoever stops reading ends it quietly.
 */
export async function score(args: string[]): Promise<number> {
  const { language } = parseArgs({ args, options: { language: { type: "string", default: "en" } } }).values;
  if (!/^[a-z]{2}$/.test(language)) throw new UsageError("--language takes two small letters, such as en.");
  // Without its model it could only say of every line that it must wait.
  loadModels();
  if (process.stdin.isTTY) console.error('One comment a line, such as {"text": "Hello"}. Ctrl-D ends.');

  const startedAt = performance.now();
  const tally = { scored: 0, bad: 0 };
  const progress = startProgress(process.stderr, sizeOfStdin());
  // Nobody has to read what is told beside the scores.
  process.stderr.on("error", () => {});
  try {
    await pipeline(scoredLines(process.stdin, language, tally, progress), process.stdout);
    progress.end(summary(tally, performance.now() - startedAt));
  } catch (error) {
    progress.end();
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
  return tally.bad > 0 ? 1 : 0;
}

interface Tally {
  scored: number;
  bad: number;
}

function summary({ scored, bad }: Tally, ms: number): string {
  const rest = bad > 0 ? `; ${many(bad, "line")} could not be` : "";
  return `${many(scored, "comment")} scored in ${(ms / 1_000).toFixed(1)} s${rest}.`;
}

/** Bytes, when stdin is a file. */
function sizeOfStdin(): number | undefined {
  const stdin = fstatSync(0);
  return stdin.isFile() ? stdin.size : undefined;
}

/** Ten times what the longest comment takes when every character is written as \uXXXX; more is no comment. */
const mostLineBytes = 1_000_000;

async function* scoredLines(
  input: AsyncIterable<Buffer>,
  language: string,
  tally: Tally,
  progress: Progress,
): AsyncGenerator<string> {
  for await (const line of linesOf(input, mostLineBytes)) {
    const answer = answerTo(line, language);
    if (typeof answer === "string") {
      tally.scored++;
      yield `${answer}\n`;
    } else if (answer) {
      tally.bad++;
      progress.say(`line ${line.number}: ${answer.fault}`);
    }
    progress.reached(line.number, line.read);
  }
}

/** The line with its scores, or what is wrong with it; null for an empty one. Nothing in a line ends the work. */
function answerTo(line: Line, language: string): string | { fault: string } | null {
  try {
    return scoredLine(line, language);
  } catch (error) {
    return { fault: `could not be scored (${(error as Error).message})` };
  }
}

function scoredLine({ number, bytes }: Line, language: string): string | { fault: string } | null {
  if (!bytes) return { fault: `is longer than ${count(mostLineBytes)} bytes` };
  if (!isUtf8(bytes)) return { fault: "is not UTF-8" };
  const line = number === 1 ? bytes.toString().replace(/^\ufeff/, "") : bytes.toString();
  if (line.trim() === "") return null;
  const comment = parsed(line);
  if (!comment) return { fault: "is not a JSON object" };
  const { text } = comment;
  if (typeof text !== "string")
    return { fault: text === undefined ? "has no text" : "has a text that is not a string" };
  if (codePoints(text) > limits.commentCodePoints)
    return { fault: `has a text of more than ${count(limits.commentCodePoints)} characters` };
  return withResult(line, comment, resultOf(text, language));
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

function resultOf(text: string, language: string): object {
  const { outcome, reading, findings } = screen({ text, language, facts: textAlone, policy: defaultPolicy });
  return { scores: reading?.scores ?? null, cannotSay: reading?.cannotSay, verdict: outcome, findings };
}

/** What came is written as it came, to the last digit of an id that no number of ours holds; an older result is replaced. */
function withResult(line: string, comment: Record<string, unknown>, result: object): string | { fault: string } {
  const isNew = !Object.keys(result).some(name => Object.hasOwn(comment, name));
  if (isNew) return `${line.slice(0, line.lastIndexOf("}"))},${JSON.stringify(result).slice(1)}`;
  try {
    return JSON.stringify({ ...comment, ...result });
  } catch {
    return { fault: "is nested too deep to be written with another result" };
  }
}
