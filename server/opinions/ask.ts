import { setTimeout } from "node:timers/promises";
import type { SecondOpinion } from "../config.ts";
import { type Opinion, protocols, type Question } from "./protocols.ts";

/** What came of asking. `because` is for the log: our own words, never the other side's. */
export type Reply = { opinion: Opinion } | { none: "unusable" | "absent"; because: string };

/** What came of one attempt; `again`: it may be otherwise in a moment. */
type Attempt = Reply | { again: string };

/** A longer answer is none of the documented ones. */
const answerBytes = 64 * 1024;

/** Asks until there is an answer or `signal` ends it: whoever is busy, broken or away is asked again, after ever longer pauses. */
export async function ask(to: SecondOpinion, question: Question, signal: AbortSignal): Promise<Reply> {
  let because = "it was not asked in time";
  for (let attempt = 0; !signal.aborted; attempt++) {
    const reply = await askOnce(to, question, signal);
    if (!("again" in reply)) return reply;
    because = reply.again;
    await pause(attempt, signal);
  }
  return { none: "absent", because };
}

async function askOnce(to: SecondOpinion, question: Question, signal: AbortSignal): Promise<Attempt> {
  const protocol = protocols[to.kind];
  const body = JSON.stringify(protocol.body(to, question));
  const headers = { "Content-Type": "application/json", ...protocol.headers(to, question, body) };
  try {
    // A redirect is not followed: the text goes to the address that was set, and to no other.
    const response = await fetch(to.url, { method: "POST", headers, body, redirect: "manual", signal });
    if (!response.ok) return await refusal(response);
    const answer = await shortText(response);
    if (answer === null) return { none: "unusable", because: `its answer is longer than ${answerBytes} bytes` };
    return read(() => protocol.read(JSON.parse(answer)));
  } catch (error) {
    return { again: signal.aborted ? "it did not answer in time" : `no connection (${codeOf(error)})` };
  }
}

const passing = new Set([408, 425, 429]);

async function refusal(response: Response): Promise<Attempt> {
  await response.body?.cancel();
  const { status } = response;
  const because = `it answered ${status}`;
  return status >= 500 || passing.has(status) ? { again: because } : { none: "unusable", because };
}

function read(opinion: () => Opinion): Reply {
  try {
    return { opinion: opinion() };
  } catch {
    return { none: "unusable", because: "its answer is not the documented one" };
  }
}

/** The body as text; null when it is longer than an answer can be. Read no further than that. */
async function shortText(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > answerBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Half a second, then twice as long each time, up to 8 s; never quite the same, so that not all come back at once. */
async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  const ms = Math.min(8_000, 500 * 2 ** attempt) * (0.75 + Math.random() / 2);
  await setTimeout(ms, undefined, { signal }).catch(() => {});
}

/** What the system says of a connection, ECONNREFUSED say; its message may hold the address and is left out. */
function codeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? "broken off";
}
