import { type Label, labels } from "../../protocol/labels.ts";
import { defaultPolicy } from "../../protocol/policy.ts";
import { readText } from "../../screening/model/read.ts";
import type { Labelled } from "./labelled.ts";
import {
  type AtThreshold,
  atThreshold,
  averagePrecision,
  type Bin,
  binsOf,
  calibrationError,
  type Judged,
  rocAuc,
} from "./metrics.ts";
import { digits, percent, tableOf, whole } from "./tables.ts";

/** What the model is worth for one label. */
export interface Measured {
  rows: number;
  positives: number;
  rocAuc: number | null;
  averagePrecision: number | null;
  calibrationError: number | null;
  /** At each threshold of the default policy, and at 0.5. */
  thresholds: ({ step: string; at: number } & AtThreshold)[];
  bins: Bin[];
}

export type MeasuredLabels = Partial<Record<Label, Measured>>;

export interface Evaluation {
  model: string;
  rows: number;
  /** Of so many the model cannot say anything; they are left out. */
  cannotSay: number;
  labels: MeasuredLabels;
  sources: Record<string, MeasuredLabels>;
}

/** Judges the shipped model by comments of which people have said what they are. Tells `heard` how far it is, 0..1. */
export function evaluateLabelled(comments: Labelled[], model: string, heard: (share: number) => void): Evaluation {
  const read = comments.flatMap((comment, i) => {
    if (i % 100 === 0) heard(i / comments.length);
    const { scores } = readText(comment.text);
    return scores ? [{ ...comment, scores }] : [];
  });
  const measured = (of: typeof read): MeasuredLabels =>
    Object.fromEntries(
      labels.flatMap(label => {
        const judged = of.flatMap(({ scores, deserves }) =>
          deserves[label] === undefined ? [] : [{ score: scores[label], deserves: deserves[label] }],
        );
        return judged.length === 0 ? [] : [[label, measure(judged, label)]];
      }),
    );
  const sources = [...new Set(read.map(({ source }) => source))].filter(Boolean);
  return {
    model,
    rows: comments.length,
    cannotSay: comments.length - read.length,
    labels: measured(read),
    sources: Object.fromEntries(sources.map(source => [source, measured(read.filter(one => one.source === source))])),
  };
}

function measure(judged: Judged[], label: Label): Measured {
  return {
    rows: judged.length,
    positives: judged.filter(({ deserves }) => deserves).length,
    rocAuc: rocAuc(judged),
    averagePrecision: averagePrecision(judged),
    calibrationError: calibrationError(judged),
    thresholds: thresholdsOf(label).map(({ step, at }) => ({ step, at, ...atThreshold(judged, at) })),
    bins: binsOf(judged),
  };
}

/** What the default policy does from which score, the most first. */
function thresholdsOf(label: Label): { step: string; at: number }[] {
  const set = defaultPolicy.model.thresholds[label];
  const steps = (["hold", "flag", "nudge"] as const).flatMap(step => {
    const at = set[step];
    return at === null ? [] : [{ step, at }];
  });
  return [...steps, { step: "half", at: 0.5 }];
}

/** The figures as a table: a line for each label, and for each label of each source. */
export function evaluationTable({ labels: all, sources }: Evaluation): string {
  const lines = (source: string, measured: MeasuredLabels) =>
    Object.entries(measured).map(([label, one]) => {
      const [shown] = one.thresholds;
      return [
        source,
        label.replace("_", " "),
        whole(one.rows),
        whole(one.positives),
        digits(one.rocAuc),
        digits(one.averagePrecision),
        `${shown?.step} ${shown?.at}`,
        digits(shown?.f1 ?? null, 2),
        percent(shown?.recall ?? null),
        percent(shown?.falsePositives ?? null),
        digits(one.calibrationError),
      ];
    });
  const head = [
    "source",
    "label",
    "comments",
    "deserve it",
    "ROC-AUC",
    "average precision",
    "threshold",
    "F1",
    "found",
    "false positives",
    "calibration error",
  ];
  const bySource = Object.entries(sources);
  return tableOf(head, [
    ...lines("all", all),
    ...(bySource.length > 1 ? bySource.flatMap(([source, measured]) => lines(source, measured)) : []),
  ]);
}
