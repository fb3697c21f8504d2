import type { Id, Time } from "./basics.ts";
import type { Label } from "./labels.ts";
import type { RuleId } from "./ruleNames.ts";
import type { Told } from "./told.ts";

/** A stretch of the original text: UTF-16 offsets, end exclusive, so that `text.slice(start, end)` is the evidence. */
export interface Evidence {
  start: number;
  end: number;
}

/** What can find something in a text. */
export const findingChecks = [
  "badWords",
  "wordList",
  "domains",
  "language",
  "hours",
  "model",
  "links",
  "removedLinks",
  "shouting",
  "repeats",
  "copies",
  "raid",
  "echo",
  "flood",
  "newcomer",
  "length",
  "premoderated",
  "guest",
  "picture",
  "firstTimer",
  "question",
  "secondOpinion",
  "check-failed",
] as const;

/** What one check found, told in a plain sentence that the author may read. */
export interface Finding extends Told {
  check: (typeof findingChecks)[number];
  /**
   * `nudge`: said to the author before posting, and nothing more. `note`: told to the desk, and nothing more. `mask`: readers
   * see asterisks in place of the evidence.
   */
  then: "nudge" | "note" | "mask" | "flag" | "hold" | "refuse";
  evidence: Evidence[];
  /** Which entry of a list found it (see protocol/ruleNames.ts); of other checks the check says so. */
  rule?: RuleId;
  /** For the desk: other comments that speak for it, such as those that are nearly the same. */
  comments?: Id[];
  /** What was measured and the threshold of the policy, where the check measures. */
  score?: number;
  threshold?: number;
  /** Of the model: which label the score is for, the model's version, and the words that moved the score. */
  reading?: { label: Label; model: string; moved: Moved[] };
}

/** A word that moved a score: by how much in log odds, up (positive) or down. Largest movement first. */
export interface Moved extends Evidence {
  by: number;
}

export interface StoredFinding extends Finding {
  id: Id;
  revision: number;
  policyVersion: number;
  foundAt: Time;
}
