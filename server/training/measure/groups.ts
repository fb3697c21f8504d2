import { groupToken } from "../../screening/model/names.ts";
import { modelOf } from "../../screening/model/read.ts";
import { tokensOf } from "../../screening/model/tokens.ts";
import { fairnessTexts, terms } from "./lists/fairness.ts";
import { atThreshold, rocAuc } from "./metrics.ts";
import { cut, from, type Read, type Section, toxicityOf } from "./section.ts";
import { digits, percent, tableOf, whole } from "./tables.ts";

/** After Borkan et al. 2019: within the group, its harmless against the others' hateful, and the other way round. */
export function groupSection(read: Read[]): Section {
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
  const real = from(read, "civil").filter(({ row }) => row.target[0]! < 0.5);
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
