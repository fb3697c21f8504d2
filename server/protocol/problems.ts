import "../../locales/all.ts";
import { say } from "../../locales/say.ts";

/** Every problem that a caller can cause, with its HTTP status. The name is the last part of its `type`; the room `problems` has its title. */
export const problems = {
  "unreadable-request": 400,
  "sign-in-needed": 401,
  "wrong-credentials": 401,
  "token-refused": 401,
  "sign-in-failed": 401,
  "wrong-code": 401,
  "wrong-passkey": 401,
  "wrong-key": 401,
  "not-allowed": 403,
  "pictures-off": 403,
  "guests-off": 403,
  "guest-restricted": 403,
  "email-unverified": 403,
  "account-needed": 403,
  "sign-in-again": 403,
  sanctioned: 403,
  "decided-by-you": 403,
  "cross-site": 403,
  "not-found": 404,
  "no-mail": 409,
  "already-decided": 409,
  "already-claimed": 409,
  escalated: 409,
  "text-changed": 409,
  "update-withdrawn": 409,
  "discussion-closed": 409,
  "discussion-paused": 409,
  "state-changed": 409,
  "questions-closed": 409,
  "question-moved": 409,
  "question-on-stage": 409,
  "parent-gone": 409,
  "draft-changed": 409,
  "visit-over": 409,
  "identity-taken": 409,
  "last-way-in": 409,
  "key-reused": 409,
  "edit-window-over": 409,
  "already-reported": 409,
  "already-sanctioned": 409,
  "sanction-over": 409,
  "already-taken-over": 409,
  "already-looked": 409,
  "nothing-to-undo": 409,
  "already-appealed": 409,
  "appeal-too-late": 409,
  "nothing-to-appeal": 409,
  "appeal-waits": 409,
  "comment-waits": 409,
  "backtest-running": 409,
  "settings-changed": 409,
  "policy-changed": 409,
  "link-over": 410,
  "too-large": 413,
  "wrong-media-type": 415,
  "unprocessable-request": 422,
  "text-refused": 422,
  "email-taken": 422,
  "challenge-failed": 422,
  "name-refused": 422,
  "picture-refused": 422,
  "too-many-requests": 429,
  "guest-waits": 429,
  "slow-mode": 429,
  "format-not-offered": 501,
  "server-fault": 500,
  "provider-away": 503,
  "not-ready": 503,
} as const satisfies Record<string, number>;

export type ProblemName = keyof typeof problems;

/** One field of a request that cannot be accepted; `path` as in `words.3.text`. */
export interface FieldError {
  path: string;
  message: string;
}

/** What a problem carries beside its name. Its words are said when it is answered, for only then it is known in which language. */
export interface ProblemDetails {
  detail?: () => string;
  errors?: () => FieldError[];
  [extension: string]: unknown;
}

/** RFC 9457 body as it crosses the wire (`application/problem+json`). */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: FieldError[];
  [extension: string]: unknown;
}

/** Thrown by operations for what a caller can cause; `http/answerProblem` turns it into an answer. */
export class Problem extends Error {
  readonly problem: ProblemName;
  readonly details: ProblemDetails;
  readonly headers: Record<string, string>;

  constructor(problem: ProblemName, details: ProblemDetails = {}, headers: Record<string, string> = {}) {
    super(problem);
    this.problem = problem;
    this.details = details;
    this.headers = headers;
  }

  get status(): number {
    return problems[this.problem];
  }

  /** In the language in force. */
  get title(): string {
    return say(`problems.${this.problem}`);
  }

  /** In the language in force. */
  toBody(): ProblemBody {
    const { detail, errors, ...more } = this.details;
    return {
      type: `urn:comity:problem:${this.problem}`,
      title: this.title,
      status: this.status,
      ...(detail && { detail: detail() }),
      ...(errors && { errors: errors() }),
      ...more,
    };
  }
}
