import { expect, test } from "@jest/globals";
import { closest } from "../../server/questions/close.ts";

const about = (...texts: string[]) => texts.map(text => ({ text }));

/** The questions of an evening about a treaty, by which the threshold was chosen. */
const treaty = about(
  "If the group is chaired alternately, can whoever starts simply not call a meeting?",
  "Do licences by weight cover magnets already inside a motor?",
  "Has either side ever let a third country hold the scales?",
  "What happens on 12 August if nothing is signed?",
  "Why grain and not timber?",
  "Who pays for the new scales?",
  "Will the minutes of the meeting be published?",
  "How long does the pause last?",
  "Why was the laboratory in Port Hallam chosen?",
  "Can companies appeal against a refused licence?",
  "When will the prices in shops go down?",
  "Is the ferry still running during the talks?",
);
/** What is asked once more in other words, and the place of what it is close to. */
const again: [string, number][] = [
  ["What if the first chair never calls a meeting?", 0],
  ["Could the chair just never call the group to meet?", 0],
  ["Are magnets that are already in a motor covered by the licences?", 1],
  ["Does the licence count magnets inside motors?", 1],
  ["Could a third country keep the scales?", 2],
  ["Nothing is signed by 12 August, what then?", 3],
  ["What happens if nobody signs in August?", 3],
  ["Why is it grain and not wood?", 4],
  ["Will they publish the minutes?", 6],
  ["For how long is the pause?", 7],
  ["Why Port Hallam for the laboratory?", 8],
  ["Can a company appeal when its licence is refused?", 9],
  ["When do shop prices fall?", 10],
  ["Does the ferry run while they talk?", 11],
];
const others = [
  "Who takes the minutes at the table?",
  "Why does nobody speak of fishing quotas?",
  "What happens to the workers at the steel plant?",
  "How many delegates are in the room?",
  "Will there be a second day of talks next week?",
  "Can we trust the numbers of the ministry?",
  "When was the first tariff made?",
  "Is the weather a problem for the ships?",
  "Who is the host tonight?",
];

/** Another evening, which played no part in choosing it. */
const hospital = about(
  "How many beds will the new hospital have?",
  "Who decides which wards are closed first?",
  "Will the emergency room stay open at night?",
  "What becomes of the nurses who work in Lindal?",
  "Is there enough parking for visitors?",
  "Why was the river bank chosen although it floods?",
);
const hospitalAgain: [string, number][] = [
  ["How many beds does the hospital get?", 0],
  ["Which wards close first, and who decides that?", 1],
  ["Does the emergency room close at night?", 2],
  ["What happens to the nurses in Lindal?", 3],
  ["Where can visitors park?", 4],
  ["Why the river bank, when it floods there?", 5],
];
const hospitalOthers = [
  "How much does it all cost?",
  "When do the builders begin?",
  "Will the canteen be run by the town?",
  "Who is responsible if it gets more expensive?",
  "Are there plans for a children's clinic?",
];

test("[QU20] a question that is asked again in other words is offered as close", () => {
  expect(again.filter(([text, at]) => closest(text, treaty)[0] !== treaty[at])).toEqual([]);
  const found = hospitalAgain.filter(([text, at]) => closest(text, hospital)[0] === hospital[at]);
  expect(found.length).toBeGreaterThanOrEqual(5);
});

test("[QU20] long questions are compared by how they begin, so that nobody is kept waiting by many of them", () => {
  const long = (word: string) => Array.from({ length: 1_600 }, (_, n) => `${word}${n}`).join(" ");
  const weighing =
    "Who weighs the herring in the new harbour hall before it is sold, and who pays for the scales that the town buys?";
  const further = [{ text: `${weighing.repeat(3)} ${long("barge")}` }];
  expect(closest(`${weighing.repeat(3)} ${long("quota")}`, further)).toEqual(further);
  expect(closest(`${long("quota")} ${weighing}`, [{ text: `${long("barge")} ${weighing}` }])).toEqual([]);
});

test("[QU20] what asks something else is not", () => {
  expect(others.filter(text => closest(text, treaty).length > 0)).toEqual([]);
  expect(hospitalOthers.filter(text => closest(text, hospital).length > 0)).toEqual([]);
  expect(closest("", treaty)).toEqual([]);
  expect(closest("?", [])).toEqual([]);
});
