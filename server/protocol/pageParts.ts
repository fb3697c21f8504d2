/** The parts of an article's page that stand on pages elsewhere, too, and what of the address of such a page each is drawn by. */
export const askedByPart = {
  discussion: ["sort", "cursor", "comment", "anchor"],
  updates: ["updates", "after", "update"],
  questions: [],
} as const satisfies Record<string, readonly string[]>;

export type PagePart = keyof typeof askedByPart;
