import { expect, test } from "@jest/globals";
import { initials } from "../../client/core/Avatar.tsx";
import { exactTime, minutesBetween, relativeTime } from "../../client/core/text.ts";
import { catalogues } from "../../locales/compiled/catalogues.ts";
import { say } from "../../locales/say.ts";

const nbsp = "\u00a0";
const now = Date.parse("2026-05-14T15:20:00Z");

test("[C4] a number and its noun never part, and one is not many", () => {
  expect(say("thread.comments", { count: 0 })).toBe(`0${nbsp}comments`);
  expect(say("thread.comments", { count: 1 })).toBe(`1${nbsp}comment`);
  expect(say("thread.comments", { count: 2304 })).toBe(`2,304${nbsp}comments`);
  expect(say("asleep.newReplies", { count: 1 })).toBe(`Show 1${nbsp}new reply`);
});

test("[C5] a time is told as long ago, and never lies in the future", () => {
  const told = (time: string) => relativeTime(time, now);
  expect(told("2026-05-14T15:20:40Z")).toBe("just now");
  expect(told("2026-05-14T15:19:01Z")).toBe("just now");
  expect(told("2026-05-14T14:39:00Z")).toBe(`41${nbsp}min ago`);
  expect(told("2026-05-14T12:19:00Z")).toBe(`3${nbsp}h ago`);
  expect(told("2026-05-13T15:20:00Z")).toBe("13 May");
  expect(told("2026-05-01T15:20:00Z")).toBe("1 May");
  expect(told("2025-12-31T15:20:00Z")).toBe("31 December 2025");
});

test("[C5] an edit never comes later than now", () => {
  const edited = (time: string) => say("thread.editedAfter", { count: minutesBetween("2026-05-14T15:19:01Z", time) });
  expect(edited("2026-05-14T15:19:59Z")).toBe("edited within a minute");
  expect(edited("2026-05-14T15:20:01Z")).toBe(`edited after 1${nbsp}min`);
  expect(edited("2026-05-14T15:25:00Z")).toBe(`edited after 5${nbsp}min`);
});

test("[C5] the exact time is the same wherever it is drawn", () => {
  expect(exactTime("2026-05-14T13:05:00Z")).toBe("14 May 2026, 13:05 UTC");
});

test("[C6] initials are whole characters of any script", () => {
  expect(initials("Noor Haddad")).toBe("NH");
  expect(initials("  ann  ")).toBe("A");
  expect(initials("Tomas van der Reyker")).toBe("TR");
  expect(initials("𝒜da 李")).toBe("𝒜李");
  expect(initials("")).toBe("");
});

test("[C37] the reader's words are none of those that are never said to people", () => {
  const never =
    /\b(invalid|illegal|fail(ed|s|ure)?|errors?|violations?|flagged|toxic|users?|submit)\b|went wrong|try again later|!/i;
  const sentences = catalogues.en.flatMap(([, words]) => Object.values(words).map(word => JSON.stringify(word)));
  expect(sentences.length).toBeGreaterThan(100);
  expect(sentences.filter(sentence => never.test(sentence))).toEqual([]);
});
