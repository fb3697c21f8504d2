/** What each number of a policy may be: the server enforces it, the desk says so before. Shares are 0..1. */
export const policyBounds = {
  "secondOpinion.from": { least: 0, most: 1 },
  "secondOpinion.to": { least: 0, most: 1 },
  "links.most": { least: 0, most: 50 },
  "newcomer.comments": { least: 0, most: 100 },
  "shouting.share": { least: 0.3, most: 1 },
  "shouting.letters": { least: 5, most: 1_000 },
  "repeats.similarity": { least: 0.5, most: 1 },
  "copies.similarity": { least: 0.5, most: 1 },
  "copies.comments": { least: 2, most: 20 },
  "copies.days": { least: 1, most: 30 },
  "raid.accounts": { least: 2, most: 20 },
  "raid.days": { least: 1, most: 30 },
  "removedLinks.comments": { least: 2, most: 20 },
  "echo.share": { least: 0.7, most: 1 },
  "flood.comments": { least: 1, most: 100 },
  "flood.seconds": { least: 10, most: 3_600 },
  "length.codePoints": { least: 100, most: 10_000 },
  "secondLook.share": { least: 0, most: 0.25 },
  editWindowSeconds: { least: 0, most: 86_400 },
  closesAfterDays: { least: 0, most: 3_650 },
} as const;

/** From which score on a label of the model may lead to something. */
export const thresholdBounds = { least: 0.05, most: 0.99 };

export type BoundPath = keyof typeof policyBounds;
