import type { ArticleDraft } from "../../articles/publish.ts";
import { before } from "../clock.ts";

/** The story that nobody has said anything about yet. */
export function brennaCensus(now: Date): ArticleDraft {
  return {
    slug: "a-country-counts-itself-by-hand",
    title: "A country of 41,000 people counts itself by knocking on every door",
    section: "Society",
    standfirst:
      "The Brenna Isles tried registers, telephones and satellites. Then they went back to walking. Larger countries have begun to ask how it is done.",
    byline: "Marit Velasco-Dahl, in Skarn",
    language: "en",
    editorsNote: null,
    state: "open",
    publishedAt: before(now, "3h 10m"),
    updatedAt: null,
    views: 151,
    body: [
      {
        type: "paragraph",
        text: "On the first morning of the count, Asta Moen takes the stairs. There are four houses on this side of the harbour in Skarn and 31 doors in them, and behind the third somebody is frying onions. She knocks, says her name, shows the card, and asks the only question that she is allowed to ask before she is let in: “How many of you slept here last night?”",
      },
      {
        type: "paragraph",
        text: "Then she waits. The waiting, she says, is the census.",
      },
      {
        type: "paragraph",
        text: "The Brenna Isles, 41,000 people on eleven islands, are the only country in the region that still counts itself by hand. It takes nine days and 212 people with pencils. For years that was a source of mild embarrassment at conferences. This spring three delegations came to watch.",
      },
      { type: "heading", text: "The year the register lost a village" },
      {
        type: "paragraph",
        text: "It had not been meant this way. Twenty years ago the isles built a population register, as everybody did, and stopped knocking. The register was quick, cheap and precise to the last digit, and it was wrong. When the school boat to Lille Havn was cancelled for want of children, the children were standing on the pier.",
      },
      {
        type: "paragraph",
        text: "Nineteen families had moved there from the main island without telling anybody. Nobody had asked them to: under the law, moving between islands was not moving. At the same time the register went on counting some 2,300 people who had left for work on the mainland and meant to come back one day. They paid for that with letters about waste water. The villages paid with a doctor, two teachers and the school boat.",
      },
      {
        type: "quote",
        text: "A register knows where you are written down. A door knows where you live.",
        by: "Asta Moen, who has counted in four censuses",
      },
      {
        type: "paragraph",
        text: "The statistics office tried to mend it. It bought data from the telephone company and found that it had counted summer visitors. It bought pictures of lights at night and found that it had counted greenhouses. In the end the office, which has fourteen employees, wrote a [short and unusually frank report](https://statistics-brenna.example/doors). Its last sentence is now printed on the pencils: *Go and see.*",
      },
      { type: "heading", text: "What a door tells" },
      {
        type: "paragraph",
        text: "The method is old, and its rules fit on a card. Counters work where they do not live. They come twice by day and once in the evening. They never write down a name on the first visit, and never a reason. They may accept coffee but not lunch.",
      },
      {
        type: "paragraph",
        text: "What they bring back is more than a number. Because the same 212 people sit together on the tenth day and read their sheets aloud, the office learns what no form asks: that a staircase has become too steep for those who live above it, that a whole street has started to heat one room. None of this is published by address. Much of it becomes a line in the budget by autumn.",
      },
      {
        type: "figure",
        title: "Counted and registered",
        subtitle: "People on four of the eleven islands, last census",
        unit: "people",
        series: ["in the register", "behind the doors"],
        rows: [
          { label: "Storholm", values: [9840, 9105] },
          { label: "Lille Havn", values: [212, 334] },
          { label: "Tarn", values: [1460, 1391] },
          { label: "Vester Skar", values: [588, 641] },
        ],
        source: "Source: statistics office of the Brenna Isles. Chart: Meridian Post data desk",
      },
      {
        type: "paragraph",
        text: "There are limits, and the office names them. The count costs 52 crowns a head, against 3 for the register. Some people do not open, and some doors are hard to find: the last census missed an estimated 1.1 per cent, among them, it turned out, the brother of the chief statistician, who had been fishing. And what is possible for 41,000 people with 212 pencils is not for forty million.",
      },
      {
        type: "paragraph",
        text: "Or not all at once. The delegations who came in spring were not thinking of counting everybody, said one of the visitors, who runs a register in a country a thousand times the size. They want to knock on one door in two hundred, by lot, and then see how far their register is from the truth. “We have never looked,” she said. “It is surprisingly hard to get permission to look.”",
      },
      { type: "heading", text: "The last sheet" },
      {
        type: "paragraph",
        text: "On the ninth evening Asta Moen has one door left. It belongs to a lighthouse that has been automatic for thirty years, and she goes out to it in a boat because the rule says every door. There is a new padlock, and a line of washing behind it.",
      },
      {
        type: "paragraph",
        text: "She knocks, says her name and shows the card to a young man who has been repairing the roof since May and had not thought that this was living there. How many slept here last night? He thinks about it for longer than anybody that week. “Two,” he says then. “My girlfriend is asleep.” She writes it down. The country has 41,207 people now, give or take the ones who are fishing.",
      },
    ],
  };
}
