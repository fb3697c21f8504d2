import { numeral, say } from "../../../locales/say.ts";
import { type Label, labels } from "../../../server/protocol/labels.ts";
import { codePoints, limits } from "../../../server/protocol/limits.ts";
import type { Policy, Thresholds } from "../../../server/protocol/policy.ts";
import { type BoundPath, policyBounds, thresholdBounds } from "../../../server/protocol/policyBounds.ts";
import { overlaid } from "../../../server/protocol/policyScopes.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { parts, type Section } from "../parts/ruleNames.ts";
import { reactionMistakes } from "./reactionDraft.ts";

export type WordEntry = Policy["words"][number];

/** The parts in which two policies differ. */
export function changedSections(before: Policy, after: Policy): Section[] {
  return parts.filter(section => written(before[section]) !== written(after[section]));
}

/** JSON has no NaN, and would write what is no number yet as null: as "never". */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part) => (Number.isNaN(part) ? "no number" : part));
}

/** Shares are written as per cent: what is shown for each 1 of the value. */
export const timesOf = (path: BoundPath): number =>
  [
    "shouting.share",
    "repeats.similarity",
    "copies.similarity",
    "echo.share",
    "secondOpinion.from",
    "secondOpinion.to",
    "secondLook.share",
  ].includes(path)
    ? 100
    : 1;

export function numberAt(policy: Policy, path: BoundPath): number {
  const [section, field] = path.split(".") as [Section, string?];
  const value = field ? (policy[section] as Record<string, unknown>)[field] : policy[section];
  return typeof value === "number" ? value : Number.NaN;
}

export function withNumber(policy: Policy, path: BoundPath, value: number): Policy {
  const [section, field] = path.split(".") as [Section, string?];
  return { ...policy, [section]: field ? { ...(policy[section] as object), [field]: value } : value };
}

/** What a label's score can lead to, from most to least. */
export const steps = ["hold", "flag", "nudge"] as const satisfies readonly (keyof Thresholds)[];
export type Step = (typeof steps)[number];

/** Null: never. */
export function withThreshold(policy: Policy, label: Label, step: Step, from: number | null): Policy {
  const { thresholds } = policy.model;
  const changed = { ...thresholds, [label]: { ...thresholds[label], [step]: from } };
  return { ...policy, model: { ...policy.model, thresholds: changed } };
}

/** The strongest step that a label leads to; null when it leads to nothing. */
export function strongestStep(thresholds: Thresholds): Step | null {
  return steps.find(step => thresholds[step] !== null) ?? null;
}

export const thresholdPath = (label: Label, step: Step) => `policy.model.thresholds.${label}.${step}`;

function thresholdMistakes({ model }: Policy): FieldError[] {
  const { least, most } = thresholdBounds;
  return labels.flatMap(label =>
    steps.flatMap(step => {
      const from = model.thresholds[label][step];
      if (from === null || (from >= least && from <= most)) return [];
      const message = say("deskRules.mistake.number", { least: numeral(least), most: numeral(most) });
      return [{ path: thresholdPath(label, step), message }];
    }),
  );
}

/** What cannot be saved, each with what it may be. */
export function mistakes(policy: Policy): FieldError[] {
  const inScopes = (["sections", "articles"] as const).flatMap(kind =>
    Object.entries(policy.scopes[kind]).flatMap(([key, own]) =>
      [...numberMistakes(overlaid(policy, own)), ...thresholdMistakes(overlaid(policy, own))].map(error => ({
        error,
        path: error.path.replace("policy.", `policy.scopes.${kind}.${key}.`),
      })),
    ),
  );
  const own = [...numberMistakes(policy), ...thresholdMistakes(policy), ...reactionMistakes(policy.reactions)];
  // What is wrong on the whole site is wrong in each of its places, and told once.
  const known = new Set(own.map(({ path }) => path));
  const ofPlaces = inScopes.filter(({ error }) => !known.has(error.path));
  return [...own, ...ofPlaces.map(({ error, path }) => ({ ...error, path }))];
}

function numberMistakes(policy: Policy): FieldError[] {
  return (Object.keys(policyBounds) as BoundPath[]).flatMap(path => {
    const { least, most } = policyBounds[path];
    const value = numberAt(policy, path);
    const times = timesOf(path);
    const isWhole = Number.isInteger(times === 1 ? value : Math.round(value * times * 1e4) / 1e4);
    if (value >= least && value <= most && isWhole) return [];
    const bounds = { least: numeral(least * times), most: numeral(most * times) };
    return [{ path: `policy.${path}`, message: say("deskRules.mistake.wholeNumber", bounds) }];
  });
}

/** The words of a pasted list: one a line, or parted by commas or semicolons; blanks and repeats are left out. */
export function listed(text: string): string[] {
  const entries = text.split(/[\n\r,;]+/).map(entry => entry.trim().replace(/\s+/g, " "));
  return [...new Map(entries.filter(Boolean).map(entry => [entry.toLowerCase(), entry])).values()];
}

export interface Added {
  words: WordEntry[];
  added: number;
  /** Already on the list for the same language. */
  known: number;
  /** Longer than a word or phrase may be; they are not added. */
  tooLong: string[];
}

/** New entries before the old ones, so that they can be seen. */
export function addWords(words: WordEntry[], entries: string[], how: Omit<WordEntry, "text">): Added {
  const there = new Set(words.map(keyOf));
  const tooLong = entries.filter(text => codePoints(text) > limits.wordCodePoints);
  const fitting = entries.filter(text => codePoints(text) <= limits.wordCodePoints).map(text => ({ text, ...how }));
  const fresh = fitting.filter(entry => !there.has(keyOf(entry)));
  return { words: [...fresh, ...words], added: fresh.length, known: fitting.length - fresh.length, tooLong };
}

export function removeWord(words: WordEntry[], entry: WordEntry): WordEntry[] {
  return words.filter(other => keyOf(other) !== keyOf(entry));
}

export function changeWord(words: WordEntry[], entry: WordEntry, then: WordEntry["then"]): WordEntry[] {
  return words.map(other => (keyOf(other) === keyOf(entry) ? { ...other, then } : other));
}

export const keyOf = ({ text, language }: WordEntry): string => `${language ?? ""} ${text.toLowerCase()}`;
