import type { ArticleDraft } from "../../articles/publish.ts";
import { before, dayAndMonth } from "../clock.ts";

/** The story with the long discussion, a month old. */
export function annexC(now: Date): ArticleDraft {
  const published = before(now, "30d");
  const corrected = before(now, "29d 4h");
  return {
    slug: "seven-countries-one-grid",
    title: "Seven countries will share one power grid. Annex C says who goes dark first",
    section: "Politics",
    standfirst:
      "The Lissen Compact was signed with a brass pen and a good lunch. Its last eleven pages, which nobody read aloud, settle whose lights go out on the worst evening of the winter.",
    byline: "Solveig Aramburu, politics correspondent, in Lissen",
    language: "en",
    editorsNote: `An earlier version said that households would be cut off for 60 minutes at a time. Annex C says 90. The mistake was ours; we corrected it on ${dayAndMonth(corrected)}.`,
    state: "open",
    publishedAt: published,
    updatedAt: null,
    views: 12_418,
    body: [
      {
        type: "paragraph",
        text: "There were seven flags, one pen and no speeches longer than four minutes. When the last minister had signed, a string quartet played something cheerful, and 143 million people had, on paper, one electricity grid.",
      },
      {
        type: "paragraph",
        text: "The Lissen Compact joins the networks of Ardenmark, Belisar, Corvania, Dunmere, Estavia, Fjellmark and Galdora under a single control room in Hollin. From next November one desk there decides, second by second, where power flows. In a good hour that means the wind of the Estavian coast can boil kettles in Corvania. The treaty is proud of the good hours. They fill its first ninety pages.",
      },
      {
        type: "paragraph",
        text: "The bad hours are in Annex C.",
      },
      { type: "heading", text: "The worst evening of the year" },
      {
        type: "paragraph",
        text: "Planners call it the still evening: late January, frost from the mountains to the coast, no wind for days, everybody home by six. It has come four times in thirty years. On such an evening the seven countries together may lack up to 7,000 megawatts, which is what three large cities use.",
      },
      {
        type: "paragraph",
        text: "Until now each country met that evening alone. Some bought their way through, some asked factories to stop, and Belisar once switched off the north of its capital for a night and never quite explained how it had chosen. Annex C replaces all of this by an order with four steps. First come the factories that are paid to stop. Then street lights and district heating pumps. Then households, by turns, for 90 minutes. The fourth step is described in one line: “as the control room finds necessary”.",
      },
      {
        type: "figure",
        title: "Who carries the first cut",
        subtitle:
          "Share of the common demand on a winter evening, and share of the first 2,000 megawatts to be switched off",
        unit: "%",
        series: ["of the demand", "of the first cut"],
        rows: [
          { label: "Ardenmark", values: [31, 27] },
          { label: "Belisar", values: [22, 21] },
          { label: "Corvania", values: [18, 16] },
          { label: "Estavia", values: [12, 12] },
          { label: "Galdora", values: [8, 9] },
          { label: "Fjellmark", values: [5, 6] },
          { label: "Dunmere", values: [4, 9] },
        ],
        source: "Source: Annex C, table 2. Chart: Meridian Post data desk",
      },
      {
        type: "paragraph",
        text: "The table looks fair until the last row. Dunmere, the smallest of the seven, uses 4 per cent of the power and carries 9 per cent of the first cut. The reason is a single building: the aluminium smelter at Karsund, which can be switched off within a minute and is paid 310 crowns for each megawatt hour that it does not use.",
      },
      {
        type: "quote",
        text: "We are not sharing electricity. We are sharing the worst evening of the year. It would be polite to say so.",
        by: "Liesl Amadori, energy minister of Corvania",
      },
      {
        type: "paragraph",
        text: "Karsund's manager is content; a stopped smelter earns well for as long as its metal stays liquid, which is about three hours. What comes after three hours is a question that the annex leaves to “operational guidance”. There is no such guidance yet.",
      },
      { type: "heading", text: "A grid has no foreigners" },
      {
        type: "paragraph",
        text: "Those who will have to do the switching are calmer than those who signed. Tobin Rask has been a dispatcher for twenty-six years and will lead the night shift at Hollin. He speaks of frequency, the steady fifty beats a second at which every machine in the seven countries turns.",
      },
      {
        type: "paragraph",
        text: "“A grid has no foreigners,” he said. “When the frequency falls, it falls for everybody in the same second. People think that this paper makes us depend on each other. We did already. Now it is written down, and somebody is awake.”",
      },
      {
        type: "paragraph",
        text: "Hospitals, waterworks, railways and control rooms are exempt from all four steps. People who need a machine at home, for breathing or for dialysis, are not. Annex C asks each country to keep a list of them and to warn them “where practicable” an hour ahead. [The text of the annex](https://lissen-compact.example/annex-c) is public; we have put our reading of its tables beside it.",
      },
      { type: "heading", text: "The vote in Galdora" },
      {
        type: "paragraph",
        text: "Six parliaments will say yes, most of them without a debate. Galdora must ask its people. Its last referendum on a treaty, nine years ago, was lost over a footnote about sheep.",
      },
      {
        type: "paragraph",
        text: "The campaign against the compact has a short slogan, *Our switch*, and a serious argument: a desk abroad would decide on dark streets at home, and nobody on that desk can be voted out. The campaign for it has a long argument and no slogan. Without the compact, says the ministry, the still evening would cost Galdora twice the hours in the dark, because the country has little to switch off and nobody it could ask.",
      },
      {
        type: "paragraph",
        text: "Asked at the lunch whether he had read Annex C, the prime minister of Ardenmark said that he had people for that. So do the other six. The people in question met for three years in a hotel near the station, and they tell you, if you ask, that they began each day by switching off the lights for a minute. It was meant as a joke, at first.",
      },
    ],
  };
}
