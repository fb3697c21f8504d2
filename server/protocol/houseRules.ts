/** What a report, a rejection and the house rules name; their words, the same for reader, author and moderator, are the room `rules`. */
export const houseRules = {
  "off-subject": { number: 1 },
  unverified: { number: 2 },
  "personal-attack": { number: 3 },
  hate: { number: 4 },
  private: { number: 5 },
  "for-sale": { number: 6 },
} as const satisfies Record<string, { number: number }>;

export type HouseRule = keyof typeof houseRules;
export const houseRuleNames = Object.keys(houseRules) as [HouseRule, ...HouseRule[]];
