import { type Label, labels } from "../../protocol/labels.ts";
import { type Source, sources } from "../recipe.ts";
import { isPositive } from "../rows.ts";
import {
  atThreshold,
  calibrationError,
  calibrationNoise,
  interval,
  type Judged,
  movedToShare,
  ofFlags,
  recallAt,
  rocAuc,
} from "./metrics.ts";
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
      restingOnFew(aucs),
      `Mean over the six labels of Wikipedia's comments: ${digits(mean)}.`,
      `Of ${left} more comments the model cannot say anything (another language, or no word it knows); they are left out.`,
    ].join("\n"),
    figures: { sources: aucs, mean, headline, left },
  };
}

/** With fewer comments that deserve a label its figure says little. */
const few = 30;

function restingOnFew(aucs: { source: Source; auc: Partial<Record<Label, { positives: number }>> }[]): string {
  const named = aucs.flatMap(({ source, auc }) =>
    judgedLabels.flatMap(label => {
      const positives = auc[label]?.positives ?? 0;
      return positives > 0 && positives < few ? [`${label.replace("_", " ")} on ${source} (${positives})`] : [];
    }),
  );
  return `Figures that rest on fewer than ${few} comments with the label, and say little: ${named.join(", ")}.`;
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
    const rate = shareOf(judged);
    const learnt = learntShare(source, label);
    return [
      {
        source,
        label,
        comments: judged.length,
        rate,
        error: calibrationError(judged),
        chance: calibrationNoise(judged),
        moved: learnt === undefined || rate === 1 ? null : calibrationError(movedToShare(judged, learnt, rate)),
      },
    ];
  });

  /** For a selection of comments: the share of those as they come that are of the same kind. */
  function learntShare(source: Source, label: Label): number | undefined {
    const { domain, natural } = sources[source];
    const [same] = (Object.keys(sources) as Source[]).filter(
      other => sources[other].natural && sources[other].domain === domain,
    );
    if (natural || !same) return undefined;
    const judged = judgedBy(from(read, same), label);
    return judged.length > 0 ? shareOf(judged) : undefined;
  }
  return {
    name: "calibration",
    title: "Expected calibration error",
    text: tableOf(
      [
        "source",
        "label",
        "comments",
        "deserve it",
        "calibration error",
        "of it chance",
        "at its own share",
        "as they come",
      ],
      rows.map(({ source, label, comments, rate, error, chance, moved }) => [
        source,
        label,
        whole(comments),
        percent(rate),
        digits(error),
        digits(chance),
        digits(moved),
        sources[source].natural ? "yes" : "no",
      ]),
    ),
    figures: rows,
  };
}

const shareOf = (judged: Judged[]) => positivesOf(judged) / judged.length;
