import type { PolicyChange } from "../../server/protocol/policyDiff.ts";
import { labelWords } from "./deskWords.ts";
import { sections } from "./policyDraft.ts";
import { actionWords } from "./slots.tsx";

/** A change of the rules as a line that people read: which rule, what of it, from what to what. Null: it was not there, or is gone. */
export interface ChangeLine {
  rule: string;
  what: string;
  before: string | null;
  after: string | null;
}

export function changeLine({ path: [part = "", ...rest], before, after }: PolicyChange): ChangeLine {
  const rule: string = sections.find(({ section }) => section === part)?.name ?? fieldWords[part] ?? part;
  const what = rest.map(name => fieldOf(name, part)).filter(Boolean);
  return { rule, what: what.join(", "), before: valueWords(before, rest, part), after: valueWords(after, rest, part) };
}

/** Words, domains and the like are quoted; what stands under `thresholds` is named as the page names it. */
function fieldOf(name: string, part: string): string {
  if (name in fieldWords) return fieldWords[name as keyof typeof fieldWords] ?? "";
  if (name in labelWords) return labelWords[name as keyof typeof labelWords].name;
  return part === "words" ? `“${name}”` : name;
}

const fieldWords: Record<string, string> = {
  then: "",
  thresholds: "",
  strong: "a strong word",
  mild: "a mild one",
  cannotSay: "when it cannot say",
  nudge: "nudge from",
  flag: "tell the desk from",
  hold: "hold from",
  from: "from",
  to: "to",
  newcomers: "by newcomers",
  members: "by anybody else",
  most: "at most",
  comments: "comments",
  days: "days",
  accounts: "accounts",
  share: "share",
  letters: "letters",
  similarity: "likeness",
  seconds: "seconds",
  codePoints: "characters",
  order: "order",
  name: "name",
  sign: "sign",
};

const modeWords: Record<string, string> = {
  "publish-first": "at once, unless a rule holds it",
  "review-first": "after a moderator has read it",
};

function valueWords(value: unknown, path: string[], part: string): string | null {
  if (value === undefined) return null;
  if (value === null) return "never";
  if (typeof value === "number") return numberWords(value, path, part);
  if (typeof value === "string") return actionWords[value as keyof typeof actionWords] ?? modeWords[value] ?? value;
  if (Array.isArray(value)) return value.join(", ");
  return entryWords(value as Record<string, unknown>);
}

/** A share is shown as the page shows it: in per cent, but for a score of the model. */
function numberWords(value: number, path: string[], part: string): string {
  if (path.includes("share") || path.includes("similarity") || part === "secondOpinion") {
    return `${Math.round(value * 1000) / 10}%`;
  }
  return part === "model" ? value.toFixed(2) : String(value);
}

/** An entry that came or went, by what it does: “hold it for a moderator”. */
function entryWords({ then, name, sign }: Record<string, unknown>): string {
  if (typeof then === "string") return actionWords[then as keyof typeof actionWords] ?? then;
  return [sign, name].filter(part => typeof part === "string").join(" ");
}
