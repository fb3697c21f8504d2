import { labels } from "../protocol/labels.ts";
import type { Curve, CurvePoint } from "../protocol/model.ts";
import type { Figures } from "../screening/model/figures.ts";
import type { Source } from "./recipe.ts";
import { columnOf, isKnown, isPositive, type Row } from "./rows.ts";

/** Thresholds that are measured: every twentieth, and finer near 1, where the rare labels act. */
const thresholds = [...Array.from({ length: 19 }, (_, i) => (i + 1) / 20), 0.97, 0.98, 0.99];
/** With fewer comments a share of them says nothing. */
const enough = 5;

/** Where each label is measured at its natural rate. No source says "sexual" by itself. */
const sourceOf: Record<(typeof labels)[number], Source | null> = {
  toxicity: "civil",
  severe_toxicity: "jigsaw",
  insult: "jigsaw",
  threat: "jigsaw",
  identity_attack: "jigsaw",
  profanity: "jigsaw",
  sexual: null,
  spam: "spam",
};

/** The figures of `figures.json`; `test` are rows kept out of training, `scoresOf` the probabilities of the labels for one of them. */
export function heldOutFigures(model: string, test: Row[], scoresOf: (row: Row) => readonly number[]): Figures {
  const curves = labels.map(label => {
    const source = sourceOf[label];
    const rows = test.filter(row => row.source === (source ?? "jigsaw") && isKnown(row.target[columnOf.toxicity]!));
    return [label, curveOf(source === "spam" ? test.filter(row => row.source === "spam") : rows, label)];
  });
  return {
    model,
    curves: Object.fromEntries(curves),
  };

  function curveOf(rows: Row[], label: (typeof labels)[number]): Curve {
    const column = columnOf[label];
    const read = rows.map(row => ({
      score: scoresOf(row)[column]!,
      deserves: sourceOf[label] !== null && isPositive(row.target[column]!),
    }));
    const positives = read.filter(({ deserves }) => deserves).length;
    return { rows: read.length, positives, points: thresholds.map(at => pointAt(at, read, positives)) };
  }
}

function pointAt(at: number, read: { score: number; deserves: boolean }[], positives: number): CurvePoint {
  const reaching = read.filter(({ score }) => score >= at);
  const deserving = reaching.filter(({ deserves }) => deserves).length;
  return {
    at,
    held: share(reaching.length, read.length) ?? 0,
    right: positives < enough || reaching.length < enough ? null : share(deserving, reaching.length),
    found: positives < enough ? null : share(deserving, positives),
  };
}

/** To four digits. */
const share = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 1e4) / 1e4);
