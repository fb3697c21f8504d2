/** `anonymise`: what readers see stays, without a name; all else is removed. `remove`: everything is. */
export const deletionWays = ["anonymise", "remove"] as const;
export type DeletionWay = (typeof deletionWays)[number];
