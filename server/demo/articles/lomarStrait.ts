import type { ArticleDraft } from "../../articles/publish.ts";
import { before, weekday } from "../clock.ts";

/** The story that is still being written: updated all through the last day. */
export function lomarStrait(now: Date): ArticleDraft {
  const yesterday = before(now, "22h");
  return {
    slug: "ships-wait-in-the-lomar-strait",
    title: "Ships wait in the Lomar strait while two neighbours argue over whose pilot climbs the ladder",
    section: "World",
    standfirst:
      "Calvera wants its own pilots in the eastern lane. Ostrany, which has guided ships there for sixty-three years, says no. Between them lie sixty-one ships, two of them full of sheep.",
    byline: "Teun Okafor, in Venn Quay",
    language: "en",
    editorsNote:
      "We report here as things happen. Each update carries its time; nothing that was published is taken away without a note.",
    state: "live",
    publishedAt: yesterday,
    updatedAt: null,
    views: 8_931,
    body: [
      {
        type: "paragraph",
        text: "The pilot ladder is nine metres of rope and ash wood, and for most of a century nobody outside the trade gave it a thought. For a day now it has been the narrowest border in the world.",
      },
      {
        type: "paragraph",
        text: `Under an order that took effect on ${weekday(yesterday)}, every ship longer than 150 metres that uses the eastern lane of the Lomar strait must carry a pilot licensed in Calvera. Ostrany's pilots, who have done that work since the [Lantern Agreement](https://lomar-pilots.example/lantern-agreement), were told to stay ashore. They did not. They stayed at sea, in their orange boats, and asked each captain by radio which of the two he would let aboard. Most captains answered by dropping anchor.`,
      },
      {
        type: "paragraph",
        text: "By the evening the harbour office in Venn Quay counted 61 ships in an anchorage meant for forty. Nine carry grain. Two carry live sheep, 18,400 of them, with water for five days.",
      },
      { type: "heading", text: "A buoy, 240 metres from where it should be" },
      {
        type: "paragraph",
        text: "Calvera gives one reason for its order, and it lies on the sand off Cape Thessing. In September the bulk carrier *Pelican Dawn* ran aground there with an Ostranian pilot on the bridge. Nobody was hurt. The ship blocked half the lane for six days.",
      },
      {
        type: "paragraph",
        text: "The inquiry is not finished, but both capitals quote from its draft as if it were. Calvera quotes page 12: the pilot gave his warning ninety seconds late. Ostrany quotes page 31: the buoy he steered by had drifted 240 metres, and the buoys of the eastern lane are Calvera's to look after.",
      },
      {
        type: "quote",
        text: "You cannot steer a ship from two bridges. You can certainly sink one.",
        by: "Joss Calder, harbourmaster of Venn Quay",
      },
      { type: "heading", text: "What the captains say" },
      {
        type: "paragraph",
        text: "We reached four captains by radio and telephone. None wanted the ship named. Three said the same thing in nearly the same words: they would take either pilot, or both, but not a fine. Calvera's order sets one of up to 400,000 crowns for passing without its pilot. Ostrany has announced one of the same size for passing with him.",
      },
      {
        type: "paragraph",
        text: "The fourth captain, who has used the strait for twenty-two years, was more worried about the anchorage. “Sixty ships on short chains, and the wind is going round to the north-west on the second night,” she said. “I do not need a pilot to tell me what that means.”",
      },
      { type: "heading", text: "Who pays for a day at anchor" },
      {
        type: "paragraph",
        text: "A day of waiting costs the owner of a middle-sized bulk carrier between 14,000 and 19,000 crowns, and by the second day it is no longer only the owner who pays. The mills in Port Orsa have flour for eleven days. Two shipping lines have begun to send their ships around Cape Moren, which adds four days and, according to one of them, “a good deal of weather”.",
      },
      {
        type: "paragraph",
        text: "Insurers have not changed their rates. One of them said that they would look again if the two fines were ever collected, because a ship that must break one law or the other “is not a risk, it is a certainty”.",
      },
      {
        type: "paragraph",
        text: "The pilots themselves are fewer than people think: 38 on the Ostranian side, 11 who have passed the new Calveran examination. They know each other. Marta Ilves, who heads the guild in Port Orsa, taught four of the eleven. “They are good,” she said. “They will be very good in ten years. It takes ten years.”",
      },
      {
        type: "paragraph",
        text: "The sentence on paper has a history. The first draft of the Lantern Agreement held it too, in another form, and struck it out with one line of pencil that can be seen in the [archive at Port Orsa](https://lomar-pilots.example/archive). In the margin somebody wrote: “one voice”.",
      },
    ],
  };
}
