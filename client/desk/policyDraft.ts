import { codePoints, limits } from "../../server/protocol/limits.ts";
import type { Action, Policy } from "../../server/protocol/policy.ts";
import { type BoundPath, policyBounds } from "../../server/protocol/policyBounds.ts";
import type { FieldError } from "../../server/protocol/problems.ts";
import { reactionMistakes } from "./reactionDraft.ts";

export type Section = keyof Policy;
export type WordEntry = Policy["words"][number];

/** The parts of a policy in the order in which the page shows them. */
export const sections = [
  { section: "mode", name: "When comments appear" },
  { section: "words", name: "Your word list" },
  { section: "badWords", name: "Rude words" },
  { section: "links", name: "Links" },
  { section: "newcomer", name: "Newcomers" },
  { section: "repeats", name: "Said before" },
  { section: "flood", name: "Many in a short time" },
  { section: "shouting", name: "Capitals" },
  { section: "length", name: "Long texts" },
  { section: "editWindowSeconds", name: "Changing a comment" },
  { section: "reactions", name: "Reactions" },
] as const satisfies readonly { section: Section; name: string }[];

/** The sections in which two policies differ. */
export function changedSections(before: Policy, after: Policy): Section[] {
  return sections
    .map(({ section }) => section)
    .filter(section => JSON.stringify(before[section]) !== JSON.stringify(after[section]));
}

/** The strongest thing that a section can lead to; null where it leads to nothing of the kind. */
export function strongest(policy: Policy, section: Section): Action | null {
  const order: Action[] = ["off", "flag", "hold", "refuse"];
  const most = (actions: Action[]) => order.findLast(action => actions.includes(action)) ?? "off";
  switch (section) {
    case "mode":
    case "editWindowSeconds":
    case "reactions":
      return null;
    case "words":
      return most(policy.words.map(word => word.then));
    case "badWords":
      return most([policy.badWords.strong, policy.badWords.mild]);
    case "links":
      return most([policy.links.newcomers, policy.links.members]);
    default:
      return policy[section].then;
  }
}

/** Shares are written as per cent: what is shown for each 1 of the value. */
export const timesOf = (path: BoundPath): number =>
  path === "shouting.share" || path === "repeats.similarity" ? 100 : 1;

export function numberAt(policy: Policy, path: BoundPath): number {
  const [section, field] = path.split(".") as [Section, string?];
  const value = field ? (policy[section] as Record<string, unknown>)[field] : policy[section];
  return typeof value === "number" ? value : Number.NaN;
}

export function withNumber(policy: Policy, path: BoundPath, value: number): Policy {
  const [section, field] = path.split(".") as [Section, string?];
  return { ...policy, [section]: field ? { ...(policy[section] as object), [field]: value } : value };
}

/** What cannot be saved, each with what it may be. */
export function mistakes(policy: Policy): FieldError[] {
  return [...numberMistakes(policy), ...reactionMistakes(policy.reactions)];
}

function numberMistakes(policy: Policy): FieldError[] {
  return (Object.keys(policyBounds) as BoundPath[]).flatMap(path => {
    const { least, most } = policyBounds[path];
    const value = numberAt(policy, path);
    const times = timesOf(path);
    const isWhole = Number.isInteger(times === 1 ? value : Math.round(value * times * 1e4) / 1e4);
    if (value >= least && value <= most && isWhole) return [];
    return [{ path: `policy.${path}`, message: `A whole number from ${least * times} to ${most * times}.` }];
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
