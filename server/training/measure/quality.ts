import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Label, labels, type Scores } from "../../protocol/labels.ts";
import { root } from "../../root.ts";
import { loadModel } from "../../screening/model/model.ts";
import { modelOf, readText } from "../../screening/model/read.ts";
import { groupToken, nameToken, tokensOf } from "../../screening/model/tokens.ts";
import { type Source, sources } from "../recipe.ts";
import { columnOf, isKnown, isPositive, type Row } from "../rows.ts";
import { readRows } from "../sources.ts";
import { withoutNearDuplicates } from "../split.ts";
import { disguisedTexts } from "./lists/disguises.ts";
import { fairnessTexts, terms } from "./lists/fairness.ts";
import { functional } from "./lists/functional.ts";
import { innocents } from "./lists/innocents.ts";
import { atThreshold, calibrationError, interval, type Judged, ofFlags, recallAt, rocAuc } from "./metrics.ts";
import { digits, percent, tableOf, whole } from "./tables.ts";
import { wordLists } from "./wordLists.ts";

/** One measure of docs/MODERATION-QUALITY.md. */
export interface Section {
  /** What its marker in the document says. */
  name: string;
  title: string;
  /** Tables and sentences, in Markdown. */
  text: string;
  figures: object;
}

/** A text of the test split, and what the model says of it. */
interface Read {
  row: Row;
  scores: Scores;
}

const cut = 0.5;

/** All measures of the shipped model, on the part of the data that trained nothing and on own lists. */
export function measureQuality(folder: string, heard: (step: string, share: number) => void): Section[] {
  heard("opening the weights", 0);
  const load = loading();
  heard("reading the texts", 0.02);
  const test = withoutNearDuplicates(readRows(folder)).rows.filter(({ split }) => split === "test");
  const read: Read[] = [];
  test.forEach((row, i) => {
    if (i % 100 === 0) heard("reading comments", 0.1 + (0.3 * i) / test.length);
    const { scores } = readText(row.text);
    if (scores) read.push({ row, scores });
  });
  const measures: [string, (read: Read[]) => Section][] = [
    ["labels", labelSection],
    ["word lists", wordListSection],
    ["calibration", calibrationSection],
    ["groups", groupSection],
    ["disguises", disguiseSection],
    ["innocents", innocentSection],
    ["grammar", grammarSection],
    ["speed", read => speedSection(read, load)],
  ];
  return measures.map(([name, measure], i) => {
    heard(`measuring ${name}`, 0.4 + (0.6 * i) / measures.length);
    return measure(read);
  });
}

const judgedBy = (read: Read[], label: Label): Judged[] =>
  read
    .filter(({ row }) => isKnown(row.target[columnOf[label]]!))
    .map(({ row, scores }) => ({ score: scores[label], deserves: isPositive(row.target[columnOf[label]]!) }));

const of = (read: Read[], ...from: Source[]) => read.filter(({ row }) => from.includes(row.source));
const toxicityOf = (text: string) => readText(text).scores?.toxicity ?? 0;
const positivesOf = (judged: Judged[]) => judged.filter(({ deserves }) => deserves).length;

/** What the public data set calls its six labels. */
const six = labels.filter(label => label !== "sexual" && label !== "spam");
/** Judged labels; what is sexual no source says by itself. */
const judgedLabels = labels.filter(label => label !== "sexual");

function labelSection(read: Read[]): Section {
  const found = [...new Set(read.map(({ row }) => row.source))];
  const aucs = found.map(source => {
    const rows = of(read, source);
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
  const jigsaw = of(read, "jigsaw", "jigsaw_extra");
  const mean = six.reduce((sum, label) => sum + (rocAuc(judgedBy(jigsaw, label)) ?? 0), 0) / six.length;
  const headline = (["jigsaw", "civil"] as const).map(source => {
    const judged = judgedBy(of(read, source), "toxicity");
    return { source, auc: rocAuc(judged), interval: interval(judged, rocAuc) };
  });
  const sentences = headline.map(
    ({ source, auc, interval: [from, to] }) =>
      `Toxicity on ${source}: ${digits(auc)} (95 % of redrawn test sets: ${digits(from)} to ${digits(to)}).`,
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
    ].join("\n"),
    figures: { sources: aucs, mean, headline },
  };
}

function wordListSection(read: Read[]): Section {
  const rows = (["jigsaw", "civil"] as const).flatMap(source => {
    const own = of(read, source);
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

function calibrationSection(read: Read[]): Section {
  const rows = (Object.keys(sources) as Source[]).flatMap(source => {
    const label: Label = source === "spam" ? "spam" : "toxicity";
    const judged = judgedBy(of(read, source), label);
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

/** After Borkan et al. 2019: within the group, its harmless against the others' hateful, and the other way round. */
function groupSection(read: Read[]): Section {
  const texts = fairnessTexts().map(({ term, text, isHateful }) => ({
    term,
    deserves: isHateful,
    score: toxicityOf(text),
  }));
  const byTerm = terms.map(term => {
    const own = texts.filter(text => text.term === term);
    const others = texts.filter(text => text.term !== term);
    const hateful = (list: typeof texts) => list.filter(({ deserves }) => deserves);
    const harmless = (list: typeof texts) => list.filter(({ deserves }) => !deserves);
    return {
      term,
      subgroup: rocAuc(own) ?? 0,
      bpsn: rocAuc([...harmless(own), ...hateful(others)]) ?? 0,
      bnsp: rocAuc([...hateful(own), ...harmless(others)]) ?? 0,
    };
  });
  const worst = (["subgroup", "bpsn", "bnsp"] as const).map(measure => {
    const least = byTerm.reduce((a, b) => (b[measure] < a[measure] ? b : a));
    return { measure, term: least.term, auc: least[measure] };
  });
  const wronglyHeld = texts.filter(({ deserves, score }) => !deserves && score >= cut).length;
  const { recall } = atThreshold(texts, cut);
  const real = of(read, "civil").filter(({ row }) => row.target[0]! < 0.5);
  const vocabulary = modelOf("en").vocabulary;
  const names = ({ row }: Read) => tokensOf(row.text, vocabulary).some(({ text }) => text === groupToken);
  const flagged = (rows: Read[]) => rows.filter(({ scores }) => scores.toxicity >= cut).length / rows.length;
  const naming = real.filter(names);
  const others = real.filter(one => !names(one));
  const onReal = {
    naming: flagged(naming),
    namingRows: naming.length,
    others: flagged(others),
    otherRows: others.length,
  };
  return {
    name: "groups",
    title: "Group fairness",
    text: [
      tableOf(
        ["measure", "worst ROC-AUC", "term"],
        worst.map(({ measure, auc, term }) => [
          measure.toUpperCase().replace("SUBGROUP", "subgroup"),
          digits(auc),
          term,
        ]),
      ),
      "",
      `${terms.length} terms in ${texts.length / terms.length} sentences each. Neutral and positive sentences at ${cut} or more: ` +
        `${wronglyHeld}; hateful ones found: ${percent(recall)}.`,
      `On real comments of news sites that nobody called toxic: ${percent(onReal.naming)} of the ${whole(naming.length)} that ` +
        `name a group reach ${cut}, and ${percent(onReal.others)} of the ${whole(others.length)} others.`,
    ].join("\n"),
    figures: { terms: byTerm, worst, wronglyHeld, found: recall, onReal },
  };
}

function disguiseSection(): Section {
  const texts = disguisedTexts();
  const isFound = new Map(
    [...new Set(texts.map(({ plain }) => plain))].map(plain => [plain, toxicityOf(plain) >= cut]),
  );
  const ways = [...new Set(texts.map(({ way }) => way))].map(way => {
    const inPlain = texts.filter(text => text.way === way && isFound.get(text.plain));
    const found = inPlain.filter(({ text }) => toxicityOf(text) >= cut).length;
    return { way, of: inPlain.length, found };
  });
  const found = ways.reduce((sum, way) => sum + way.found, 0);
  const all = ways.reduce((sum, way) => sum + way.of, 0);
  const plainFound = [...isFound.values()].filter(Boolean).length;
  return {
    name: "disguises",
    title: "Disguised abuse",
    text: [
      tableOf(
        ["way", "found in plain", "found disguised"],
        ways.map(way => [way.way, whole(way.of), whole(way.found)]),
      ),
      "",
      `Of ${isFound.size} insults ${plainFound} are found in plain; of those, ${percent(found / all)} are found in ${ways.length} disguises.`,
    ].join("\n"),
    figures: { ways, share: found / all, plain: plainFound / isFound.size },
  };
}

function innocentSection(): Section {
  const vocabulary = modelOf("en").vocabulary;
  const read = innocents.map(text => ({
    text,
    score: toxicityOf(text),
    isListed: tokensOf(text, vocabulary).some(token => token.text === nameToken),
  }));
  const wrong = read.filter(({ score }) => score >= cut);
  const unlisted = read.filter(({ isListed }) => !isListed);
  return {
    name: "innocents",
    title: "Innocent look-alikes",
    text:
      `Of ${read.length} names, places, foods and phrases ${wrong.length} reach ${cut} (${percent(wrong.length / read.length)}). ` +
      `The model's own list of names knows ${read.length - unlisted.length} of them; of the others ` +
      `${unlisted.filter(({ score }) => score >= cut).length} of ${unlisted.length} do. ` +
      `They are: ${wrong.map(({ text }) => text).join(", ")}.`,
    figures: { of: read.length, unlisted: unlisted.length, wrong },
  };
}

function grammarSection(): Section {
  const read = functional.map(({ kind, text, isAbuse }) => {
    const { scores } = readText(text);
    const score = scores ? Math.max(scores.toxicity, scores.identity_attack, scores.threat) : 0;
    return { kind, text, isAbuse, score, isRight: score >= cut === isAbuse };
  });
  const kinds = [...new Set(read.map(({ kind }) => kind))].map(kind => {
    const own = read.filter(one => one.kind === kind);
    return { kind, isAbuse: own[0]!.isAbuse, right: own.filter(({ isRight }) => isRight).length, of: own.length };
  });
  const right = read.filter(({ isRight }) => isRight).length;
  const auc = rocAuc(read.map(({ score, isAbuse }) => ({ score, deserves: isAbuse })));
  return {
    name: "grammar",
    title: "Where grammar decides",
    text: [
      tableOf(
        ["kind", "abuse", "right", "of"],
        kinds.map(({ kind, isAbuse, right, of }) => [kind, isAbuse ? "yes" : "no", whole(right), whole(of)]),
      ),
      "",
      `${right} of ${read.length} sentences are right at ${cut} (the highest of toxicity, identity attack and threat); ROC-AUC ${digits(auc)}.`,
    ].join("\n"),
    figures: { kinds, right, of: read.length, auc, wrong: read.filter(({ isRight }) => !isRight) },
  };
}

const characters = 350;

/** What it costs to open the weights; asked before anything else has filled the memory. */
function loading() {
  const file = readFileSync(join(root, "server/screening/model/en/weights.bin"));
  const before = process.memoryUsage().rss;
  const startedAt = performance.now();
  const { version } = loadModel(file);
  const ms = performance.now() - startedAt;
  return { version, ms, megabytes: (process.memoryUsage().rss - before) / 1e6, bytes: file.length };
}

function speedSection(read: Read[], load: ReturnType<typeof loading>): Section {
  const long = of(read, "civil")
    .map(({ row }) => row.text)
    .join(" ");
  const texts = Array.from({ length: 800 }, (_, i) => {
    const from = (i * 173) % Math.max(1, Math.min(long.length, 100_000) - characters);
    return long.slice(from, from + characters);
  });
  const ours = timesOf(texts, text => readText(text));
  const theirs = timesOf(texts, text => wordLists["bad-words"]?.(text));
  const perSecond = 1_000 / ours.mean;
  return {
    name: "speed",
    title: "Speed",
    text:
      `${load.version} on one core, ${characters} characters a comment: median ${digits(ours.median, 2)} ms, 99th percentile ` +
      `${digits(ours.p99, 2)} ms, ${whole(perSecond)} comments a second; bad-words in the same run: median ` +
      `${digits(theirs.median, 2)} ms. The weights are ${digits(load.bytes / 1e6, 2)} MB, are opened in ${whole(load.ms)} ms, and ` +
      `take about ${whole(load.megabytes)} MB of memory.`,
    figures: { ...ours, perSecond, badWords: theirs, load },
  };
}

/** The first quarter warms up and is not counted. */
function timesOf(texts: string[], work: (text: string) => unknown) {
  const times = texts.map(text => {
    const startedAt = performance.now();
    work(text);
    return performance.now() - startedAt;
  });
  const counted = times.slice(texts.length / 4).sort((a, b) => a - b);
  const at = (share: number) => counted[Math.floor(counted.length * share)]!;
  return { median: at(0.5), p99: at(0.99), mean: counted.reduce((a, b) => a + b, 0) / counted.length };
}
