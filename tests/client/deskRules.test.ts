import { expect, test } from "@jest/globals";
import { ApiProblem } from "../../client/core/api.ts";
import { refusalOf, refusalWords } from "../../client/desk/case/refusal.ts";
import {
  addWords,
  changedSections,
  listed,
  mistakes,
  numberAt,
  removeWord,
  type Step,
  steps,
  strongestStep,
  thresholdPath,
  withNumber,
  withThreshold,
} from "../../client/desk/rules/policyDraft.ts";
import {
  addReaction,
  freeSign,
  kindFor,
  moved,
  reactionMistakes,
  renamed,
  withoutReaction,
} from "../../client/desk/rules/reactionDraft.ts";
import { isKnown } from "../../locales/say.ts";
import { labels } from "../../server/protocol/labels.ts";
import { defaultPolicy, Policy } from "../../server/protocol/policy.ts";
import { type BoundPath, policyBounds, thresholdBounds } from "../../server/protocol/policyBounds.ts";
import { asEmoji, defaultReactions, drawnSigns } from "../../server/protocol/reactions.ts";

const paths = Object.keys(policyBounds) as BoundPath[];

test.each(paths)("[K12] the page refuses for %s exactly what the server would", path => {
  const { least, most } = policyBounds[path];
  for (const value of [least, most, least - 1, most + 1, Number.NaN]) {
    const policy = withNumber(defaultPolicy, path, value);
    const sent = JSON.parse(JSON.stringify(policy));
    expect([value, mistakes(policy).map(({ path: at }) => at)]).toEqual([
      value,
      Policy.safeParse(sent).success ? [] : [`policy.${path}`],
    ]);
  }
});

test("[K12] a number is set where it belongs, and the default policy has no mistakes", () => {
  expect(mistakes(defaultPolicy)).toEqual([]);
  const policy = withNumber(defaultPolicy, "flood.seconds", 90);
  expect(policy.flood).toEqual({ ...defaultPolicy.flood, seconds: 90 });
  expect(numberAt(withNumber(defaultPolicy, "editWindowSeconds", 60), "editWindowSeconds")).toBe(60);
  expect(changedSections(defaultPolicy, policy)).toEqual(["flood"]);
  expect(changedSections(defaultPolicy, structuredClone(defaultPolicy))).toEqual([]);
});

test("[K13] a pasted list becomes words: one each, trimmed, none twice", () => {
  expect(listed("barge rat\n  ledger   licker \r\nclown, Clown; \n\n")).toEqual([
    "barge rat",
    "ledger licker",
    "Clown",
  ]);
});

test("[K13] what is on the list already, or too long, is not added, and both are told", () => {
  const words = [{ text: "Clown", then: "hold" as const }];
  const added = addWords(words, ["clown", "barge rat", "x".repeat(81)], { then: "refuse" });
  expect(added.words).toEqual([{ text: "barge rat", then: "refuse" }, ...words]);
  expect([added.added, added.known, added.tooLong]).toEqual([1, 1, ["x".repeat(81)]]);
  expect(addWords(words, ["clown"], { then: "hold", language: "de" }).added).toBe(1);
  expect(removeWord(added.words, { text: "CLOWN", then: "hold" })).toEqual([{ text: "barge rat", then: "refuse" }]);
});

const kinds = (all: { kind: string }[]) => all.map(({ kind }) => kind);
const names = (all: { name: string }[]) => all.map(({ name }) => name);

test("[K15] a reaction is renamed, moved, removed and added in the draft alone", () => {
  const all = structuredClone(defaultReactions);
  expect(names(renamed(all, "taught-me", "New to me"))).toEqual(["Worth reading", "New to me", "Changed my mind"]);
  expect(kinds(renamed(all, "taught-me", "New to me"))).toEqual(kinds(all));
  expect(kinds(moved(all, "changed-my-mind", -1))).toEqual(["worth-reading", "changed-my-mind", "taught-me"]);
  expect(kinds(moved(all, "worth-reading", 1))).toEqual(["taught-me", "worth-reading", "changed-my-mind"]);
  expect([moved(all, "worth-reading", -1), moved(all, "changed-my-mind", 1)]).toEqual([all, all]);
  expect(kinds(withoutReaction(all, "taught-me"))).toEqual(["worth-reading", "changed-my-mind"]);
  expect(addReaction(all, { name: "  Well   put ", sign: " 👏 " })).toEqual([
    ...defaultReactions,
    { kind: "well-put", name: "Well put", sign: "👏" },
  ]);
  expect(all).toEqual(defaultReactions);
  expect(freeSign(all)).toBe("check");
  expect(drawnSigns.filter(sign => !isKnown(`deskRules.sign.${sign}`))).toEqual([]);
});

test("[K15] one that comes back under its name finds what was pressed before, any other is of a kind never used", () => {
  const rest = withoutReaction(defaultReactions, "taught-me");
  expect(addReaction(rest, { name: "Taught me", sign: "bulb" })).toMatchObject([{}, {}, { kind: "taught-me" }]);
  expect(kindFor("Très bien", [], () => "x")).toBe("tres-bien");
  // Taken, told apart by a number or another script alone, and a word that every object knows.
  const isNew = ["Worth, reading", "Worth reading", "Top 10", "+1", "真棒", "Ы", "Constructor"];
  expect(isNew.map(name => kindFor(name, defaultReactions, () => "xyz"))).toEqual(isNew.map(() => "own-xyz"));
  for (const name of [...isNew, "x".repeat(30)]) {
    const added = addReaction([], { name, sign: "quill" });
    expect([name, Policy.safeParse({ ...defaultPolicy, reactions: added }).success]).toEqual([name, true]);
  }
  expect(kindFor("真棒", [])).not.toBe(kindFor("真棒", []));
});

test("[K15] what cannot be saved is said at its field", () => {
  const add = (name: string, sign = "quill") => addReaction(defaultReactions, { name, sign });
  expect(add(" ")).toMatchObject({ path: "name" });
  expect(add("x".repeat(31))).toMatchObject({ path: "name", message: "30\u00a0characters at most." });
  expect(add("worth  READING")).toMatchObject({ path: "name", message: "There is one of this name." });
  expect(add("Well put", "👏👏")).toMatchObject({ path: "sign" });
  expect(reactionMistakes(renamed(defaultReactions, "taught-me", "Worth Reading "))).toMatchObject([
    { path: "policy.reactions.1.name" },
  ]);
  expect(mistakes({ ...defaultPolicy, reactions: renamed(defaultReactions, "worth-reading", "") })).toMatchObject([
    { path: "policy.reactions.0.name" },
  ]);
});

test("[B19] a sign is one emoji that every device draws as one, and nothing else", () => {
  const families = ["👏", "👏🏽", "👩🏽‍🚀", "👨‍👩‍👧‍👦", "🇳🇱", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "1️⃣", "❤️"];
  expect(families.map(asEmoji)).toEqual(families);
  expect(asEmoji("❤")).toBe("❤️");
  const none = [
    "",
    " ",
    "a",
    "book",
    "1",
    "👏👏",
    "👏a",
    "a👏",
    "👍🏽🏽",
    "\ufe0f",
    "\u200d",
    "👏\u200d",
    "\u202e👏",
    "👏\u202e",
  ];
  const odd = [
    "\u0000",
    "\n",
    "👏\n",
    "\ud83d",
    "🇳",
    "🏽👏",
    "❤\u0301",
    "\u2066",
    "<b>",
    "x".repeat(1e6),
    "👏".repeat(1e5),
  ];
  for (const text of [...none, ...odd]) expect([text, asEmoji(text)]).toEqual([text, null]);
});

const now = Date.parse("2026-05-14T12:00:04Z");
const sent = {
  caseId: "4",
  author: "Ann",
  request: { decision: "reject", revision: 1, reason: "hate" },
  key: "a-key-of-one",
  at: 0,
} as const;
const problem = (name: string, more = {}) =>
  new ApiProblem(409, { type: `urn:comity:problem:${name}`, title: "A title", status: 409, ...more });
const first = { by: "Mina", decision: "approve", decidedAt: "2026-05-14T12:00:00Z" };

test("[K8] the second of two moderators is told who decided what, when, and that their own was not applied", () => {
  const refusal = refusalOf(sent, problem("already-decided", first), "Mo");
  expect(refusal && refusalWords(refusal, now)).toEqual({
    what: "Mina approved this 4\u00a0s ago.",
    so: "Your rejection was not applied.",
  });
  expect(refusal?.ending?.decision?.by.name).toBe("Mina");
});

test("[K8] a decision whose answer was lost and that is sent again is no conflict with oneself", () => {
  expect(refusalOf(sent, problem("already-decided", { ...first, by: "Mo", decision: "reject" }), "Mo")).toBeNull();
  expect(refusalOf(sent, problem("already-decided", { ...first, by: "Mo" }), "Mo")?.kind).toBe("decided");
});

test("[K8] a changed text, a colleague's claim and anything else each say what happened", () => {
  const words = (name: string, more = {}) => {
    const refusal = refusalOf(sent, problem(name, more), "Mo");
    return refusal && refusalWords(refusal, now).what;
  };
  expect(words("text-changed", { revision: 2 })).toBe("The author changed the text while you read.");
  expect(words("already-claimed", { by: "Adaeze" })).toBe("Adaeze has this case now.");
  expect(words("not-ready")).toBe("Your rejection was not applied.");
  expect(words("already-decided", { detail: "Its author withdrew or mended the comment." })).toBe(
    "Its author withdrew or mended the comment.",
  );
});

const everyStep = labels.flatMap(label => steps.map(step => [label, step] as const));

test.each(everyStep)(
  "[K23] %s, %s: a threshold is set where it belongs, and refused exactly where the server would",
  (label, step) => {
    const { least, most } = thresholdBounds;
    for (const from of [least, most, 0.5, null, least - 0.01, most + 0.01, Number.NaN]) {
      const policy = withThreshold(defaultPolicy, label, step, from);
      expect(policy.model.thresholds[label][step]).toBe(from);
      // JSON has no NaN: what is no number would arrive as null, and be taken for "never".
      const isTaken = Number.isNaN(from) ? false : Policy.safeParse(policy).success;
      expect([from, mistakes(policy).map(({ path }) => path)]).toEqual([
        from,
        isTaken ? [] : [thresholdPath(label, step)],
      ]);
      expect(changedSections(defaultPolicy, policy)).toEqual(
        from === defaultPolicy.model.thresholds[label][step] ? [] : ["model"],
      );
    }
  },
);

test("[K23] a label does the strongest of its steps", () => {
  const of = (given: Partial<Record<Step, number>>) => strongestStep({ hold: null, flag: null, nudge: null, ...given });
  expect([of({ hold: 0.9, nudge: 0.5 }), of({ flag: 0.9, nudge: 0.5 }), of({ nudge: 0.5 }), of({})]).toEqual([
    "hold",
    "flag",
    "nudge",
    null,
  ]);
});
