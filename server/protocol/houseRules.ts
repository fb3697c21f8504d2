/** What a report, a rejection and the house rules name: the same words for reader, author and moderator. */
export const houseRules = {
  "off-subject": {
    number: 1,
    title: "Off the subject",
    rule: "Stay with the subject.",
    why: "it belongs under another article",
  },
  unverified: {
    number: 2,
    title: "Not true, and it matters",
    rule: "Check before you claim.",
    why: "it states as fact something that is false",
  },
  "personal-attack": {
    number: 3,
    title: "Attacks a person",
    rule: "Argue with the point, never the person.",
    why: "it attacked a person, not an argument",
  },
  hate: { number: 4, title: "Hate", rule: "No hate.", why: "it degrades people for who they are" },
  private: {
    number: 5,
    title: "Private information",
    rule: "Keep private things private.",
    why: "it gave away private information",
  },
  "for-sale": {
    number: 6,
    title: "Advertising or spam",
    rule: "Nothing for sale.",
    why: "it was advertising, or repeated the same thing",
  },
} as const satisfies Record<string, { number: number; title: string; rule: string; why: string }>;

export type HouseRule = keyof typeof houseRules;
export const houseRuleNames = Object.keys(houseRules) as [HouseRule, ...HouseRule[]];
