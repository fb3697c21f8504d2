import { expect, test } from "@jest/globals";
import { demoDiscussions } from "../../server/demo/discussions.ts";
import { everySaid, readScript } from "../../server/demo/script.ts";

test("[N8] a script is read as it is written: who, when, what, under what, and what happened to it", () => {
  const [first, second] = readScript(`
= ulla +1h 5/2/0
A line.

A second paragraph.
~ was: A lime.
== kofi +1h20m
A reply.
~ reported ulla +5m for-sale: a shop
~ rejected mina +2h off-subject: Not here.
~ with mute 18h
~ appealed +1d: I meant another.
~ upheld ravi +2d: It reads like this one.
=== rosa +1d
Below it.
= lena +2h
Another.
~ escalated ravi +1h: For the editor.
~ noticed +2h privacy, Runa Joss: It is where I live.
~ waits`);
  expect(first).toMatchObject({ by: "ulla", after: 3_600_000, reactions: [5, 2, 0], was: "A lime." });
  expect(first?.text).toBe("A line.\n\nA second paragraph.");
  expect(first?.replies[0]).toMatchObject({ by: "kofi", after: 4_800_000, text: "A reply." });
  expect(first?.replies[0]?.reports).toEqual([{ by: "ulla", after: 300_000, reason: "for-sale", note: "a shop" }]);
  expect(first?.replies[0]?.decision).toEqual({
    by: "mina",
    after: 7_200_000,
    reject: "off-subject",
    note: "Not here.",
    sanction: { kind: "mute", lasts: 64_800_000 },
  });
  expect(first?.replies[0]?.appeal).toEqual({
    after: 86_400_000,
    text: "I meant another.",
    answer: { by: "ravi", after: 172_800_000, outcome: "upheld", note: "It reads like this one." },
  });
  expect(first?.replies[0]?.replies[0]?.text).toBe("Below it.");
  expect(second).toMatchObject({
    by: "lena",
    text: "Another.",
    notice: { after: 7_200_000, kind: "privacy", name: "Runa Joss", explanation: "It is where I live." },
    escalation: { by: "ravi", note: "For the editor." },
    isWaiting: true,
    replies: [],
  });
});

test("[N8] a mistake in a script is named, not read over", () => {
  expect(() => readScript("= nobody +1h\nText.")).toThrow("knows nobody called nobody");
  expect(() => readScript("Text first.")).toThrow("cannot be read here");
  expect(() => readScript("= ulla +1h\nText.\n=== kofi +2h\nToo deep.")).toThrow("cannot be read here");
  expect(() => readScript("= ulla +2h\nText.\n== kofi +1h\nBefore its parent.")).toThrow("cannot be read here");
  expect(() => readScript("= ulla +1h\nText.\n~ reported kofi +1m rudeness")).toThrow("house rule that is none");
  expect(() => readScript("= ulla +1h\nText.\n~ banned")).toThrow("cannot be read here");
});

test("[N9] no text of the demo is a template: each is its own but the one that shows the check for repeats", () => {
  const texts = Object.values(demoDiscussions()).flatMap(comments => [...everySaid(comments)].map(said => said.text));
  const repeated = texts.filter((text, index) => texts.indexOf(text) !== index);
  expect(repeated).toHaveLength(1);
  const lengths = texts.map(text => text.length);
  expect(Math.min(...lengths)).toBeLessThan(40);
  expect(Math.max(...lengths)).toBeGreaterThan(600);
});
