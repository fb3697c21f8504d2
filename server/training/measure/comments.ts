import { type Label, labels } from "../../protocol/labels.ts";
import { type Source, sources } from "../recipe.ts";
import { isPositive } from "../rows.ts";
import { atThreshold, calibrationError, interval, ofFlags, recallAt, rocAuc } from "./metrics.ts";
import { cut, from, judgedBy, positivesOf, type Read, type Section } from "./section.ts";
import { digits, percent, tableOf, whole } from "./tables.ts";
import { wordLists } from "./wordLists.ts";

/** What the public data set calls its six labels. */
const six = labels.filter(label => label !== "sexual" && label !== "spam");
/** Judged labels; what is sexual no source says by itself. */
const judgedLabels = labels.filter(label => label !== "sexual");

/** `left`: comments of which the model cannot say anything. */
export function labelSection(read: Read[], left: number): Section {
  const found = [...new Set(read.map(({ row }) => row.source))];
  const aucs = found.map(source => {
    const rows = from(read, source);
    return {
      source,
      rows: rows.length,
      auc: Object.fromEntries(
        judgedLabels.map(label => {
          const judged = judgedBy(rows, label);
          return [label, { value: rocAuc(judged), positives: positivesOf(judged) }];
        }),
      ),
    };
  });
  const jigsaw = from(read, "jigsaw", "jigsaw_extra");
  const mean = six.reduce((sum, label) => sum + (rocAuc(judgedBy(jigsaw, label)) ?? 0), 0) / six.length;
  const headline = (["jigsaw", "civil"] as const).map(source => {
    const judged = judgedBy(from(read, source), "toxicity");
    return { source, auc: rocAuc(judged), interval: interval(judged, rocAuc) };
  });
  const sentences = headline.map(
    ({ source, auc, interval: [least, most] }) =>
      `Toxicity on ${source}: ${digits(auc)} (95 % of redrawn test sets: ${digits(least)} to ${digits(most)}).`,
  );
  const cells = (auc: (typeof aucs)[number]["auc"]) =>
    judgedLabels.map(label => {
      const one = auc[label];
      return one?.value == null ? "" : `${digits(one.value)} (${one.positives})`;
    });
  return {
    name: "labels",
    title: "ROC-AUC by source and label (in brackets: how many deserve the label)",
    text: [
      tableOf(
        ["source", "comments", ...judgedLabels.map(label => label.replace("_", " "))],
        aucs.map(({ source, rows, auc }) => [source, whole(rows), ...cells(auc)]),
      ),
      "",
      ...sentences,
      `Mean over the six labels of Wikipedia's comments: ${digits(mean)}.`,
      `Of ${left} more comments the model cannot say anything (another language, or no word it knows); they are left out.`,
    ].join("\n"),
    figures: { sources: aucs, mean, headline, left },
  };
}

export function wordListSection(read: Read[]): Section {
  const rows = (["jigsaw", "civil"] as const).flatMap(source => {
    const own = from(read, source);
    const judged = judgedBy(own, "toxicity");
    const model = atThreshold(judged, cut);
    const lists = Object.entries(wordLists).map(([list, isBad]) => {
      const flags = own.map(({ row }) => ({ isFlagged: isBad(row.text), deserves: isPositive(row.target[0]!) }));
      const { recall, falsePositives, f1 } = ofFlags(flags);
      return { source, reader: list, recall, falsePositives, f1, model: recallAt(judged, falsePositives ?? 0) };
    });
    const { recall, falsePositives, f1 } = model;
    return [
      { source, reader: "Comity at 0.5", recall, falsePositives, f1, model: null },
      { source, reader: "Comity at 2 %", recall: recallAt(judged, 0.02), falsePositives: 0.02, f1: null, model: null },
      ...lists,
    ];
  });
  return {
    name: "word-lists",
    title: "Beside word lists, on the same comments",
    text: tableOf(
      ["source", "reader", "found", "false positives", "F1", "Comity finds at as many"],
      rows.map(row => [
        row.source,
        row.reader,
        percent(row.recall),
        percent(row.falsePositives),
        digits(row.f1, 2),
        percent(row.model),
      ]),
    ),
    figures: rows,
  };
}

export function calibrationSection(read: Read[]): Section {
  const rows = (Object.keys(sources) as Source[]).flatMap(source => {
    const label: Label = source === "spam" ? "spam" : "toxicity";
    const judged = judgedBy(from(read, source), label);
    if (judged.length === 0) return [];
    const rate = positivesOf(judged) / judged.length;
    return [{ source, label, comments: judged.length, rate, error: calibrationError(judged) }];
  });
  return {
    name: "calibration",
    title: "Expected calibration error",
    text: tableOf(
      ["source", "label", "comments", "deserve it", "calibration error", "as they come"],
      rows.map(({ source, label, comments, rate, error }) => [
        source,
        label,
        whole(comments),
        percent(rate),
        digits(error),
        sources[source].natural ? "yes" : "no",
      ]),
    ),
    figures: rows,
  };
}
