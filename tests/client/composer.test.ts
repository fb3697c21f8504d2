import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ApiProblem } from "../../client/core/api.ts";
import { minutesToEdit } from "../../client/thread/editing.ts";
import { format, marked } from "../../client/thread/markup.ts";
import { lengthLeft, phaseAfter, phaseWhenBack, reasons } from "../../client/thread/posting.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import { limits } from "../../server/protocol/limits.ts";
import { aView } from "./comments.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** A text with its selection between brackets: "a [b] c". */
function field(drawn: string) {
  const start = drawn.indexOf("[");
  const text = drawn.replace("[", "");
  const end = text.indexOf("]");
  return { text: text.replace("]", ""), start, end };
}
const drawn = ({ text, start, end }: ReturnType<typeof field>) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

describe("[C15] the buttons over the text", () => {
  test.each([
    ["bold", "a [b] c", "a **[b]** c"],
    ["bold", "a **[b]** c", "a [b] c"],
    ["italic", "a [b] c", "a *[b]* c"],
    ["italic", "[]", "*[]*"],
    ["quote", "one\ntw[]o\nthree", "one\n> two\n\n[]three"],
    ["quote", "[one\ntwo]", "> one\n> two\n\n[]"],
    ["quote", "[]", "> []"],
  ] as const)("%s: %s becomes %s", (how, before, after) => {
    expect(drawn(format(field(before), how))).toBe(after);
  });

  test("a selected address becomes the target, other words the text of the link", () => {
    const address = "https://a.example/b";
    expect(format({ text: address, start: 0, end: address.length }, "link").text).toBe(`[text](${address})`);
    const named = format({ text: "see annex C", start: 4, end: 9 }, "link");
    expect(named.text).toBe("see [annex](https://) C");
    expect(named.text.slice(named.start, named.end)).toBe("https://");
  });
});

describe("[C16] the words that are marked", () => {
  test("are those that the evidence points at; what overlaps is marked once", () => {
    const evidence = [
      { start: 4, end: 7 },
      { start: 6, end: 9 },
    ];
    const stretches = marked("one two three", [{ check: "badWords", evidence }]);
    expect(stretches.filter(({ line }) => line).map(({ text }) => text)).toEqual(["two t"]);
  });

  test(`together they are the text, wherever the evidence points (SEED=${seed})`, () => {
    const stretch = fc.record({ start: fc.integer({ min: -3, max: 30 }), end: fc.integer({ min: -3, max: 30 }) });
    const finding = fc.record({
      check: fc.constantFrom("model" as const, "links" as const),
      evidence: fc.array(stretch, { maxLength: 4 }),
    });
    const run = fc.property(fc.string({ maxLength: 24, unit: "binary" }), fc.array(finding), (text, findings) => {
      expect(
        marked(text, findings)
          .map(stretch => stretch.text)
          .join(""),
      ).toBe(text);
    });
    fc.assert(run, { seed });
  });
});

test("[C51] the model's words have a wave and others a line, and neighbours do not run together", () => {
  const stretches = marked("you fool a.example", [
    { check: "links", evidence: [{ start: 8, end: 18 }] },
    { check: "model", evidence: [{ start: 4, end: 8 }] },
  ]);
  expect(stretches).toEqual([
    { text: "you ", line: null },
    { text: "fool", line: "model" },
    { text: " a.example", line: "word" },
  ]);
});

describe("[C17] a text that was not taken stays, with a reason and a way on", () => {
  const problem = (name: string, status: number, more: object = {}) =>
    new ApiProblem(status, { type: `urn:comity:problem:${name}`, title: "A title", status, ...more });

  test.each([
    ["offline", 0, { at: "kept", mayRetry: true }],
    ["server-fault", 500, { at: "kept", mayRetry: true }],
    ["not-ready", 503, { at: "kept", mayRetry: true }],
    ["discussion-closed", 409, { at: "kept", mayRetry: false }],
    ["edit-window-over", 409, { at: "kept", mayRetry: false }],
    ["text-changed", 409, { at: "kept", mayRetry: false }],
    ["parent-gone", 409, { at: "parent-gone" }],
  ])("%s", (name, status, phase) => {
    expect(phaseAfter(problem(name, status), 0)).toMatchObject(phase);
  });

  test("when the connection is back it is not what is missing any more", () => {
    const offline = phaseAfter(problem("offline", 0), 0);
    const fault = phaseAfter(problem("server-fault", 500), 0);
    if (!offline || !fault) throw new Error("both have words");
    expect(phaseWhenBack(offline)).toMatchObject({ at: "kept", title: "Not sent yet: the connection is back" });
    expect(phaseWhenBack(fault)).toBe(fault);
  });

  test("too much at once: the wait is the number that the server said", () => {
    const phase = phaseAfter(problem("too-many-requests", 429, { retryAfterSeconds: 42 }), 1_000);
    expect(phase).toEqual({ at: "waiting", until: 43_000 });
  });

  test("a refused text shows what was found; a wrong field says which in words", () => {
    const findings = [{ check: "wordList", then: "refuse", why: "It has a word.", evidence: [] }];
    expect(phaseAfter(problem("text-refused", 422, { findings }), 0)).toEqual({
      at: "nudged",
      then: "refuse",
      findings,
    });
    const errors = [{ path: "body", message: "is longer than 10000 characters" }];
    expect(phaseAfter(problem("unprocessable-request", 422, { errors }), 0)).toMatchObject({
      hint: "Your text is longer than 10000 characters.",
    });
  });

  test("signed out meanwhile: nothing is said but that signing in is missing", () => {
    expect(phaseAfter(problem("sign-in-needed", 401), 0)).toBeNull();
  });

  test("no reason uses a word that is never said to people", () => {
    const never = /invalid|illegal|failed|error|violation|flagged|toxic|\buser\b|submit|went wrong/i;
    for (const name of [
      "offline",
      "server-fault",
      "discussion-closed",
      "edit-window-over",
      "text-changed",
      "not-allowed",
    ]) {
      const phase = phaseAfter(problem(name, 400), 0);
      expect(phase?.at === "kept" && `${phase.title} ${phase.hint}`).not.toMatch(never);
    }
  });
});

test("[C18] length is counted in code points, and said when the end is near", () => {
  expect(lengthLeft("a".repeat(100)).isNear).toBe(false);
  expect(lengthLeft("😀".repeat(limits.commentCodePoints))).toEqual({ left: 0, isNear: true, isOver: false });
  expect(lengthLeft("😀".repeat(limits.commentCodePoints + 3))).toEqual({ left: -3, isNear: true, isOver: true });
});

test("[C19] a reason is said once", () => {
  expect(reasons([{ why: "It has a link." }, { why: "It has a link. " }, { why: "" }])).toEqual(["It has a link."]);
});

test("[C20] the minutes left to edit end with the window, and never exceed it", () => {
  const article = { editWindowSeconds: 300 } as ArticleView;
  const comment = aView(1, { postedAt: "2026-05-14T10:00:00.000Z" });
  const left = (time: string) => minutesToEdit(comment, article, Date.parse(time));
  expect(left("2026-05-14T09:59:40Z")).toBe(5);
  expect(left("2026-05-14T10:00:01Z")).toBe(5);
  expect(left("2026-05-14T10:04:30Z")).toBe(1);
  expect(left("2026-05-14T10:05:00Z")).toBe(0);
});
