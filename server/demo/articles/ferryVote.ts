import type { ArticleDraft } from "../../articles/publish.ts";
import { before, weekday } from "../clock.ts";

/** An evening that was told while it happened, and is over: it can be replayed. */
export function ferryVote(now: Date): ArticleDraft {
  // The doors are shut at eight.
  const evening = new Date(before(now, "3d").setUTCHours(19, 48, 0, 0));
  return {
    slug: "an-island-votes-on-its-night-ferry",
    title: "An island of 2,100 people votes on its night ferry, and counts by hand",
    section: "Politics",
    standfirst:
      "The boat that leaves Sundholm at 23:40 carries eleven people on an average night and costs as much as the school. Tonight those who sleep on the island decide who has to.",
    byline: "Lucian Brandt-Osei, in the gymnasium of Sundholm school",
    language: "en",
    editorsNote: null,
    state: "live",
    publishedAt: evening,
    updatedAt: null,
    views: 3_204,
    body: [
      {
        type: "paragraph",
        text: "The ballot boxes are two milk cans with a slot sawn into the lid. They were made for a vote in 1938, about electric light, and have been kept since then because they do not rust.",
      },
      {
        type: "paragraph",
        text: `The question on the paper of ${weekday(evening)} has nine words: “Shall the night ferry go on beyond the winter?” The county pays until March. After that the island would pay itself, about 140 a year for each household, for a boat that most households have not boarded since their children moved away.`,
      },
      {
        type: "paragraph",
        text: "Those who want it speak of the midwife, the night shift at the cannery and the right to miss a train. Those who do not speak of the roof of the school. In the queue outside the gymnasium they stand next to each other, since there is only one queue.",
      },
    ],
  };
}
