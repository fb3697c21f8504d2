import { type Key, say } from "../../../locales/say.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { type Rule, type RuleId, rules } from "../../../server/protocol/ruleNames.ts";

export type Section = keyof Policy;

/** What the parts of a policy are called that have a card of their own, in the order in which the page shows them. */
const ofCards = {
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
} as const;

/** And what is set on many of them. */
const names = {
  ...ofCards,
  states: "desk.rule.states",
  timeZone: "desk.rule.timeZone",
  scopes: "desk.rule.scopes",
} as const satisfies Record<Section, Key>;

/** All parts of a policy. */
export const parts = Object.keys(names) as Section[];

/** Those that have a card of their own. */
export const sections = Object.keys(ofCards) as (keyof typeof ofCards)[];

export const sectionName = (section: Section): string => say(names[section]);

/** The rule that a card of the page is about; undefined for settings, and for what has a rule in each of its lines. */
export const ruleOf = (section: Section): Rule | undefined => rules.find(rule => rule === section);

/** What a rule is called: “Capitals”, “Insult”, “barge rat”, shop.example. */
export function ruleName(rule: RuleId): string {
  if (rule === "model.cannotSay") return say("desk.rule.cannotSay");
  if (rule.startsWith("model.")) return say(`desk.label.${rule.slice("model.".length) as Label}`);
  if (rule.startsWith("words:")) return say("desk.quoted", { text: rule.slice("words:".length) });
  if (rule.startsWith("domains:")) return rule.slice("domains:".length);
  const section = sections.find(one => one === rule);
  return section ? sectionName(section) : rule;
}
