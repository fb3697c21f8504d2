import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { Moved } from "../../client/desk/case/Moved.tsx";
import { Others } from "../../client/desk/case/Others.tsx";
import { PrioritySum } from "../../client/desk/case/PrioritySum.tsx";
import { endingIcon } from "../../client/desk/parts/decisionWords.ts";
import {
  accuracyOf,
  agePoints,
  countdown,
  rightWords,
  titleOf,
  waiting,
  whyHere,
} from "../../client/desk/parts/deskWords.ts";
import { commandOf } from "../../client/desk/parts/keys.ts";
import { MarkedText, quotes, segments } from "../../client/desk/parts/marks.tsx";
import { marksFor, type ReadingFinding, readingsIn, rightAt } from "../../client/desk/parts/reading.ts";
import { hashes, routeOf } from "../../client/desk/parts/route.ts";
import { RuleCards } from "../../client/desk/rules/RuleCards.tsx";
import { type RuleDesk, RuleDeskContext } from "../../client/desk/rules/ruleDesk.ts";
import type { ModelFigures } from "../../client/desk/rules/useModel.ts";
import type { RulesDraft } from "../../client/desk/rules/useRules.ts";
import type { CaseView, ReportView } from "../../server/protocol/cases.ts";
import type { Finding, StoredFinding } from "../../server/protocol/findings.ts";
import type { Label } from "../../server/protocol/labels.ts";
import type { Curve, ModelView } from "../../server/protocol/model.ts";
import { defaultPolicy, type Policy } from "../../server/protocol/policy.ts";
import type { CommentView } from "../../server/protocol/views.ts";
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

test("[S38] the desk shows the comments that findings name: what became of them, whose they are, how they begin", () => {
  const other: CommentView = {
    id: "8",
    articleId: "1",
    parentId: null,
    author: { id: "7", name: "Cem <b>", badges: [] },
    state: "rejected",
    revision: 1,
    html: "",
    text: "Buy figs & dates at old prices",
    depth: 0,
    replyCount: 0,
    reactions: {},
    postedAt: "2026-05-14T11:00:00Z",
    editedAt: null,
  };
  const html = renderToString(<Others comments={[other]} />);
  for (const part of ["Removed", "Cem &lt;b>", "Buy figs &amp; dates at old prices"]) expect(html).toContain(part);
  expect(renderToString(<Others comments={[]} />)).toBe("");
});

test("[K9] a single key is a command; with Ctrl, Alt or Meta, or while composing, it is the browser's", () => {
  const pressed = (key: string, more = {}) =>
    commandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });
  expect(["j", "K", "a", "R", "u", "?", "z"].map(key => pressed(key))).toEqual([
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

const noModel: ModelFigures = { view: null, problem: null, again() {} };

const cards = (draft: Policy) => {
  const rules = { errors: [], change() {} } as unknown as RulesDraft;
  const desk: RuleDesk = {
    draft,
    change() {},
    mayChange: false,
    figures: new Map(),
    scope: null,
    own: {},
    tryRule() {},
    readHits() {},
  };
  return wordsOf(
    renderToString(
      <RuleDeskContext.Provider value={desk}>
        <RuleCards rules={rules} draft={draft} model={noModel} mayChange={false} />
      </RuleDeskContext.Provider>,
    ),
  );
};

test("[K14] the rules agree with their numbers, and end with their full stops", () => {
  const drawn = (n: number) => {
    const links = { ...defaultPolicy.links, most: n };
    const newcomer = { ...defaultPolicy.newcomer, comments: n };
    return cards({ ...defaultPolicy, links, newcomer });
  };
  expect(drawn(1)).toContain("A comment with more than 1 link is held, whoever wrote it.");
  expect(drawn(2)).toContain("A comment with more than 2 links is held, whoever wrote it.");
  expect(drawn(1)).toContain("Somebody with fewer than 1 published comment is new here.");
  expect(drawn(2)).toContain("A link by a newcomer: …. By anybody else: ….");
  expect(drawn(2)).not.toMatch(/…\.\s*\./);
});

test("[K14] the capitals' card says the whole rule", () => {
  expect(cards(defaultPolicy)).toContain("and a word of more than 4 letters all in capitals:");
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

const words = "You fool, you never read the annex.";
const moved = [
  { start: 4, end: 8, by: 1.6 },
  { start: 14, end: 19, by: 0.4 },
  { start: 29, end: 34, by: -0.3 },
];
const reading = (label: Label, score: number, then: Finding["then"], more: object = {}): StoredFinding => ({
  id: label,
  revision: 1,
  policyVersion: 3,
  foundAt: "2026-05-14T12:00:00Z",
  check: "model",
  then,
  why: "It may read as something.",
  evidence: moved.filter(({ by }) => by > 0),
  score,
  threshold: 0.5,
  reading: { label, model: "en-1", moved },
  ...more,
});
const link: StoredFinding = {
  id: "9",
  revision: 1,
  policyVersion: 3,
  foundAt: "2026-05-14T12:00:00Z",
  check: "links",
  then: "hold",
  why: "It has a link.",
  evidence: [{ start: 29, end: 34 }],
};

test("[K20] a score has its label in words and two digits, and is never rounded up to what it did not reach", () => {
  expect(titleOf(reading("insult", 0.86, "hold"))).toBe("Insult 0.86");
  expect(titleOf(reading("identity_attack", 0.8499, "flag"))).toBe("Hate 0.84");
  expect(titleOf(reading("toxicity", 0.9968, "hold"))).toBe("Rudeness 0.99");
  expect(titleOf(reading("threat", 0.29, "flag"))).toBe("Threat 0.29");
  expect(titleOf(link)).toBe("Links");
  const item = { comment: { state: "held" }, findings: [reading("insult", 0.86, "hold"), link], reports: [] };
  expect(whyHere(item as unknown as CaseView)).toEqual({ lead: "Held because:", because: "insult 0.86 · links" });
});

test("[K20] of several labels the one that asks for most stands first, then the gravest", () => {
  const findings = [
    reading("toxicity", 0.99, "hold"),
    link,
    reading("threat", 0.4, "flag"),
    reading("insult", 0.9, "hold"),
    reading("profanity", 0.7, "nudge"),
  ];
  expect(readingsIn(findings).map(({ reading: { label } }) => label)).toEqual([
    "insult",
    "toxicity",
    "threat",
    "profanity",
  ]);
});

test("[K21] the wave marks the words of one label, and dots what lowered its score, only when asked", () => {
  const other = reading("threat", 0.4, "flag", { reading: { label: "threat", model: "en-1", moved: [] } });
  const findings = [reading("insult", 0.86, "hold"), other, link];
  const marked = (label: Label, withLowering: boolean) =>
    segments(words, marksFor(findings, label, withLowering))
      .filter(({ kinds }) => kinds.length > 0)
      .map(({ text, kinds }) => `${text}: ${kinds.join("+")}`);
  expect(marked("insult", false)).toEqual(["fool: model", "never: model", "annex: link"]);
  expect(marked("insult", true)).toEqual(["fool: model", "never: model", "annex: link+lowering"]);
  expect(marked("threat", true)).toEqual(["annex: link"]);
});

test("[K21] each word that moved the score is told with how much, and which way", () => {
  const insult = readingsIn([reading("insult", 0.86, "hold")]);
  const html = renderToString(
    <Moved
      text={words}
      readings={insult}
      chosen={insult[0] as ReadingFinding}
      choose={() => {}}
      isLoweringMarked={false}
      markLowering={() => {}}
    />,
  );
  const plain = html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  expect(plain).toContain("What moved the insult score fool +1.60 never +0.40 annex −0.30");
  expect(html).toMatch(/aria-label="Raised it".*aria-label="Lowered it"/);
});

test("[K22] how often the model was right is told of its present version, by the site's own decisions where they say it", () => {
  const curve = (right: number | null): Curve => ({
    rows: 100,
    positives: 20,
    points: [0.4, 0.6].map(at => ({ at, held: 0.1, right: right === null ? null : right + at - 0.5, found: 0.5 })),
  });
  const model = (own: number | null) => {
    const curves = { insult: curve(0.7) };
    return { model: "en-1", source: "", curves, own: { curves: { insult: curve(own) } } } as unknown as ModelView;
  };
  const [finding] = readingsIn([reading("insult", 0.86, "hold")]) as [ReadingFinding];
  expect(rightAt(model(0.4), finding)).toBeCloseTo(0.4);
  expect(rightAt(model(null), finding)).toBeCloseTo(0.7);
  expect(rightAt({ ...model(0.4), model: "en-2" }, finding)).toBeNull();
  expect([0.71, 0.97, 0.03].map(rightWords)).toEqual([
    "right 7\u00a0times in 10",
    "right 97\u00a0times in 100",
    "right 3\u00a0times in 100",
  ]);
});
