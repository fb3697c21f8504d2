import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Label } from "../../protocol/labels.ts";
import type { Curve } from "../../protocol/model.ts";
import { root } from "../../root.ts";

/** How the shipped model does on comments kept out of training; written by `npm run train` with the weights. */
export interface Figures {
  model: string;
  curves: Record<Label, Curve>;
}

export const shippedFigures: Figures = JSON.parse(
  readFileSync(join(root, "server/screening/model/figures.json"), "utf8"),
);
