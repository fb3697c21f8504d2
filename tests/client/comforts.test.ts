import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { beingMentioned, withMention } from "../../client/personal/mention.ts";
import { mutedBy } from "../../client/personal/mutedBy.ts";
import { reconciled } from "../../client/personal/reconciled.ts";
import { addressOfWords, asQuote } from "../../client/personal/words.ts";
import type { MutesView } from "../../server/protocol/mutes.ts";

const now = Date.parse("2026-05-14T12:00:00Z");
const by = (id: string, html = "<p>The ferry is late.</p>") => ({ author: { id, name: "", badges: [] }, html });
const muted: MutesView = {
  people: [
    { id: "1", name: "Otto", until: null },
    { id: "2", name: "Uwe", until: "2026-05-14T11:59:00Z" },
    { id: "3", name: "Ida", until: "2026-06-13T12:00:00Z" },
  ],
  words: [{ id: "9", word: "herring", until: null }],
};

test.each([
  [by("1"), { what: "person", until: null }],
  [by("2"), null],
  [by("3"), { what: "person", until: "2026-06-13T12:00:00Z" }],
  [by("4", "<p>Red <em>Herring</em>!</p>"), { what: "word", until: null }],
  [by("4", "<p>Herrings.</p>"), null],
  [by("7", "<p>My own herring.</p>"), null],
])("[CO14] %j is muted: %j", (comment, expected) => {
  expect(mutedBy(comment, muted, { memberId: "7", now })).toEqual(expected);
});

const at = (revision: number, text: string) => ({ revision, text });

test.each([
  ["nothing changed", "A", at(1, "A"), at(1, "A"), "A"],
  ["here alone", "A b", at(1, "A"), at(1, "A"), "A b"],
  ["there alone", "A", at(1, "A"), at(2, "A c"), "A c"],
  ["posted there", "A", at(1, "A"), at(2, ""), ""],
  ["posted there, gone on here", "A b", at(1, "A"), at(2, ""), "A b"],
  ["both", "A b", at(1, "A"), at(2, "A c"), "A c\n\nA b"],
  ["here goes on from there", "A c d", at(1, "A"), at(2, "A c"), "A c d"],
  ["there goes on from here", "A b", at(1, "A"), at(2, "A b d"), "A b d"],
  ["emptied here, changed there", "", at(1, "A"), at(2, "A c"), "A c"],
  ["a new device", "", at(0, ""), at(5, "A"), "A"],
])("[CO15] of a draft: %s", (_, here, base, there, expected) => {
  expect(reconciled(here, base, there)).toBe(expected);
});

test("[CO15] whatever was typed on two devices, both texts are in what comes of it", () => {
  const text = fc.string({ maxLength: 12 }).filter(one => one.trim() !== "");
  fc.assert(
    fc.property(text, text, text, (base, here, there) => {
      const merged = reconciled(here, at(1, base), at(2, there));
      if (here !== base) expect(merged).toContain(here);
      expect(merged).toContain(there);
    }),
  );
});

test.each([
  ["Ask @", ""],
  ["Ask @ha", "ha"],
  ["Ask @Hanne Lo", "Hanne Lo"],
  ["(@han", "han"],
  ["mail hanne@ex", null],
  ["@ ha", null],
  ["@one two three four", null],
  ["no sign", null],
])("[CO16] %j begins %j", (text, begun) => {
  expect(beingMentioned(text, text.length)).toBe(begun);
});

test("[CO16] the name takes the place of what was begun, with a space after it", () => {
  expect(withMention("Ask @han.", 8, "Hanne Lorück")).toEqual({ text: "Ask @Hanne Lorück .", caret: 18 });
  expect(withMention("Ask @han about it", 8, "Hanne")).toEqual({ text: "Ask @Hanne about it", caret: 10 });
});

test("[CO17] words that were selected become a quotation, or an address that names them, by their ends when they are many", () => {
  expect(asQuote("One.\n\n  Two.\n")).toBe("> One.\n> Two.\n\n");
  expect(addressOfWords("/a?comment=1#discussion", "well-read, they say")).toBe(
    "/a?comment=1#discussion:~:text=well%2Dread%2C%20they%20say",
  );
  expect(addressOfWords("/a", "one two three four five six seven eight nine")).toBe(
    "/a#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine",
  );
});
