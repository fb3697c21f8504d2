import type { ProblemBody } from "../../server/protocol/problems.ts";

/** What the server would not do, in its own words; `status` 0 when it could not be reached at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title);
    this.status = body.status;
    this.body = body;
  }

  /** Last part of the problem's type, such as `sign-in-needed`; `offline` when nobody answered. */
  get problem(): string {
    return this.body.type.split(":").at(-1) ?? "";
  }
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const retryDelaysMs = [400, 1200];

/**
 * The API as the browser calls it: paths relative to `/api/v1/`, cookies of the same origin, JSON both ways. A write carries an
 * Idempotency-Key, so that it may be sent again when the network failed in between. Throws ApiProblem.
 */
export const api = {
  base: "/api/v1/",
  get: <T>(path: string): Promise<T> => call<T>("GET", path),
  post: <T>(path: string, body?: unknown): Promise<T> => call<T>("POST", path, body),
  put: <T>(path: string, body?: unknown): Promise<T> => call<T>("PUT", path, body),
  patch: <T>(path: string, body?: unknown): Promise<T> => call<T>("PATCH", path, body),
  del: <T>(path: string): Promise<T> => call<T>("DELETE", path),
};

async function call<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["Idempotency-Key"] = newKey();
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const request: RequestInit = { method, headers, credentials: "same-origin" };
  if (body !== undefined) request.body = JSON.stringify(body);
  const response = await sendWithRetry(api.base + path, request);
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}

async function sendWithRetry(url: string, request: RequestInit): Promise<Response> {
  for (const delay of [...retryDelaysMs, null]) {
    try {
      return await fetch(url, request);
    } catch {
      if (delay === null) break;
      await new Promise(resolve => setTimeout(resolve, delay));
    }
  }
  throw new ApiProblem({ type: "urn:comity:problem:offline", title: "The server cannot be reached", status: 0 });
}

async function problemOf(response: Response): Promise<ProblemBody> {
  const unknown = {
    type: "about:blank",
    title: response.statusText || "Something went wrong",
    status: response.status,
  };
  if (!response.headers.get("Content-Type")?.includes("json")) return unknown;
  try {
    return { ...unknown, ...((await response.json()) as Partial<ProblemBody>) };
  } catch {
    return unknown;
  }
}

/** `crypto.randomUUID` stands only in secure contexts; a newsroom may try Comity on a plain http address. */
function newKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
}
