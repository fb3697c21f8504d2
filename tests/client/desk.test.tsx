import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { accuracyOf, agePoints, countdown, endingIcon, waiting } from "../../client/desk/deskWords.ts";
import { commandOf } from "../../client/desk/keys.ts";
import { MarkedText, quotes, segments } from "../../client/desk/marks.tsx";
import { PrioritySum } from "../../client/desk/PrioritySum.tsx";
import { RuleCards } from "../../client/desk/RuleCards.tsx";
import { hashes, routeOf } from "../../client/desk/route.ts";
import type { RulesDraft } from "../../client/desk/useRules.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { CaseView, Finding, ReportView } from "../../server/protocol/views.ts";
import { priority, rank } from "../../server/review/priority.ts";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const found = (check: Finding["check"], ...evidence: [number, number][]) => ({
  check,
  evidence: evidence.map(([start, end]) => ({ start, end })),
});

const anyText = fc.string({ unit: "grapheme", maxLength: 60 });
const anyFinding = fc.record({
  check: fc.constantFrom<Finding["check"]>("badWords", "wordList", "links", "shouting", "repeats"),
  evidence: fc.array(fc.record({ start: fc.integer({ min: -5, max: 90 }), end: fc.integer({ min: -5, max: 90 }) }), {
    maxLength: 5,
  }),
});

test(`[K1] whatever overlaps, the marked segments together are the text (SEED=${seed})`, () => {
  const holds = fc.property(anyText, fc.array(anyFinding, { maxLength: 5 }), (text, findings) => {
    const parts = segments(text, findings);
    expect(parts.map(part => part.text).join("")).toBe(text);
    if (text.isWellFormed()) expect(parts.filter(part => !part.text.isWellFormed())).toEqual([]);
  });
  fc.assert(holds, { seed, numRuns: 500 });
});

test(`[K1] every character that evidence covers is marked, and no other (SEED=${seed})`, () => {
  const plain = fc.string({ minLength: 1, maxLength: 60 });
  const holds = fc.property(plain, fc.array(anyFinding, { maxLength: 5 }), (text, findings) => {
    const covered = [...text].map((_, at) =>
      findings.some(({ evidence }) => evidence.some(({ start, end }) => start <= at && at < end)),
    );
    const marked = segments(text, findings).flatMap(({ text: part, kinds }) => [...part].map(() => kinds.length > 0));
    expect(marked).toEqual(covered);
  });
  fc.assert(holds, { seed, numRuns: 500 });
});

test("[K2] where two checks found the same words, both lines are drawn", () => {
  const text = "see barge.example/rat now";
  const findings = [found("links", [4, 21]), found("wordList", [4, 9])];
  expect(segments(text, findings).map(({ text: part, kinds }) => [part, kinds.join("+")])).toEqual([
    ["see ", ""],
    ["barge", "word+link"],
    [".example/rat", "link"],
    [" now", ""],
  ]);
  expect(renderToString(<MarkedText text={text} findings={findings} />)).toBe(
    'see <mark class="ev-word"><mark class="ev-link">barge</mark></mark><mark class="ev-link">.example/rat</mark> now',
  );
});

test("[K2] a mark never cuts a character in half, and text stays text", () => {
  const text = "a😀b <b>bold</b>";
  expect(segments(text, [found("badWords", [2, 3])]).map(part => part.text)).toEqual(["a", "😀", "b <b>bold</b>"]);
  expect(renderToString(<MarkedText text={text} findings={[found("badWords", [2, 3])]} />)).toBe(
    'a<mark class="ev-word">😀</mark>b &lt;b>bold&lt;/b>',
  );
  expect(quotes("rat and rat", found("wordList", [0, 3], [8, 11]))).toEqual(["rat"]);
});

test("[K9] a single key is a command; with Ctrl, Alt or Meta, or while composing, it is the browser's", () => {
  const pressed = (key: string, more = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
  expect(["j", "K", "a", "R", "u", "?", "x"].map(key => pressed(key))).toEqual([
    "next",
    "previous",
    "approve",
    "reject",
    "undo",
    "keys",
    null,
  ]);
  expect(["ctrlKey", "metaKey", "altKey", "isComposing"].map(name => pressed("a", { [name]: true }))).toEqual(
    Array(4).fill(null),
  );
});

test("[K9] a key that is held down walks through the list, but decides once", () => {
  const held = (key: string) => commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, repeat: true });
  expect(["j", "k", "a", "r", "u"].map(held)).toEqual(["next", "previous", null, null, null]);
});

test("[K10] an address leads to its screen, and anything else to the queue", () => {
  expect(routeOf(hashes.case("12"))).toEqual({ page: "queue", caseId: "12" });
  expect(routeOf(hashes.rules)).toEqual({ page: "rules" });
  expect(routeOf(hashes.people)).toEqual({ page: "people" });
  for (const other of ["", "#", "#/queue", "#/case/", "#/case/0", "#/case/1x", "#/case/../rules", "#/nothing"]) {
    expect([other, routeOf(other)]).toEqual([other, { page: "queue", caseId: null }]);
  }
});

test("[K11] the desk counts waiting as the server orders by it", () => {
  const now = Date.parse("2026-05-14T12:00:00Z");
  const early = new Date("2026-05-14T09:30:00Z");
  expect(agePoints(early.toISOString(), now)).toBe(rank(0, early) - rank(0, new Date(now)));
  expect(waiting("2026-05-14T11:51:00Z", now)).toBe("waiting 9\u00a0min");
  expect(waiting("2026-05-12T11:00:00Z", now)).toBe("waiting 2\u00a0days");
  expect(waiting("2026-05-14T12:00:30Z", now)).toBe("just came");
  expect([countdown(now + 65_000, now), countdown(now - 1, now)]).toEqual(["1:05", "0:00"]);
});

const wordsOf = (html: string) =>
  html
    .replace(/<select.*?<\/select>/g, "…")
    .replace(/<input[^>]*value="(\d+)"[^>]*>/g, "$1")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ");

test("[K14] the rules agree with their numbers, and end with their full stops", () => {
  const rules = { errors: [], change() {} } as unknown as RulesDraft;
  const drawn = (n: number) => {
    const links = { ...defaultPolicy.links, most: n };
    const newcomer = { ...defaultPolicy.newcomer, comments: n };
    const draft = { ...defaultPolicy, links, newcomer };
    return wordsOf(renderToString(<RuleCards rules={rules} draft={draft} mayChange={false} />));
  };
  expect(drawn(1)).toContain("A comment with more than 1 link is held, whoever wrote it.");
  expect(drawn(2)).toContain("A comment with more than 2 links is held, whoever wrote it.");
  expect(drawn(1)).toContain("Somebody with fewer than 1 published comment is new here.");
  expect(drawn(2)).toContain("A link by a newcomer: …. By anybody else: ….");
});

test("[K14] the capitals' card says the whole rule", () => {
  const rules = { errors: [], change() {} } as unknown as RulesDraft;
  const cards = renderToString(<RuleCards rules={rules} draft={defaultPolicy} mayChange={false} />);
  expect(wordsOf(cards)).toContain("and a word of more than 4 letters all in capitals:");
});

test("[K14] of what just came, of an author without a record, and of what was withdrawn the desk says just that", () => {
  const openedAt = new Date().toISOString();
  const none = { findings: [], reporters: [], isVisible: true, replies: 0 };
  const recordOf = (published: number, removed: number) =>
    priority({ ...none, author: { published, removed } }).parts.at(-1)?.why;
  expect([recordOf(0, 0), recordOf(1, 0), recordOf(0, 1), recordOf(3, 1)]).toEqual([
    "no comment by the author was decided on before",
    "the author’s one decided comment was published",
    "the author’s one decided comment was removed",
    "1 of the author’s 4 decided comments were removed",
  ]);
  const item = {
    openedAt,
    closedAt: null,
    priority: priority({ ...none, author: { published: 0, removed: 0 } }),
  } as unknown as CaseView;
  expect(wordsOf(renderToString(<PrioritySum item={item} />))).toContain("Time: just came; this part keeps growing");
  const right = (reporterAccuracy: number) => accuracyOf({ reporterAccuracy } as ReportView);
  expect([right(0.1), right(0.9)]).toEqual(["reporter right 1\u00a0time in 10", "reporter right 9\u00a0times in 10"]);
  expect(endingIcon(null)).toBe("minus");
});
