import type { SaidQuestion } from "../askQuestions.ts";

/** The last hours of the live day: readers ask the reporter on the quay. */
export const lomarStraitQuestions: SaidQuestion[] = [
  {
    by: "samir",
    after: "19h5m",
    text: "What happens at noon tomorrow if nothing is signed?",
    hands: 13,
    answer: {
      after: "40m",
      text: "The fines come back by themselves, at noon, and nobody has to do anything for it. That is the pressure. The ships that are under way by then may finish the lane with two pilots.",
    },
  },
  {
    by: "gwen",
    after: "19h20m",
    text: "Is somebody paying the crews for the hours at anchor?",
    hands: 5,
    answer: {
      after: "1h",
      text: "Yes, their wages run on. What stops is the bonus for a voyage that ends on time, and on some of these ships that is a third of the money.",
    },
  },
  {
    by: "beatriz",
    after: "19h30m",
    text: "If the group that meets on the lightship is chaired in turns, can whoever starts simply not call a meeting?",
    hands: 19,
    state: "now",
  },
  {
    by: "jialin",
    after: "19h40m",
    text: "Which of the two pilots is insured when something goes wrong: the one who speaks, or the one who signs?",
    hands: 6,
    state: "next",
  },
  {
    by: "wanjiru",
    after: "19h50m",
    text: "Has either side ever let a third country hold the pilot’s office?",
    hands: 8,
    state: "next",
  },
  { by: "xavier", after: "20h5m", text: "When do the large ferries sail again?", hands: 6 },
  { by: "lena", after: "20h10m", text: "Who inspects the buoys from now on, and how often?", hands: 5 },
  {
    by: "kofi",
    after: "20h20m",
    text: "Does the sea floor get a line in the agreement, after sixty anchors?",
    hands: 4,
  },
  {
    by: "hana",
    after: "20h25m",
    text: "Are the minutes of both sides open to anybody who wants to read them?",
    hands: 4,
  },
  {
    by: "rui",
    after: "20h30m",
    text: "Why do we not just tow them all through and send Calvera the bill?",
    declined: "Outside today’s subject: tonight is about what was agreed.",
  },
  { by: "esi", after: "20h35m", text: "When will the large ferries be sailing again?", joinedTo: "xavier" },
  // Nobody has looked at these yet.
  { by: "florin", after: "21h40m", text: "Can a captain still refuse the second pilot?" },
  { by: "hugo", after: "21h48m", text: "In which language do the two pilots talk to each other on the bridge?" },
];
