import { type Label, labels } from "./labels.ts";

/** The checks of which each is one rule, and is switched as a whole. */
const whole = [
  "badWords",
  "language",
  "hours",
  "links",
  "newcomer",
  "repeats",
  "copies",
  "raid",
  "echo",
  "removedLinks",
  "flood",
  "shouting",
  "length",
] as const;

const ofModel = (label: Label) => `model.${label}` as const;

/** The rules that a policy names in `states`. Entries of lists (words, domains) carry their own state. */
export const rules = [...whole, ...labels.map(ofModel), "model.cannotSay"] as const;
export type Rule = (typeof rules)[number];

/**
 * A rule of any kind by the name under which its hits are counted, over all versions of the policy: one of {@link rules}, or an entry
 * of a list: `words:barge rat`, `words:barge rat (en)`, `domains:example.org`.
 */
export type RuleId = string;

export const wordRule = ({ text, language }: { text: string; language?: string | undefined }): RuleId =>
  `words:${text.toLowerCase()}${language ? ` (${language})` : ""}`;
export const domainRule = ({ domain }: { domain: string }): RuleId => `domains:${domain}`;

/** `off`: does nothing. `shadow`: notes what it would do, and changes nothing. `live`: does it. */
export const ruleStates = ["off", "shadow", "live"] as const;
export type RuleState = (typeof ruleStates)[number];

/** As `Date.getDay` counts them. */
export const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
export type Day = (typeof days)[number];

/** `example.org` of `Example.org`, `www.example.org` and `https://example.org/`; null for what is no domain. */
export function plainDomain(text: string): string | null {
  const address = text.trim().replace(/^(?:https?:\/\/)?/iu, "http://");
  if (!URL.canParse(address)) return null;
  const { hostname, pathname, search, hash, port, username } = new URL(address);
  const isBare = pathname === "/" && !search && !hash && !port && !username;
  const domain = hostname.replace(/^www\./u, "").replace(/\.$/u, "");
  return isBare && /^[^.\s]+(?:\.[^.\s]+)+$/u.test(domain) ? domain : null;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
