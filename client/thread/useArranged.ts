import type { Mine } from "../../server/protocol/views.ts";

/** What a reader has arranged for themselves, as far as it concerns this discussion. */
export type Arranged = Pick<Mine, "muted" | "follows" | "bookmarked" | "drafts">;

export const nothingArranged: Arranged = {
  muted: { people: [], words: [] },
  follows: { article: false, threads: [], people: [] },
  bookmarked: [],
  drafts: [],
};
