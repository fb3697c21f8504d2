import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Label, labels } from "../../protocol/labels.ts";

/** A comment with what people said of it. */
export interface Labelled {
  text: string;
  source: string;
  deserves: Partial<Record<Label, boolean>>;
}

/** The columns in which a label may stand: our names, and those of the public data sets. */
const columns: Record<Label, string[]> = {
  toxicity: ["toxicity", "toxic"],
  severe_toxicity: ["severe_toxicity", "severe_toxic"],
  insult: ["insult"],
  threat: ["threat"],
  identity_attack: ["identity_attack", "identity_hate", "identity", "hate", "sexist"],
  profanity: ["profanity", "obscene"],
  sexual: ["sexual", "sexual_explicit"],
  spam: ["spam"],
};

/**
 * Reads JSON lines, also packed by gzip: a `text`, and labels either as columns or as `{"labels": {...}}`, each 0 or 1, true or false,
 * or a share of raters (half of them is yes). `meant`: what a column "label" says. `fault` hears of each line that is no comment.
 */
export function readLabelled(file: string, meant: Label, fault: (line: number, what: string) => void): Labelled[] {
  const packed = readFileSync(file);
  const bytes = packed[0] === 0x1f && packed[1] === 0x8b ? gunzipSync(packed) : packed;
  if (!isUtf8(bytes)) throw new Error(`${file} is not UTF-8.`);
  const found: Labelled[] = [];
  bytes
    .toString()
    .split("\n")
    .forEach((line, i) => {
      if (line.trim() === "") return;
      const comment = labelledOf(line, meant);
      if (typeof comment === "string") fault(i + 1, comment);
      else found.push(comment);
    });
  return found;
}

/** The comment, or what is wrong with the line. */
function labelledOf(line: string, meant: Label): Labelled | string {
  const value = parsed(line);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "is not a JSON object";
  const row = value as Record<string, unknown>;
  if (typeof row.text !== "string") return "has no text";
  const given = typeof row.labels === "object" && row.labels !== null ? (row.labels as Record<string, unknown>) : row;
  const deserves: Labelled["deserves"] = {};
  for (const label of labels) {
    const names = label === meant ? [...columns[label], "label"] : columns[label];
    const share = names.map(name => given[name]).find(isShare);
    if (share !== undefined) deserves[label] = Number(share) >= 0.5;
  }
  if (Object.keys(deserves).length === 0) return "has no label";
  return { text: row.text, source: typeof row.source === "string" ? row.source : "", deserves };
}

const isShare = (value: unknown) =>
  typeof value === "boolean" || (typeof value === "number" && value >= 0 && value <= 1);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
