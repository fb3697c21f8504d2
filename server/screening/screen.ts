import type { Policy } from "../protocol/policy.ts";
import type { Finding, Id } from "../protocol/views.ts";
import { type Folded, fold } from "./fold.ts";
import { inOrder } from "./inOrder.ts";
import { type Correction, corrected } from "./model/correction.ts";
import { readText } from "./model/read.ts";
import type { Reading } from "./model/reading.ts";

/** What the checks may know beside the text: of its author, and of what was written before. */
export interface Facts {
  authorId: Id;
  articleId: Id;
  /** Comments of the author that readers see. */
  published: number;
  /** Of the newsroom: strangers' rules do not apply. */
  isStaff: boolean;
  /** Since the author joined. */
  daysHere: number;
  /** Comments of the author within `policy.flood.seconds`, without this one. */
  postedInWindow: number;
  /** Comments of the last days on the site whose texts may be nearly the same, but for what authors took back and for the one that this one answers. */
  alike: AlikeComment[];
  /** The text of the comment that this one answers, while readers see it. */
  answered: string | null;
  /** Of the domains that the text leads to, those that only removed comments led to before, with those comments. */
  removedDomains: { domain: string; comments: Id[] }[];
}

export interface AlikeComment {
  id: Id;
  text: string;
  authorId: Id;
  articleId: Id;
  minutesAgo: number;
  /** Since its author had joined when it was written. */
  authorDaysHere: number;
}

/** Of a text by itself, as if by a member of long standing: the rules about words speak alone. */
export const textAlone: Facts = {
  authorId: "0",
  articleId: "0",
  published: 100,
  isStaff: false,
  daysHere: 1_000,
  postedInWindow: 0,
  alike: [],
  answered: null,
  removedDomains: [],
};

/** What a check is given. */
export interface Screened {
  text: string;
  folded: Folded;
  /** ISO 639-1 language of the article. */
  language: string;
  facts: Facts;
  policy: Policy;
  /** What the model says of the text; read once, when a check first asks. */
  read(): Reading;
}

/** One automatic test; nothing found is an empty list. */
export type Check = (screened: Screened) => Finding[];

export interface Verdict {
  outcome: "publish" | "hold" | "refuse";
  findings: Finding[];
  /** What the model said; null when it could not be asked. */
  reading: Reading | null;
}

export interface ScreenRequest {
  text: string;
  language: string;
  facts: Facts;
  policy: Policy;
  /** What the site's own decisions taught the model. */
  correction?: Correction | null;
}

/**
 * Reads one text: every check runs, everything found is kept, the strongest finding decides. Pure: no database, network or
 * clock. A check that throws becomes a finding that holds: what could not be looked at is not published.
 */
export function screen(request: ScreenRequest, checks: Record<string, Check> = inOrder): Verdict {
  const { text, policy, facts, correction } = request;
  let reading: Reading | null = null;
  const read = () => {
    reading ??= correction ? corrected(readText(text), text, correction) : readText(text);
    return reading;
  };
  const screened = { ...request, folded: fold(text), read };
  const findings = Object.entries(checks).flatMap(([name, check]) => run(name, check, screened));
  const asked = new Set(findings.map(finding => finding.then));
  const waits = asked.has("hold") || (policy.mode === "review-first" && !facts.isStaff);
  return { outcome: asked.has("refuse") ? "refuse" : waits ? "hold" : "publish", findings, reading };
}

function run(name: string, check: Check, screened: Screened): Finding[] {
  try {
    return check(screened);
  } catch {
    return [failed(`One of our checks (${name})`)];
  }
}

const failed = (who: string): Finding => ({
  check: "check-failed",
  then: "hold",
  why: `${who} could not read this text, so a moderator will.`,
  evidence: [],
});

/** What to say of a text that no check could be run on. */
export const unscreened = (): Verdict => ({ outcome: "hold", findings: [failed("Our checks")], reading: null });
