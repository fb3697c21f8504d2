import type { Policy } from "../protocol/policy.ts";
import type { Finding } from "../protocol/views.ts";
import { type Folded, fold } from "./fold.ts";
import { inOrder } from "./inOrder.ts";
import { readText } from "./model/read.ts";
import type { Reading } from "./model/reading.ts";

/** What the checks may know of the author and of the last hour. */
export interface AuthorFacts {
  /** Comments of theirs that readers see. */
  published: number;
  /** Of the newsroom: strangers' rules do not apply. */
  isStaff: boolean;
  /** Comments of theirs within `policy.flood.seconds`, without this one. */
  postedInWindow: number;
  /** Texts of the last hour on the site, newest first. */
  recent: { text: string; own: boolean }[];
}

/** An author of whom nothing is known to be wrong: a member of long standing, so that the rules about words speak alone. */
export const somebody: AuthorFacts = { published: 100, isStaff: false, postedInWindow: 0, recent: [] };

/** What a check is given. */
export interface Screened {
  text: string;
  folded: Folded;
  /** ISO 639-1 language of the article. */
  language: string;
  facts: AuthorFacts;
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
  facts: AuthorFacts;
  policy: Policy;
}

/**
 * Reads one text: every check runs, everything found is kept, the strongest finding decides. Pure: no database, network or
 * clock. A check that throws becomes a finding that holds: what could not be looked at is not published.
 */
export function screen(request: ScreenRequest, checks: Record<string, Check> = inOrder): Verdict {
  const { text, policy, facts } = request;
  let reading: Reading | null = null;
  const read = () => {
    reading ??= readText(text);
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
    const why = `One of our checks (${name}) could not read this text, so a moderator will.`;
    return [{ check: "check-failed", then: "hold", why, evidence: [] }];
  }
}
