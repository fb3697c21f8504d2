import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import { textAlone } from "../../server/screening/check.ts";
import { fold, spells } from "../../server/screening/fold.ts";
import { screen } from "../../server/screening/screen.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const pieces = fc.constantFrom(
  "f",
  "u",
  "c",
  "k",
  "$",
  "1",
  "*",
  " ",
  ".",
  "-",
  "\u200b",
  "\u0301",
  "ﬁ",
  "ß",
  "İ",
  "𝓯",
  "ⓕ",
  "👩‍🚀",
  "shop.com",
  "шит",
  "\n",
  "'",
);
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.array(pieces, { maxLength: 60 }).map(parts => parts.join("")),
);

test("[S14] a sign that stands for several characters is one word, in one place", () => {
  for (const text of ["⅐", "a⅐b", "㏂ ㍱", "½ℵ", "℀", "⒜⒝"]) {
    const { words } = fold(text);
    words.slice(1).forEach((word, i) => {
      expect(word.start).toBeGreaterThanOrEqual(words[i]?.end ?? 0);
    });
  }
});

test("[S14] folding any text keeps where everything was: in order, inside the text, between whole characters", () => {
  console.info(`SEED=${seed}`);
  fc.assert(
    fc.property(anything, text => {
      const { words, joined } = fold(text);
      let last = 0;
      for (const { start, end, readings } of words) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(readings.length).toBeGreaterThan(0);
        last = end;
      }
      for (const { start, end } of joined) expect(end).toBeGreaterThan(start);
    }),
    { seed, numRuns: 500 },
  );
});

test("[S15] evidence of any text is inside it and never cuts a character in two", () => {
  console.info(`SEED=${seed}`);
  fc.assert(
    fc.property(
      anything.filter(text => text.isWellFormed()),
      text => {
        const facts = { ...textAlone, published: 0, answered: text };
        for (const { evidence } of screen({ text, language: "en", facts, policy: defaultPolicy }).findings) {
          for (const { start, end } of evidence) {
            expect(end).toBeLessThanOrEqual(text.length);
            expect(text.slice(start, end)).not.toBe("");
            expect(text.slice(start, end).isWellFormed()).toBe(true);
          }
        }
      },
    ),
    { seed, numRuns: 500 },
  );
});

test.each([
  ["fuuuck", "fuck", true],
  ["fuuck", "fuck", false],
  ["assss", "ass", true],
  ["as", "ass", false],
  ["good", "god", false],
  ["goood", "god", true],
  ["f*ck", "fuck", true],
  ["f***", "fuck", false],
  ["*uck", "fuck", false],
])("[S16] %j spells %j: %j", (reading, word, does) => {
  expect(spells(reading, word)).toBe(does);
});

test("[S17] the longest texts are folded without growing: words are at most as many as letters", () => {
  for (const text of [
    "f ".repeat(5_000),
    "a-".repeat(5_000),
    "*".repeat(10_000),
    "$1".repeat(5_000),
    "ﷺ".repeat(10_000),
    "f*".repeat(5_000),
  ]) {
    const { words, joined } = fold(text);
    expect(words.length).toBeLessThanOrEqual(10_000);
    const letters = words.reduce((sum, { readings }) => sum + (readings[0] ?? "").length, 0);
    expect(letters).toBeLessThanOrEqual(4 * 10_000);
    expect(joined.length).toBeLessThanOrEqual(12 * 10_000);
    const facts = { ...textAlone, answered: text };
    expect(screen({ text, language: "en", facts, policy: defaultPolicy })).toBeDefined();
  }
});
