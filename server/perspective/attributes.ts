import type { Label } from "../protocol/labels.ts";
import { invalid } from "./errors.ts";

/** Perspective's names for what our model scores. What is not here gets an error, never a score that was made up. */
const attributes = new Map<string, Label>([
  ["TOXICITY", "toxicity"],
  ["SEVERE_TOXICITY", "severe_toxicity"],
  ["IDENTITY_ATTACK", "identity_attack"],
  ["INSULT", "insult"],
  ["PROFANITY", "profanity"],
  ["THREAT", "threat"],
]);

/** The label behind an attribute. */
export function labelOf(attribute: string): Label {
  const label = attributes.get(attribute);
  if (!label) throw invalid("INVALID_REQUEST", `Unknown requested attribute: ${attribute}`);
  return label;
}

/** Refuses every kind of score but a probability, which is also what no kind means. */
export function requireProbability(attribute: string, scoreType: string | null | undefined): void {
  if (["PROBABILITY", "SCORE_TYPE_UNSPECIFIED"].includes(scoreType ?? "PROBABILITY")) return;
  throw invalid("INVALID_REQUEST", `Requested score type ${scoreType} is not supported by attribute ${attribute}`);
}
