import { type Key, say } from "../../../locales/say.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { type Rule, type RuleId, rules } from "../../../server/protocol/ruleNames.ts";

export type Section = keyof Policy;

/** What the parts of a policy are called, those with a card of their own first, in the order in which the page shows them. */
const names = {
  mode: "desk.rule.mode",
  surge: "desk.rule.surge",
  words: "desk.check.wordList",
  badWords: "desk.check.badWords",
  model: "desk.check.model",
  secondOpinion: "desk.check.secondOpinion",
  language: "desk.check.language",
  domains: "desk.check.domains",
  links: "desk.check.links",
  newcomer: "desk.rule.newcomer",
  repeats: "desk.check.repeats",
  copies: "desk.check.copies",
  raid: "desk.check.raid",
  echo: "desk.check.echo",
  removedLinks: "desk.check.removedLinks",
  flood: "desk.check.flood",
  hours: "desk.check.hours",
  shouting: "desk.check.shouting",
  length: "desk.rule.length",
  secondLook: "desk.rule.secondLook",
  editWindowSeconds: "desk.rule.editWindowSeconds",
  closesAfterDays: "desk.rule.closesAfterDays",
  reactions: "desk.rule.reactions",
  states: "desk.rule.states",
  timeZone: "desk.rule.timeZone",
  scopes: "desk.rule.scopes",
} as const satisfies Record<Section, Key>;

/** All parts of a policy. */
export const parts = Object.keys(names) as Section[];

/** Those that have a card of their own; the others are set on many of them. */
export const sections = parts.slice(0, -3);

export const sectionName = (section: Section): string => say(names[section]);

/** The rule that a card of the page is about; undefined for settings, and for what has a rule in each of its lines. */
export const ruleOf = (section: Section): Rule | undefined => rules.find(rule => rule === section);

/** What a rule is called: “Capitals”, “Insult”, “barge rat”, shop.example. */
export function ruleName(rule: RuleId): string {
  if (rule === "model.cannotSay") return say("desk.rule.cannotSay");
  if (rule.startsWith("model.")) return say(`desk.label.${rule.slice("model.".length) as Label}`);
  if (rule.startsWith("words:")) return say("desk.reports.reason", { reason: rule.slice("words:".length) });
  if (rule.startsWith("domains:")) return rule.slice("domains:".length);
  const section = sections.find(one => one === rule);
  return section ? sectionName(section) : rule;
}
