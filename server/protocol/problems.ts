/** Every problem that a caller can cause: its HTTP status and its title. The name is the last part of its `type`. */
export const problems = {
  "unreadable-request": { status: 400, title: "The request could not be read" },
  "sign-in-needed": { status: 401, title: "Sign in first" },
  "wrong-credentials": { status: 401, title: "E-mail or password do not match" },
  "token-refused": { status: 401, title: "The page could not sign you in" },
  "sign-in-failed": { status: 401, title: "You could not be signed in this way" },
  "wrong-code": { status: 401, title: "This code is not right, or is over" },
  "wrong-passkey": { status: 401, title: "This passkey opens nothing here" },
  "wrong-key": { status: 401, title: "This key opens nothing here" },
  "not-allowed": { status: 403, title: "You may not do this" },
  "pictures-off": { status: 403, title: "Comments have no pictures here" },
  "guests-off": { status: 403, title: "Guests do not write here" },
  "guest-restricted": { status: 403, title: "A moderator has restricted this guest" },
  "email-unverified": { status: 403, title: "Verify your e-mail address first" },
  "account-needed": { status: 403, title: "This needs an account" },
  "sign-in-again": { status: 403, title: "Sign in again before you change this" },
  sanctioned: { status: 403, title: "A moderator keeps you from writing here" },
  "decided-by-you": { status: 403, title: "Somebody else decides an appeal against your decision" },
  "cross-site": { status: 403, title: "The request came from another site" },
  "not-found": { status: 404, title: "There is nothing here" },
  "no-mail": { status: 409, title: "This site sends no mail at the moment" },
  "already-decided": { status: 409, title: "Somebody has decided this already" },
  "already-claimed": { status: 409, title: "Somebody else has this case" },
  escalated: { status: 409, title: "This case was given to somebody else" },
  "text-changed": { status: 409, title: "The text has changed since you read it" },
  "update-withdrawn": { status: 409, title: "This update was withdrawn" },
  "discussion-closed": { status: 409, title: "This discussion is closed" },
  "discussion-paused": { status: 409, title: "This discussion is paused" },
  "state-changed": { status: 409, title: "Somebody has changed this discussion since you looked" },
  "questions-closed": { status: 409, title: "This article takes no questions" },
  "question-moved": { status: 409, title: "Somebody has moved this question already" },
  "question-on-stage": { status: 409, title: "Another question is being answered now" },
  "parent-gone": { status: 409, title: "The comment you answer is no longer there" },
  "draft-changed": { status: 409, title: "Another of your devices has changed this draft" },
  "visit-over": { status: 409, title: "Signing in took too long, or was begun in another window" },
  "identity-taken": { status: 409, title: "Somebody has an account here in this way already" },
  "last-way-in": { status: 409, title: "This is the only way in that is left" },
  "key-reused": { status: 409, title: "This Idempotency-Key was used for another request" },
  "edit-window-over": { status: 409, title: "The time for editing is over" },
  "already-reported": { status: 409, title: "You have reported this already" },
  "already-sanctioned": { status: 409, title: "This sanction is in force already" },
  "sanction-over": { status: 409, title: "This sanction has ended already" },
  "already-taken-over": { status: 409, title: "Somebody has taken over already" },
  "already-looked": { status: 409, title: "Somebody else has just looked at this" },
  "nothing-to-undo": { status: 409, title: "There is no decision to undo" },
  "already-appealed": { status: 409, title: "You have appealed this already" },
  "appeal-too-late": { status: 409, title: "The time for an appeal is over" },
  "nothing-to-appeal": { status: 409, title: "This no longer holds, so there is nothing to appeal" },
  "appeal-waits": { status: 409, title: "An appeal waits here: answer that" },
  "comment-waits": { status: 409, title: "The comment itself waits: deciding it answers the appeal" },
  "backtest-running": { status: 409, title: "Rules are being tried on this site already" },
  "settings-changed": { status: 409, title: "Somebody changed the settings since you read them" },
  "policy-changed": { status: 409, title: "Somebody changed the policy since you read it" },
  "link-over": { status: 410, title: "This link is over, or was used" },
  "too-large": { status: 413, title: "The request is too large" },
  "wrong-media-type": { status: 415, title: "Send application/json in UTF-8" },
  "unprocessable-request": { status: 422, title: "Some fields cannot be accepted" },
  "text-refused": { status: 422, title: "This text cannot be posted here" },
  "email-taken": { status: 422, title: "There is an account with this e-mail" },
  "challenge-failed": { status: 422, title: "The work of your browser was not accepted" },
  "name-refused": { status: 422, title: "This name cannot be used here" },
  "picture-refused": { status: 422, title: "This picture cannot be used" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  "guest-waits": { status: 429, title: "A moderator reads what you wrote first" },
  "slow-mode": { status: 429, title: "Everybody posts less often here at the moment" },
  "format-not-offered": { status: 501, title: "This format is not offered here" },
  "server-fault": { status: 500, title: "The server made a mistake" },
  "provider-away": { status: 503, title: "The service for signing in does not answer" },
  "not-ready": { status: 503, title: "Not available at the moment" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemName = keyof typeof problems;

/** One field of a request that cannot be accepted; `path` as in `words.3.text`. */
export interface FieldError {
  path: string;
  message: string;
}

/** What a problem answer carries beside RFC 9457's type, title, status and detail. */
export interface ProblemDetails {
  detail?: string;
  errors?: FieldError[];
  [extension: string]: unknown;
}

/** RFC 9457 body as it crosses the wire (`application/problem+json`). */
export interface ProblemBody extends ProblemDetails {
  type: string;
  title: string;
  status: number;
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
    return problems[this.problem].status;
  }

  toBody(): ProblemBody {
    const { status, title } = problems[this.problem];
    return { type: `urn:comity:problem:${this.problem}`, title, status, ...this.details };
  }
}
