import { say, spoken } from "../../locales/say.ts";
import type { ProblemBody, ProblemName } from "../../server/protocol/problems.ts";
import { atHome, home } from "./home.ts";

/** An answer that is a problem (RFC 9457), or no answer at all: then `status` is 0. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.title);
    this.status = status;
    this.body = body;
  }

  /** Which problem of protocol/problems.ts it is; "offline" when no answer came. */
  get problem(): ProblemName | "offline" {
    return (this.body.type.split(":").at(-1) ?? "server-fault") as ProblemName | "offline";
  }

  /** What the server says of it, as a sentence. */
  get sentence(): string {
    return this.body.detail ?? `${this.body.title}.`;
  }
}

interface SendOptions {
  /** For a write that people may repeat by hand: the same key makes it the same write. */
  key?: string;
}

const retryAfterMs = [400, 1_600];
const answerWithinMs = 20_000;

/** The API, as the signed-in person: by the session cookie, or on a page of another origin by the token. Every call throws ApiProblem. */
export const api = {
  /** To this the paths are relative. */
  get base() {
    return atHome("/api/v1/");
  },

  get: <T>(path: string) => send<T>("GET", path),
  post: <T>(path: string, body?: unknown, options?: SendOptions) => send<T>("POST", path, body, options),
  put: <T>(path: string, body?: unknown, options?: SendOptions) => send<T>("PUT", path, body, options),
  patch: <T>(path: string, body?: unknown, options?: SendOptions) => send<T>("PATCH", path, body, options),
  del: <T>(path: string, options?: SendOptions) => send<T>("DELETE", path, undefined, options),
};

/** A key for one write, however often it is sent. `crypto.randomUUID` is missing on plain http, but its source is not. */
export function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
}

async function send<T>(method: string, path: string, body?: unknown, { key = newKey() }: SendOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json", "accept-language": spoken() };
  if (home.token) headers.authorization = `Bearer ${home.token}`;
  if (method !== "GET") headers["idempotency-key"] = key;
  if (body instanceof Blob) headers["content-type"] = body.type;
  else if (body !== undefined) headers["content-type"] = "application/json; charset=utf-8";
  const request: RequestInit = { method, headers, credentials: "same-origin" };
  if (body !== undefined) request.body = body instanceof Blob ? body : JSON.stringify(body);
  return read<T>(await answerTo(api.base + path, request));
}

interface Answer {
  status: number;
  text: string;
}

/** Asks again when no whole answer came. A write carries its key, so that it happens once however often it arrives. */
async function answerTo(url: string, request: RequestInit): Promise<Answer> {
  for (const waitMs of [...retryAfterMs, null]) {
    try {
      const answer = await fetch(url, { ...request, signal: AbortSignal.timeout(answerWithinMs) });
      return { status: answer.status, text: await answer.text() };
    } catch {
      if (waitMs === null) break;
      await new Promise(resolve => setTimeout(resolve, waitMs));
    }
  }
  throw new ApiProblem(0, { type: "urn:comity:problem:offline", title: say("asleep.noConnection"), status: 0 });
}

function read<T>({ status, text }: Answer): T {
  const value = parsed(text);
  if (status >= 200 && status < 300) return value as T;
  throw new ApiProblem(status, isProblem(value) ? value : unreadable(status));
}

function parsed(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isProblem = (value: unknown): value is ProblemBody =>
  typeof value === "object" && value !== null && "type" in value && "title" in value;

const unreadable = (status: number): ProblemBody => ({
  type: "urn:comity:problem:server-fault",
  title: say("asleep.unreadable"),
  status,
});
