import { expect, test } from "@jest/globals";
import "../../locales/all.ts";
import { factLines, saidOf, whyOf } from "../../client/desk/audit/auditWords.ts";
import { changeLine } from "../../client/desk/rules/changeWords.ts";
import { unready } from "../../client/desk/rules/GoingLive.tsx";
import { mistakes, withNumber } from "../../client/desk/rules/policyDraft.ts";
import { withState } from "../../client/desk/rules/ruleState.ts";
import { concern, figuresSay, figuresShort } from "../../client/desk/rules/ruleWords.ts";
import { narrowed, rulesAt, type Scope, withRulesAt } from "../../client/desk/rules/scopeDraft.ts";
import type { AuditEntryView } from "../../server/protocol/audit.ts";
import { defaultPolicy, Policy } from "../../server/protocol/policy.ts";
import { policyChanges } from "../../server/protocol/policyDiff.ts";
import { overlaid } from "../../server/protocol/policyScopes.ts";
import { ruleStates, rules } from "../../server/protocol/ruleNames.ts";
import { stateIn } from "../../server/protocol/ruleParts.ts";
import type { RuleFigures } from "../../server/protocol/rules.ts";

const world: Scope = { kind: "sections", key: "World" };
const article: Scope = { kind: "articles", key: "7", section: "World" };

test("[K80] a switch sets the state of its rule alone; one that would do nothing is given something mild to do", () => {
  const nothing: Policy = {
    ...defaultPolicy,
    badWords: { strong: "off", mild: "off" },
    shouting: { ...defaultPolicy.shouting, then: "off" },
  };
  for (const rule of rules) {
    for (const state of ruleStates) {
      const policy = withState(nothing, rule, state);
      expect([rule, stateIn(policy, rule)]).toEqual([rule, state]);
      expect(rules.filter(other => other !== rule && stateIn(policy, other) !== stateIn(nothing, other))).toEqual([]);
      expect(Policy.safeParse(policy).success).toBe(true);
    }
  }
  expect(withState(withState(defaultPolicy, "links", "shadow"), "links", "live")).toEqual(defaultPolicy);
});

test("[K81] what is changed at a place is said there alone, and nothing that is as around it", () => {
  const site: Policy = {
    ...defaultPolicy,
    words: [
      { text: "clown", then: "flag" },
      { text: "goblin", then: "hold" },
    ],
    states: { shouting: "shadow" },
  };
  const wanted: Policy = {
    ...rulesAt(site, world),
    mode: "review-first",
    words: [
      { text: "troll", then: "hold" },
      { text: "clown", then: "refuse" },
    ],
    states: {},
  };
  const policy = withRulesAt(site, world, wanted);
  expect(policy.scopes).toEqual({
    sections: {
      World: {
        mode: "review-first",
        words: [
          { text: "troll", then: "hold" },
          { text: "clown", then: "refuse" },
          { text: "goblin", then: "hold", state: "off" },
        ],
        states: { shouting: "live" },
      },
    },
    articles: {},
  });
  expect({ ...policy, scopes: site.scopes }).toEqual(site);
  expect(rulesAt(policy, world)).toMatchObject({ mode: "review-first", states: { shouting: "live" } });
  expect(stateIn(rulesAt(policy, world), "words:goblin")).toBe("off");
  const inArticle = withRulesAt(policy, article, { ...rulesAt(policy, article), mode: "publish-first" });
  expect(inArticle.scopes.articles).toEqual({ "7": { mode: "publish-first" } });
  expect(withRulesAt(policy, world, site).scopes.sections).toEqual({});
  expect(Policy.parse(inArticle)).toEqual(inArticle);
});

test("[K81] laid over what is around it, what a place says of its own are the wanted rules again", () => {
  const wanted = withState(withNumber(defaultPolicy, "flood.seconds", 90), "echo", "off");
  const own = narrowed(defaultPolicy, wanted);
  expect(own).toEqual({ flood: { ...defaultPolicy.flood, seconds: 90 }, states: { echo: "off" } });
  expect(overlaid(defaultPolicy, own)).toEqual(wanted);
  expect(narrowed(defaultPolicy, defaultPolicy)).toEqual({});
});

test("[K82] a mistake at a place is told at its field there, and one of the whole site once", () => {
  const wrong = withRulesAt(defaultPolicy, world, withNumber(defaultPolicy, "flood.seconds", 1));
  expect(mistakes(wrong).map(({ path }) => path)).toEqual(["policy.scopes.sections.World.flood.seconds"]);
  const everywhere = withNumber(
    { ...wrong, scopes: { sections: { "A.B": { mode: "review-first" } }, articles: {} } },
    "echo.share",
    9,
  );
  expect(mistakes(everywhere).map(({ path }) => path)).toEqual(["policy.echo.share"]);
});

test("[K83] changes of states, places and lists are told in the words of the page", () => {
  const after: Policy = {
    ...defaultPolicy,
    states: { shouting: "shadow", "model.insult": "off" },
    domains: [{ domain: "shop.example", then: "allow", state: "shadow" }],
    scopes: { sections: { World: { mode: "review-first" } }, articles: {} },
  };
  const later: Policy = {
    ...after,
    states: { shouting: "off" },
    domains: [{ domain: "shop.example", then: "hold" }],
    scopes: {
      sections: {
        World: {
          mode: "publish-first",
          words: [{ text: "clown", then: "hold", state: "shadow" }],
          states: { links: "off" },
        },
      },
      articles: {},
    },
  };
  const lines = (a: Policy, b: Policy) =>
    policyChanges(a, b)
      .map(changeLine)
      .map(({ rule, what, before, after: is }) => [rule, what, before, is]);
  expect(lines(defaultPolicy, after)).toEqual([
    ["Where links lead", "shop.example", null, "allow it, shadow"],
    ["States of rules", "Capitals", null, "shadow"],
    ["States of rules", "Insult", null, "off"],
    ["Section World", "", null, "when comments appear"],
  ]);
  expect(lines(after, later)).toEqual([
    ["Where links lead", "shop.example", "allow it", "hold it for a moderator"],
    ["Where links lead", "shop.example, state", "shadow", null],
    ["States of rules", "Capitals", "shadow", "off"],
    ["States of rules", "Insult", "off", null],
    ["Section World, When comments appear", "", "after a moderator has read it", "at once, unless a rule holds it"],
    ["Section World, Your word list", "", null, "“clown” (hold it for a moderator, shadow)"],
    ["Section World, States of rules", "", null, "Links off"],
  ]);
});

const figures = (part: Partial<RuleFigures>): RuleFigures => ({
  rule: "shouting",
  live: { comments: 0, approved: 0, removed: 0 },
  inShadow: { comments: 0, approved: 0, removed: 0 },
  lastHitAt: "2026-05-14T08:00:00.000Z",
  shadowSince: null,
  triedOn: 0,
  ...part,
});

test("[K84] a rule says what it met and how often that was right; dead and noisy ones are marked, unknown ones are not", () => {
  const noisy = figures({ live: { comments: 41, approved: 38, removed: 3 } });
  expect(figuresSay(noisy, "live")).toBe(
    "It met 41\u00a0comments in 28 days. Of 41\u00a0that were decided, 3\u00a0were removed: right 7%.",
  );
  expect([figuresShort(noisy, "live"), concern(noisy, "live")]).toEqual(["41\u00a0met · right 7%", "often wrong"]);
  expect(concern(noisy, "shadow")).toBe(null);
  expect(figuresShort(figures({ inShadow: { comments: 2, approved: 0, removed: 0 } }), "shadow")).toBe(
    "2\u00a0would be met",
  );
  expect(concern(figures({ lastHitAt: null }), "live")).toBe("met nothing in 90 days");
  expect(concern(undefined, "live")).toBe(null);
  expect(figuresSay(undefined, "off")).toBe("");
});

test("[K85] what is missing before a rule goes live: a trial counts only of the rule as it is now", () => {
  const saved: Policy = { ...defaultPolicy, states: { shouting: "shadow" } };
  const known = figures({
    shadowSince: "2026-05-01T00:00:00.000Z",
    triedOn: 600,
    inShadow: { comments: 20, approved: 5, removed: 15 },
  });
  const now = Date.parse("2026-05-14T08:00:00.000Z");
  const missing = (draft: Policy, trials: { policy: Policy; comments: number }[] = []) =>
    unready(saved, draft, { figures: new Map([["shouting", known]]), trials }, now).map(({ is }) => is.missing);
  expect(missing(withState(saved, "shouting", "live"))).toEqual([]);
  const changed = withNumber(withState(saved, "shouting", "live"), "shouting.share", 0.9);
  expect(missing(changed)).toEqual([["tried"]]);
  expect(missing(changed, [{ policy: changed, comments: 900 }])).toEqual([]);
  expect(missing(saved)).toEqual([]);
  expect(missing({ ...saved, words: [{ text: "clown", then: "hold" }] })).toEqual([["shadow", "tried", "right"]]);
});

test("[K85] the audit says which rules went live before they were ready", () => {
  const entry = {
    kind: "policy-changed",
    subject: "policy:7",
    facts: {
      changed: ["states"],
      wentLive: [
        { rule: "shouting", missing: ["shadow"] },
        { rule: "words:barge rat", missing: ["tried", "right"] },
        { rule: "links", missing: [] },
      ],
    },
  } as unknown as AuditEntryView;
  expect(saidOf(entry, "Ada", "").join("")).toBe("Ada changed the rules");
  expect(whyOf(entry)).toBe("Version 7 · States of rules · live before it was ready: Capitals, “barge rat”");
  expect(factLines(entry)).toContainEqual({ name: "Went live", says: "Capitals, “barge rat”, Links", isHash: false });
});
