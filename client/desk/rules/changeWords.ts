import { numberFormat } from "../../../locales/formats.ts";
import { isKnown, type Key, numeral, say } from "../../../locales/say.ts";
import { labels } from "../../../server/protocol/labels.ts";
import type { PolicyChange } from "../../../server/protocol/policyDiff.ts";
import { inSentence, listed } from "../../core/text.ts";
import { twoDigits } from "../parts/deskWords.ts";
import { parts, ruleName, sectionName } from "../parts/ruleNames.ts";
import { quoted } from "./ruleWords.ts";

/** A change of the rules as a line that people read: which rule, what of it, from what to what. Null: it was not there, or is gone. */
export interface ChangeLine {
  rule: string;
  what: string;
  before: string | null;
  after: string | null;
}

export function changeLine({ path: [part = "", ...rest], before, after }: PolicyChange): ChangeLine {
  if (part === "scopes") return scopeLine(rest, { before, after });
  const section = parts.find(one => one === part);
  const rule = section ? sectionName(section) : part;
  const what = rest.map(name => (part === "states" ? ruleName(name) : fieldOf(name, part))).filter(Boolean);
  return { rule, what: listed(what), before: valueWords(before, rest, part), after: valueWords(after, rest, part) };
}

/** The same of a section or an article, which is named before it. */
function scopeLine([kind, place = "", ...inner]: string[], { before, after }: Omit<PolicyChange, "path">): ChangeLine {
  const where = say(kind === "sections" ? "deskRules.change.section" : "deskRules.change.article", { place });
  if (inner.length > 0) {
    const line = changeLine({ path: inner, before, after });
    return { ...line, rule: say("deskRules.change.inPlace", { place: where, rule: line.rule }) };
  }
  return { rule: where, what: "", before: scopeWords(before), after: scopeWords(after) };
}

/** What a place says of its own, by the names of the rules. */
function scopeWords(scope: unknown): string | null {
  if (scope === undefined) return null;
  const names = parts.filter(section => section in (scope as object)).map(section => inSentence(sectionName(section)));
  return names.length > 0 ? listed(names) : say("deskRules.change.nothingOwn");
}

/** Words, domains and the like are quoted; what stands under `thresholds` is named as the page names it. */
function fieldOf(name: string, part: string): string {
  if (needsNoName.includes(name)) return "";
  const label = labels.find(one => one === name);
  if (label) return say(`desk.label.${label}`);
  return named(`deskRules.field.${name}`, part === "words" ? quoted(name) : name);
}

/** Of these the values say enough. */
const needsNoName = ["then", "guard", "thresholds"];

function valueWords(value: unknown, path: string[], part: string): string | null {
  if (value === undefined) return null;
  if (value === null) return say("deskRules.never");
  if (typeof value === "number") return numberWords(value, path, part);
  if (typeof value === "string") return wordsFor(value, path, part);
  if (Array.isArray(value)) return listed(value.map(listWords));
  const fields = value as Record<string, unknown>;
  return part === "states" ? listed(Object.entries(fields).map(stateLine)) : entryWords(fields);
}

function wordsFor(value: string, path: string[], part: string): string {
  if (part === "surge") return named(`deskRules.surge.then.${value}`, value);
  if (part === "states" || path.at(-1) === "state") return named(`deskRules.stateInText.${value}`, value);
  return named(`deskRules.action.${value}`, named(`deskRules.modeInText.${value}`, value));
}

/** As the page says it, as far as it knows a word for it. */
const named = (key: string, otherwise: string): string => (isKnown(key) ? say(key as Key) : otherwise);

/** A share is shown as the page shows it: in per cent, but for a score of the model. */
function numberWords(value: number, path: string[], part: string): string {
  if (path.includes("share") || path.includes("similarity") || part === "secondOpinion") return shares().format(value);
  return part === "model" ? twoDigits(value) : numeral(value);
}

const shares = numberFormat({ style: "percent", maximumFractionDigits: 1 });

const stateLine = ([rule, state]: [string, unknown]) =>
  say("deskRules.change.stateOf", { rule: ruleName(rule), state: named(`deskRules.stateInText.${state}`, `${state}`) });

/** An entry of a list that came or went as a whole: “barge rat” (hold it for a moderator). */
function listWords(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return String(entry);
  const { text, domain, ...fields } = entry as Record<string, unknown>;
  const name = text === undefined ? String(domain) : quoted(String(text));
  return say("deskRules.change.entry", { entry: name, does: entryWords(fields) });
}

/** An entry that came or went, by what it does: “hold it for a moderator”. */
function entryWords({ then, name, sign, state }: Record<string, unknown>): string {
  if (typeof then !== "string") return [sign, name].filter(part => typeof part === "string").join(" ");
  const does = named(`deskRules.action.${then}`, then);
  return typeof state === "string" ? listed([does, named(`deskRules.stateInText.${state}`, state)]) : does;
}
