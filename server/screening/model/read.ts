import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Label } from "../../protocol/labels.ts";
import type { Moved, Reading } from "../../protocol/views.ts";
import { root } from "../../root.ts";
import { loadModel, type Model } from "./model.ts";
import { tokensOf } from "./tokens.ts";

let loaded: Model | undefined;

/** The shipped model; read at first use. Throws with the reason when the weights do not fit. */
export function shippedModel(): Model {
  loaded ??= loadModel(readFileSync(join(root, "server/screening/model/weights.bin")));
  return loaded;
}

/** What the model says of a text. */
export function readText(text: string): Reading {
  const model = shippedModel();
  return { model: model.version, language: "en", scores: model.score(text) };
}

const most = 8;

/** The words that moved a label's score most, up and down: each left out in turn; at most eight. */
export function wordsThatMoved(text: string, label: Label): Moved[] {
  const model = shippedModel();
  const tokens = tokensOf(text, model.vocabulary);
  const logit = (p: number) => Math.log(p / (1 - p));
  const whole = logit(model.scoreTokens(tokens)[label]);
  return tokens
    .map((token, i) => ({
      start: token.start,
      end: token.end,
      by: whole - logit(model.scoreTokens(tokens.filter((_, k) => k !== i))[label]),
    }))
    .filter(({ by }) => Math.abs(by) > 0.05)
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by))
    .slice(0, most);
}
