import type { Policy, ScopedPolicy } from "./policy.ts";
import { domainRule, wordRule } from "./ruleNames.ts";

/** Where a text stands. */
export interface Place {
  section: string;
  articleId: string;
}

/**
 * The rules that hold at a place: the site's, over them the section's, over them the article's. Of what the narrower one says
 *
 * - `words` and `domains` are added, and an entry for the same word (in the same language) or domain stands in the place of the wider one;
 *   with `state: "off"` it takes it away;
 * - `states` counts for the rules that it names, and leaves the others as they are;
 * - every other part stands whole in the place of the wider one.
 *
 * What it does not say is as it is around it. Pure; the same object for the same policy and the same scopes, so that what is compiled from
 * it is kept.
 */
export function policyFor(policy: Policy, { section, articleId }: Place): Policy {
  const { sections, articles } = policy.scopes;
  const ofSection = Object.hasOwn(sections, section) ? sections[section] : undefined;
  const ofArticle = Object.hasOwn(articles, articleId) ? articles[articleId] : undefined;
  if (!ofSection && !ofArticle) return policy;
  const key = `${ofArticle ? articleId : ""} ${ofSection ? section : ""}`;
  const kept = layered.get(policy) ?? new Map<string, Policy>();
  layered.set(policy, kept);
  let made = kept.get(key);
  if (!made) {
    made = [ofSection, ofArticle].reduce<Policy>((wider, own) => (own ? overlaid(wider, own) : wider), policy);
    kept.set(key, made);
  }
  return made;
}

const layered = new WeakMap<Policy, Map<string, Policy>>();

/** One scope laid over what is around it. */
export function overlaid(wider: Policy, { words, domains, states, ...parts }: ScopedPolicy): Policy {
  return {
    ...wider,
    ...(parts as Partial<Policy>),
    ...(words ? { words: added(wider.words, words, wordRule) } : {}),
    ...(domains ? { domains: added(wider.domains, domains, domainRule) } : {}),
    ...(states ? { states: { ...wider.states, ...states } } : {}),
  };
}

function added<Entry>(wider: Entry[], own: Entry[], nameOf: (entry: Entry) => string): Entry[] {
  const names = new Set(own.map(nameOf));
  return [...own, ...wider.filter(entry => !names.has(nameOf(entry)))];
}
