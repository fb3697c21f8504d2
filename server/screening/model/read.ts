import type { Label } from "../../protocol/labels.ts";
import type { Moved } from "../../protocol/views.ts";
import type { Reading } from "./reading.ts";

// PLACEHOLDER until the trained model lands.
export function readText(text: string): Reading {
  const t = /idiot|moron|stupid|scum|trash/i.test(text) ? 0.9 : /fool|clown|ridiculous/i.test(text) ? 0.65 : 0.05;
  return {
    model: "en-0",
    language: "en",
    scores: {
      toxicity: t,
      severe_toxicity: 0.01,
      insult: t,
      threat: 0.01,
      identity_attack: 0.01,
      profanity: 0.01,
      sexual: 0.01,
      spam: 0.01,
    },
  };
}

/** The words that moved a label's score most, up and down; at most eight. */
export function wordsThatMoved(text: string, label: Label): Moved[] {
  return [...text.matchAll(/idiot\w*|moron\w*|stupid|scum|trash|fool\w*|clown\w*|ridiculous/gi)].map(m => ({
    start: m.index,
    end: m.index + m[0].length,
    by: 1,
  }));
}
