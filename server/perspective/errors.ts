import { asProblem } from "../http/answerProblem.ts";
import { limits } from "../protocol/limits.ts";
import type { FieldError } from "../protocol/problems.ts";

/** Google's names of errors (google.rpc.Code) and their HTTP statuses. */
const statuses = {
  INVALID_ARGUMENT: 400,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
} as const;

/** What Perspective's documentation calls the causes of an invalid request. */
type ErrorType =
  | "COMMENT_EMPTY"
  | "COMMENT_TOO_LONG"
  | "NO_REQUESTED_ATTRIBUTES"
  | "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE"
  | "LANGUAGE_DETECTION_FAILED"
  | "INVALID_REQUEST";

/** Thrown for what a caller can cause; {@link refusalOf} makes the answer of it. */
export class PerspectiveError extends Error {
  readonly status: keyof typeof statuses;
  readonly details: object[];

  constructor(status: keyof typeof statuses, message: string, details: object[] = []) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** A request that cannot be answered; `more` goes into the detail, beside the cause. */
export function invalid(errorType: ErrorType, message: string, more: object = {}): PerspectiveError {
  const detail = { "@type": "type.googleapis.com/google.commentanalyzer.v1alpha1.Error", errorType, ...more };
  return new PerspectiveError("INVALID_ARGUMENT", message, [detail]);
}

/** What is answered for whatever was thrown. */
export interface Refusal {
  code: number;
  headers: Record<string, string>;
  body: object;
}

/** Perspective's answer to an error of ours, of reading a request, or of counting them. */
export function refusalOf(error: unknown): Refusal {
  const { status, message, details } = error instanceof PerspectiveError ? error : asPerspectiveError(error);
  const code = statuses[status];
  const body = { error: { code, message, status, details: details.length > 0 ? details : undefined } };
  return { code, headers: asProblem(error).headers, body };
}

function asPerspectiveError(error: unknown): PerspectiveError {
  const thrown = asProblem(error);
  const { problem, details, status } = thrown;
  if (problem === "too-many-requests") return new PerspectiveError("RESOURCE_EXHAUSTED", "Quota exceeded.");
  // The cause that a caller can mend: only a long text, the comment's or its context's, makes a request so large.
  if (problem === "too-large")
    return invalid("COMMENT_TOO_LONG", `Request payload size exceeds the limit: ${limits.requestBytes} bytes.`);
  if (details.errors) return unreadable(details.errors());
  if (status < 500)
    return invalid("INVALID_REQUEST", `Invalid JSON payload received. ${details.detail?.() ?? thrown.title}`);
  return new PerspectiveError("INTERNAL", "Internal error encountered.");
}

function unreadable(errors: FieldError[]): PerspectiveError {
  const fieldViolations = errors.slice(0, 20).map(({ path, message }) => ({
    field: path,
    description: `Invalid value at '${path || "request"}': ${message}`,
  }));
  const error = invalid("INVALID_REQUEST", fieldViolations.map(({ description }) => description).join("\n"));
  error.details.push({ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations });
  return error;
}
