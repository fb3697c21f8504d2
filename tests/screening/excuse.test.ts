import { expect, test } from "@jest/globals";
import { excuseTokens } from "../../server/screening/model/excuse.ts";
import { modelOf, readText, wordsThatMoved } from "../../server/screening/model/read.ts";
import { tokensOf } from "../../server/screening/model/tokens.ts";

/** The words of a text that its sentence takes back, as they were written, each with the token that it reads as. */
const excusedIn = (text: string) =>
  tokensOf(text, modelOf("en").vocabulary)
    .filter(token => excuseTokens.has(token.text))
    .map(({ text: token, start, end }) => `${token} ${text.slice(start, end)}`);

test.each([
  ["denied", "You are not a m0ron, you misread it.", ["negx m0ron"]],
  ["denied", "Our neighbours were never criminals.", ["negx criminals"]],
  ["denied", "There are no stupid questions.", ["negx stupid"]],
  ["denied", "I never said that the mayor is an idiot.", ["negx idiot"]],
  ["denied", "It is false that the new tenants are vermin.", ["negx vermin"]],
  ["denied", "An idiot-free zone at last.", ["negx idiot"]],
  ["denied", "The whore-shaming of witnesses has to end.", ["negx whore"]],
  ["quoted", "She shouted “stupid bitch” at the nurse, which is unacceptable.", ["quotx stupid", "quotx bitch"]],
  ["quoted", "They called my daughter a whore.", ["quotx whore"]],
  ["of oneself", "What a fool I was!", ["selfx fool"]],
  ["of oneself", "I'm an id.iot for parking there.", ["selfx id.iot"]],
  ["of a thing", "This stupid printer again.", ["thingx stupid"]],
  ["of a thing", "The film was garbage.", ["thingx garbage"]],
  ["of a thing", "I hate this weather.", ["thingx hate"]],
])("[S27] abuse that its sentence takes back, %s, is read as that, in its place: %j", (_, text, excused) => {
  expect(excusedIn(text)).toEqual(excused);
});

test.each([
  "You never think, you idiot.",
  "You never think you idiot",
  "Nobody asked you, you pathetic clown!",
  "You are not just stupid, you are a liar.",
  "You are nothing but a worthless idiot.",
  "No, you are a moron.",
  "Isn't he an idiot?",
  "Why don't you kill yourself?",
  "I can't believe these morons vote.",
  "We do not want those savages here.",
  "I'm not racist but those people are vermin.",
  "If you weren't such a moron you would know.",
  "I am sorry, you are an idiot.",
  "I just think you're subhuman.",
  '"Nice" article, you idiot.',
  "I call you a liar.",
  "Your stupid brother wrote this.",
  "That man is garbage.",
  "This article was written by a moron.",
  "Only a fool pays for this.",
  "This is pathetic.",
  "He is an idiot - free speech is for everybody.",
])("[S27] a negation, a quotation or a thing elsewhere in the sentence takes nothing back: %j", text => {
  expect(excusedIn(text)).toEqual([]);
});

test.each([
  ["You are not an idiot.", "You are an idiot."],
  ["He is no liar.", "He is a liar."],
  ["I'm such an idiot, I left the oven on.", "You're such an idiot, you left the oven on."],
  ['Shouting "stupid bitch" at a nurse is unacceptable.', "The nurse is a stupid bitch."],
])("[S27] what is taken back scores below what is meant: %j, %j", (takenBack, meant) => {
  const scoreOf = (text: string) => readText(text).scores?.toxicity ?? Number.NaN;
  expect(scoreOf(meant)).toBeGreaterThan(0.5);
  expect(scoreOf(takenBack)).toBeLessThan(scoreOf(meant) - 0.3);
});

test("[S27] what is meant is marked beside what is taken back", () => {
  const text = "He is not an idiot, but you are a st.u.pid moron!";
  const raised = wordsThatMoved(text, "toxicity").filter(({ by }) => by > 0);
  expect(raised.map(({ start, end }) => text.slice(start, end)).join()).toMatch(/st\.u\.pid moron/);
  for (const { start, end } of raised) expect(text.slice(start, end)).not.toMatch(/\bidiot\b/);
});
