import { type Saying, saying } from "../../locales/saying.ts";
import type { Finding } from "../protocol/findings.ts";
import type { Label } from "../protocol/labels.ts";
import type { Reading } from "../protocol/model.ts";
import type { Policy } from "../protocol/policy.ts";
import { told } from "../protocol/told.ts";
import type { Check, Facts, Screened } from "./check.ts";
import { fold } from "./fold.ts";
import { inOrder } from "./inOrder.ts";
import { type Correction, corrected } from "./model/correction.ts";
import { readText, wordsThatMoved } from "./model/read.ts";
import { byState, type InState } from "./ruleStates.ts";

export interface Verdict {
  outcome: "publish" | "hold" | "refuse";
  findings: Finding[];
  /** What the rules in shadow would have found; it decides nothing. */
  inShadow: Finding[];
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
 * Reads one text: every live check runs, everything found is kept, the strongest finding decides. Pure: no database, network or
 * clock. A check that throws becomes a finding that holds: what could not be looked at is not published.
 */
export function screen(request: ScreenRequest, checks: Record<string, Check> = inOrder): Verdict {
  const { text, correction } = request;
  let reading: Reading | null = null;
  const read = () => {
    reading ??= correction ? corrected(readText(text), text, correction) : readText(text);
    return reading;
  };
  const screened = { ...request, folded: fold(text), read, moved: (label: Label) => wordsThatMoved(text, label) };
  const verdict = judged(screened, checks);
  return { ...verdict, reading };
}

/** The verdict of a text that is prepared already: of the policy's live rules, and beside it what those in shadow found. */
export function judged(screened: Screened, checks: Record<string, Check> = inOrder): Omit<Verdict, "reading"> {
  const { policy, facts } = screened;
  const { live, shadow } = byState(policy);
  const findings = runAll(checks, screened, live);
  // Of a rule in shadow nobody is told that it could not run.
  const inShadow = shadow ? runAll(checks, screened, shadow).filter(({ check }) => check !== "check-failed") : [];
  const asked = new Set(findings.map(finding => finding.then));
  const waits = asked.has("hold") || ((policy.mode === "review-first" || facts.isReviewFirst) && !facts.isStaff);
  return { outcome: asked.has("refuse") ? "refuse" : waits ? "hold" : "publish", findings, inShadow };
}

function runAll(checks: Record<string, Check>, screened: Screened, { policy, acts }: InState): Finding[] {
  const given = { ...screened, policy };
  return Object.entries(checks).flatMap(([name, check]) => (acts(name) ? run(name, check, given) : []));
}

function run(name: string, check: Check, screened: Screened): Finding[] {
  try {
    return check(screened).map(found => ({ ...found, ...(found.says ? told(found.says) : { why: "" }) }));
  } catch {
    return [failed(saying("checks.failed.one", { name }))];
  }
}

const failed = (says: Saying): Finding => ({ check: "check-failed", then: "hold", ...told(says), evidence: [] });

/** What to say of a text that no check could be run on. */
export const unscreened = (): Verdict => ({
  outcome: "hold",
  findings: [failed(saying("checks.failed.all"))],
  inShadow: [],
  reading: null,
});
