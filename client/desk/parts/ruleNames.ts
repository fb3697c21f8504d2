import type { Label } from "../../../server/protocol/labels.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { type Rule, type RuleId, rules } from "../../../server/protocol/ruleNames.ts";
import { labelWords } from "./deskWords.ts";

export type Section = keyof Policy;

/** The parts of a policy in the order in which the page shows them. */
export const sections = [
  { section: "mode", name: "When comments appear" },
  { section: "surge", name: "Surges" },
  { section: "words", name: "Your word list" },
  { section: "badWords", name: "Rude words" },
  { section: "model", name: "Model" },
  { section: "secondOpinion", name: "Second opinion" },
  { section: "language", name: "Language" },
  { section: "domains", name: "Where links lead" },
  { section: "links", name: "Links" },
  { section: "newcomer", name: "Newcomers" },
  { section: "repeats", name: "Said before" },
  { section: "copies", name: "Said again and again" },
  { section: "raid", name: "New accounts together" },
  { section: "echo", name: "Repeats what it answers" },
  { section: "removedLinks", name: "Links removed before" },
  { section: "flood", name: "Many in a short time" },
  { section: "hours", name: "Hours" },
  { section: "shouting", name: "Capitals" },
  { section: "length", name: "Long texts" },
  { section: "secondLook", name: "Second look" },
  { section: "editWindowSeconds", name: "Changing a comment" },
  { section: "closesAfterDays", name: "Closing" },
  { section: "reactions", name: "Reactions" },
] as const satisfies readonly { section: Section; name: string }[];

/** All parts of a policy: those that have a card of their own, and what is set on many of them. */
export const parts = [
  ...sections,
  { section: "states", name: "States of rules" },
  { section: "timeZone", name: "Time zone" },
  { section: "scopes", name: "Sections and articles" },
] as const satisfies readonly { section: Section; name: string }[];

/** The rule that a card of the page is about; undefined for settings, and for what has a rule in each of its lines. */
export const ruleOf = (section: Section): Rule | undefined => rules.find(rule => rule === section);

/** What a rule is called: “Capitals”, “Insult”, “barge rat”, shop.example. */
export function ruleName(rule: RuleId): string {
  if (rule === "model.cannotSay") return "The model cannot say";
  if (rule.startsWith("model.")) return labelWords[rule.slice("model.".length) as Label].name;
  if (rule.startsWith("words:")) return `“${rule.slice("words:".length)}”`;
  if (rule.startsWith("domains:")) return rule.slice("domains:".length);
  return sections.find(({ section }) => section === rule)?.name ?? rule;
}
