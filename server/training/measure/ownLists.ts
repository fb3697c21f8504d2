import { nameToken } from "../../screening/model/names.ts";
import { modelOf, readText } from "../../screening/model/read.ts";
import { tokensOf } from "../../screening/model/tokens.ts";
import { disguisedTexts } from "./lists/disguises.ts";
import { functional } from "./lists/functional.ts";
import { innocents } from "./lists/innocents.ts";
import { rocAuc } from "./metrics.ts";
import { cut, type Section, toxicityOf } from "./section.ts";
import { digits, percent, tableOf, whole } from "./tables.ts";

export function disguiseSection(): Section {
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

export function innocentSection(): Section {
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
      `They are: ${wrong.map(({ text }) => text).join("; ")}.`,
    figures: { of: read.length, unlisted: unlisted.length, wrong },
  };
}

export function grammarSection(): Section {
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
