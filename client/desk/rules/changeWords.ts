import type { PolicyChange } from "../../../server/protocol/policyDiff.ts";
import type { RuleState } from "../../../server/protocol/ruleNames.ts";
import { labelWords } from "../parts/deskWords.ts";
import { parts, ruleName } from "../parts/ruleNames.ts";
import { stateWords, surgeWords } from "./ruleWords.ts";
import { actionWords } from "./slots.tsx";

/** A change of the rules as a line that people read: which rule, what of it, from what to what. Null: it was not there, or is gone. */
export interface ChangeLine {
  rule: string;
  what: string;
  before: string | null;
  after: string | null;
}

export function changeLine({ path: [part = "", ...rest], before, after }: PolicyChange): ChangeLine {
  if (part === "scopes") return scopeLine(rest, { before, after });
  const rule: string = parts.find(({ section }) => section === part)?.name ?? part;
  const what = rest.map(name => (part === "states" ? ruleName(name) : fieldOf(name, part))).filter(Boolean);
  return { rule, what: what.join(", "), before: valueWords(before, rest, part), after: valueWords(after, rest, part) };
}

/** The same of a section or an article, which is named before it. */
function scopeLine([kind, place = "", ...inner]: string[], { before, after }: Omit<PolicyChange, "path">): ChangeLine {
  const where = kind === "sections" ? `Section ${place}` : `Article ${place}`;
  if (inner.length > 0) {
    const line = changeLine({ path: inner, before, after });
    return { ...line, rule: `${where}, ${line.rule}` };
  }
  return { rule: where, what: "", before: scopeWords(before), after: scopeWords(after) };
}

/** What a place says of its own, by the names of the rules. */
function scopeWords(scope: unknown): string | null {
  if (scope === undefined) return null;
  const names = parts.filter(({ section }) => section in (scope as object)).map(({ name }) => name.toLowerCase());
  return names.join(", ") || "nothing of its own";
}

/** Words, domains and the like are quoted; what stands under `thresholds` is named as the page names it. */
function fieldOf(name: string, part: string): string {
  if (name in fieldWords) return fieldWords[name as keyof typeof fieldWords] ?? "";
  if (name in labelWords) return labelWords[name as keyof typeof labelWords].name;
  return part === "words" ? `“${name}”` : name;
}

const fieldWords: Record<string, string> = {
  then: "",
  guard: "",
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
  accounts: "accounts",
  share: "share",
  letters: "letters",
  similarity: "likeness",
  seconds: "seconds",
  codePoints: "characters",
  also: "also",
  days: "days",
  state: "state",
  language: "language",
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
  if (typeof value === "string") return wordsFor(value, path, part);
  if (Array.isArray(value)) return value.map(listWords).join(", ");
  const fields = value as Record<string, unknown>;
  return part === "states" ? Object.entries(fields).map(stateLine).join(", ") : entryWords(fields);
}

function wordsFor(value: string, path: string[], part: string): string {
  if (part === "surge") return surgeWords[value as keyof typeof surgeWords] ?? value;
  if (part === "states" || path.at(-1) === "state") return stateWords[value as RuleState]?.name.toLowerCase() ?? value;
  return actionWords[value as keyof typeof actionWords] ?? modeWords[value] ?? value;
}

/** A share is shown as the page shows it: in per cent, but for a score of the model. */
function numberWords(value: number, path: string[], part: string): string {
  if (path.includes("share") || path.includes("similarity") || part === "secondOpinion") {
    return `${Math.round(value * 1000) / 10}%`;
  }
  return part === "model" ? value.toFixed(2) : String(value);
}

const stateLine = ([rule, state]: [string, unknown]) =>
  `${ruleName(rule)} ${stateWords[state as RuleState]?.name.toLowerCase()}`;

/** An entry of a list that came or went as a whole: “barge rat” (hold it for a moderator). */
function listWords(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return String(entry);
  const { text, domain, ...fields } = entry as Record<string, unknown>;
  return `${text === undefined ? domain : `“${text}”`} (${entryWords(fields)})`;
}

/** An entry that came or went, by what it does: “hold it for a moderator”. */
function entryWords({ then, name, sign, state }: Record<string, unknown>): string {
  const inState = typeof state === "string" ? `, ${stateWords[state as RuleState].name.toLowerCase()}` : "";
  if (typeof then === "string") return (actionWords[then as keyof typeof actionWords] ?? then) + inState;
  return [sign, name].filter(part => typeof part === "string").join(" ");
}
