import type { Label, Scores } from "../../protocol/labels.ts";
import { readText } from "../../screening/model/read.ts";
import type { Source } from "../recipe.ts";
import { columnOf, isKnown, isPositive, type Row } from "../rows.ts";
import type { Judged } from "./metrics.ts";

/** One measure of docs/MODERATION-QUALITY.md. */
export interface Section {
  /** What its marker in the document says. */
  name: string;
  title: string;
  /** Tables and sentences, in Markdown. */
  text: string;
  figures: object;
}

/** The document with each measure between its markers, in place of what was there. */
export function withMeasures(document: string, sections: Pick<Section, "name" | "text">[]): string {
  return sections.reduce((text, { name, text: measured }) => {
    const opening = `<!-- ${name} -->\n`;
    const from = text.indexOf(opening) + opening.length;
    const to = text.indexOf(`<!-- /${name} -->`);
    if (from < opening.length || to < from) throw new Error(`The document has no place for "${name}".`);
    return `${text.slice(0, from)}\n${measured}\n\n${text.slice(to)}`;
  }, document);
}

/** A text of the test split, and what the model says of it. */
export interface Read {
  row: Row;
  scores: Scores;
}

/** From here on a text counts as flagged. */
export const cut = 0.5;

export const judgedBy = (read: Read[], label: Label): Judged[] =>
  read
    .filter(({ row }) => isKnown(row.target[columnOf[label]]!))
    .map(({ row, scores }) => ({ score: scores[label], deserves: isPositive(row.target[columnOf[label]]!) }));

export const from = (read: Read[], ...named: Source[]) => read.filter(({ row }) => named.includes(row.source));
/** 0 where the model cannot say. */
export const toxicityOf = (text: string) => readText(text).scores?.toxicity ?? 0;
export const positivesOf = (judged: Judged[]) => judged.filter(({ deserves }) => deserves).length;
