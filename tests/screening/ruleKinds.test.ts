import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../server/protocol/findings.ts";
import { labels } from "../../server/protocol/labels.ts";
import { defaultPolicy, Policy, type ScopedPolicy } from "../../server/protocol/policy.ts";
import { type Place, policyFor } from "../../server/protocol/policyScopes.ts";
import { days, ruleStates, rules } from "../../server/protocol/ruleNames.ts";
import type { Check, Facts } from "../../server/screening/check.ts";
import { textAlone } from "../../server/screening/check.ts";
import { hitsIn } from "../../server/screening/hits.ts";
import { inOrder } from "../../server/screening/inOrder.ts";
import { screen } from "../../server/screening/screen.ts";
import { renderComment } from "../../server/text/markdown.ts";

interface Given {
  facts?: Partial<Facts>;
  policy?: Partial<Policy>;
  language?: string;
  checks?: Record<string, Check>;
}
const read = (text: string, { facts = {}, policy = {}, language = "en", checks = inOrder }: Given = {}) =>
  screen({ text, language, facts: { ...textAlone, ...facts }, policy: { ...defaultPolicy, ...policy } }, checks);
const found = (text: string, check: Finding["check"], given?: Given) =>
  read(text, given).findings.filter(finding => finding.check === check);

describe("where links lead", () => {
  const domains: Policy["domains"] = [
    { domain: "example.org", then: "allow" },
    { domain: "bad.example.org", then: "refuse" },
    { domain: "shop.example", then: "hold" },
    { domain: "co.uk", then: "flag" },
  ];
  const thenOf = (text: string) => found(text, "domains", { policy: { domains } }).map(({ then }) => then);

  test.each([
    ["Buy at https://shop.example/offer", ["hold"]],
    ["Buy at www.Shop.EXAMPLE now", ["hold"]],
    ["Buy at shop dot example", ["hold"]],
    ["Buy at shop[.]example", ["hold"]],
    ["[free](https://very.deep.shop.example)", ["hold"]],
    ["[free](&#104;ttps://shop.example)", ["hold"]],
    ["https://bad.example.org and https://x.bad.example.org", ["refuse"]],
    ["https://a.co.uk and shop.example", ["flag", "hold"]],
  ])("[Y4] %j asks for %j", (text, thens) => {
    expect(thenOf(text)).toEqual(thens);
  });

  test.each([
    "https://example.org/a",
    "https://deep.example.org",
    "https://myshop.example",
    "https://shop.example.com",
    "Write to mailto:ann@shop.example",
    "The shop is an example.",
    "https://notbad.example.org",
  ])("[Y4] nothing is said of %j", text => {
    expect(thenOf(text)).toEqual([]);
  });

  test("[Y5] a link to an allowed domain is none for the rules about links, also for a newcomer; another one is", () => {
    const given = { facts: { published: 0 }, policy: { domains } };
    expect(read("See https://www.example.org/report", given).outcome).toBe("publish");
    expect(read("See https://other.example/report", given).outcome).toBe("hold");
    const removedDomains = [{ domain: "example.org", comments: ["1", "2", "3"] }];
    expect(read("See https://example.org", { facts: { removedDomains } }).outcome).toBe("hold");
    expect(read("See https://example.org", { facts: { removedDomains }, policy: { domains } }).outcome).toBe("publish");
  });

  test.each([
    ["example.org", "example.org"],
    [" WWW.Example.ORG. ", "example.org"],
    ["https://news.example.org/", "news.example.org"],
    ["bücher.example", "xn--bcher-kva.example"],
  ])("[Y6] %j is kept as the domain %j", (domain, plain) => {
    expect(Policy.parse({ ...defaultPolicy, domains: [{ domain, then: "hold" }] }).domains[0]?.domain).toBe(plain);
  });

  test.each(["example", "https://example.org/path", "a b.example", "ann@example.org", "example.org:8080", "", "..."])(
    "[Y6] %j is no domain",
    domain => {
      expect(Policy.safeParse({ ...defaultPolicy, domains: [{ domain, then: "hold" }] }).success).toBe(false);
    },
  );
});

describe("hours", () => {
  const night: Policy["hours"] = { from: "22:30", to: "06:00", days: ["fri", "sat"], then: "hold" };
  const hold = (writtenAt: string, hours: Policy["hours"], timeZone = "Europe/Oslo") =>
    found("Good evening to the quay.", "hours", {
      facts: { writtenAt: new Date(writtenAt) },
      policy: { hours, timeZone },
    }).length;

  // 15 May 2026 is a Friday; Oslo is at UTC+2 in May, at UTC+1 from 25 October 2026, 01:00 UTC on.
  test.each([
    ["2026-05-15T20:30:00Z", 1, "Friday 22:30"],
    ["2026-05-15T20:29:59Z", 0, "Friday 22:29"],
    ["2026-05-16T03:59:59Z", 1, "Saturday 05:59, of Friday's night"],
    ["2026-05-16T04:00:00Z", 0, "Saturday 06:00"],
    ["2026-05-17T03:00:00Z", 1, "Sunday 05:00, of Saturday's night"],
    ["2026-05-17T21:00:00Z", 0, "Sunday 23:00"],
    ["2026-05-15T03:00:00Z", 0, "Friday 05:00, of Thursday's night"],
    ["2026-10-25T04:30:00Z", 1, "Sunday 05:30 in winter time, of Saturday's night"],
    ["2026-10-25T05:00:00Z", 0, "Sunday 06:00 in winter time"],
  ])("[Y7] at %s the rule speaks %i times: %s", (at, times) => {
    expect(hold(at, night)).toBe(times);
  });

  test("[Y7] by day, all day, by another zone's clock, on no day, and never for the newsroom", () => {
    const noon: Policy["hours"] = { from: "12:00", to: "13:00", days: [...days], then: "flag" };
    expect(hold("2026-05-15T10:30:00Z", noon)).toBe(1);
    expect(hold("2026-05-15T10:30:00Z", noon, "America/New_York")).toBe(0);
    expect(hold("2026-05-15T16:30:00Z", noon, "America/New_York")).toBe(1);
    expect(hold("2026-05-15T16:30:00Z", { ...noon, from: "09:00", to: "09:00" })).toBe(1);
    expect(hold("2026-05-15T10:30:00Z", { ...noon, days: [] })).toBe(0);
    expect(hold("2026-05-15T10:30:00Z", { ...noon, then: "off" })).toBe(0);
    const facts = { writtenAt: new Date("2026-05-15T10:30:00Z"), isStaff: true };
    expect(found("Hello.", "hours", { facts, policy: { hours: noon, timeZone: "Europe/Oslo" } })).toEqual([]);
    expect(found("Hello.", "hours", { policy: { hours: noon } })).toEqual([]);
  });
});

describe("language", () => {
  const german = "Das ist doch wirklich eine ganz schlechte Idee, und niemand hat danach gefragt.";
  const english = "That is really a very bad idea, and nobody has asked for it.";
  const only = (also: string[]): Partial<Policy> => ({ language: { also, then: "hold" } });

  test.each([
    [german, "en", [], 1],
    [german, "en", ["de"], 0],
    [german, "de", [], 0],
    [english, "en", [], 0],
    [english, "de", [], 1],
    ["Ja!", "en", [], 0],
    ["👍 👍", "en", [], 0],
    ["Schadenfreude and Zeitgeist are words that the English took over.", "en", [], 0],
  ])("[Y8] %j under an article in %s, also %j: the rule speaks %i times", (text, language, also, times) => {
    expect(found(text, "language", { language, policy: only(also) })).toHaveLength(times);
  });

  test("[Y8] it says which language it seems to be and which are written here; the newsroom may write in any", () => {
    const [finding] = found(german, "language", { policy: only(["fr"]) });
    expect(finding?.why).toBe("It seems to be in German; here people write in English or French.");
    expect(found(german, "language", { facts: { isStaff: true }, policy: only([]) })).toEqual([]);
    expect(found(german, "language")).toEqual([]);
  });
});

describe("asterisks", () => {
  const words: Policy["words"] = [
    { text: "barge rat", then: "mask" },
    { text: "clown", then: "hold" },
  ];
  const shown = (text: string) => {
    const { findings } = read(text, { policy: { words } });
    return renderComment(
      text,
      findings.flatMap(({ then, evidence }) => (then === "mask" ? evidence : [])),
    );
  };

  test.each([
    ["You barge rat!", "<p>You ***** ***!</p>"],
    ["You b4rge  r@t!", "<p>You *****  ***!</p>"],
    ["**You barge rat**, *barge rat*", "<p><strong>You ***** ***</strong>, <em>***** ***</em></p>"],
    ["`barge rat`", "<p><code>***** ***</code></p>"],
    ["A bargerator is no rat.", "<p>A bargerator is no rat.</p>"],
    ["The clown.", "<p>The clown.</p>"],
    ["[barge rat](https://a.example)", '<p><a href="https://a.example" rel="nofollow ugc noopener">***** ***</a></p>'],
  ])("[Y9] %j is shown as %j", (text, html) => {
    expect(shown(text)).toBe(html);
  });

  test("[Y9] a masked word asks for nothing else: it is published, and the finding points at the word as it was written", () => {
    const { outcome, findings } = read("You barge rat!", { policy: { words } });
    expect([outcome, findings.map(({ then, evidence }) => [then, evidence])]).toEqual([
      "publish",
      [["mask", [{ start: 4, end: 13 }]]],
    ]);
    expect(read("You barge rat and clown!", { policy: { words } }).outcome).toBe("hold");
  });
});

describe("scopes", () => {
  const place: Place = { section: "World", articleId: "7" };
  const elsewhere: Place = { section: "Sport", articleId: "8" };
  const withScopes = (section: ScopedPolicy, article: ScopedPolicy = {}, site: Partial<Policy> = {}): Policy => ({
    ...defaultPolicy,
    ...site,
    scopes: { sections: { World: section }, articles: { "7": article } },
  });
  const outcome = (text: string, policy: Policy, at: Place) =>
    screen({ text, language: "en", facts: textAlone, policy: policyFor(policy, at) }).outcome;

  test("[Y10] the article stands over its section, and that over the site; elsewhere the site's rules hold", () => {
    const shouting = (then: "flag" | "hold" | "off") => ({ shouting: { ...defaultPolicy.shouting, then } });
    const loud = "THIS IS THE LOUDEST QUAY OF ALL";
    const both = withScopes(shouting("hold"), shouting("off"));
    expect(policyFor(both, place).shouting.then).toBe("off");
    expect(policyFor(both, { ...place, articleId: "9" }).shouting.then).toBe("hold");
    expect(policyFor(both, elsewhere)).toBe(both);
    expect(outcome(loud, both, { ...place, articleId: "9" })).toBe("hold");
    expect([outcome(loud, both, place), outcome(loud, both, elsewhere)]).toEqual(["publish", "publish"]);
    expect(outcome("Calm words.", withScopes({ mode: "review-first" }), place)).toBe("hold");
    expect(outcome("Calm words.", withScopes({ mode: "review-first" }), elsewhere)).toBe("publish");
  });

  test("[Y10] words and domains of a scope are added, the narrower entry for the same one wins, and off takes it away", () => {
    const policy = withScopes(
      {
        words: [
          { text: "Ledger Licker", then: "flag" },
          { text: "goblin", then: "hold" },
        ],
        domains: [{ domain: "shop.example", then: "allow" }],
      },
      { words: [{ text: "goblin", then: "hold", state: "off" }] },
      {
        words: [
          { text: "ledger licker", then: "refuse" },
          { text: "barge rat", then: "hold" },
        ],
        domains: [{ domain: "shop.example", then: "refuse" }],
      },
    );
    const inSection = { ...place, articleId: "9" };
    expect(outcome("A ledger licker.", policy, elsewhere)).toBe("refuse");
    expect(outcome("A ledger licker.", policy, inSection)).toBe("publish");
    expect(outcome("A barge rat.", policy, inSection)).toBe("hold");
    expect(outcome("A goblin.", policy, inSection)).toBe("hold");
    expect(outcome("A goblin.", policy, elsewhere)).toBe("publish");
    expect(outcome("A goblin.", policy, place)).toBe("publish");
    expect(outcome("https://shop.example", policy, elsewhere)).toBe("refuse");
    expect(outcome("https://shop.example", policy, place)).toBe("publish");
  });

  test("[Y10] the states of a scope count for the rules that they name alone", () => {
    const policy = withScopes(
      { states: { badWords: "live" } },
      { states: { links: "off" } },
      {
        states: { badWords: "shadow", shouting: "off" },
      },
    );
    expect(policyFor(policy, place).states).toEqual({ badWords: "live", shouting: "off", links: "off" });
    expect(outcome("These wankers again.", policy, place)).toBe("hold");
    expect(outcome("These wankers again.", policy, elsewhere)).toBe("publish");
  });

  test("[Y11] the same policy at the same place is one object, so that its lists are compiled once; no name is a trap", () => {
    const policy = withScopes({ words: [{ text: "goblin", then: "hold" }] });
    expect(policyFor(policy, place)).toBe(policyFor(policy, { ...place }));
    expect(policyFor(policy, place)).not.toBe(policyFor(policy, { ...place, articleId: "9" }));
    for (const section of ["constructor", "__proto__", "toString", ""]) {
      expect(policyFor(policy, { section, articleId: "9" })).toBe(policy);
    }
  });
});

describe("off, shadow, live", () => {
  const samples: [rule: (typeof rules)[number], text: string, given?: Given][] = [
    ["badWords", "These wankers again."],
    ["links", "See https://other.example/report", { facts: { published: 0 } }],
    ["newcomer", "Good morning.", { facts: { published: 0 }, policy: { newcomer: { comments: 3, then: "hold" } } }],
    ["shouting", "THIS IS THE LOUDEST QUAY OF ALL"],
    ["length", "word ".repeat(1_500)],
    ["flood", "Again.", { facts: { postedInWindow: 9 } }],
    [
      "hours",
      "Hello.",
      {
        facts: { writtenAt: new Date("2026-05-15T23:30:00Z") },
        policy: { hours: { ...defaultPolicy.hours, then: "hold" } },
      },
    ],
    [
      "language",
      "Das ist doch wirklich eine ganz schlechte Idee.",
      { policy: { language: { also: [], then: "hold" } } },
    ],
    ["echo", "The barge lies at the quay and waits.", { facts: { answered: "The barge lies at the quay and waits." } }],
    [
      "removedLinks",
      "See https://gone.example",
      {
        facts: { removedDomains: [{ domain: "gone.example", comments: ["1", "2", "3"] }] },
      },
    ],
    ["model.insult", "You are an idiot and a fool, and everybody knows it."],
    ["model.toxicity", "You are an idiot and a fool, and everybody knows it."],
    [
      "model.cannotSay",
      "Das ist doch wirklich eine ganz schlechte Idee.",
      {
        policy: { model: { ...defaultPolicy.model, cannotSay: "hold" } },
      },
    ],
  ];

  test.each(samples)(
    "[Y12] %s does its work live, only notes it in shadow, and does nothing when off",
    (rule, text, given = {}) => {
      const inState = (state: (typeof ruleStates)[number]) =>
        read(text, { ...given, policy: { ...given.policy, states: { [rule]: state } } });
      const live = inState("live");
      const hit = hitsIn(live.findings).get(rule);
      expect(hit).toBeDefined();
      const shadow = inState("shadow");
      expect(hitsIn(shadow.findings).has(rule)).toBe(false);
      expect(hitsIn(shadow.inShadow)).toEqual(new Map([[rule, hit]]));
      const off = inState("off");
      expect([hitsIn(off.findings).has(rule), off.inShadow]).toEqual([false, []]);
      expect([shadow.outcome, shadow.findings]).toEqual([off.outcome, off.findings]);
    },
  );

  test("[Y12] each word and each domain has a state of its own", () => {
    const policy: Partial<Policy> = {
      words: [
        { text: "clown", then: "refuse", state: "shadow" },
        { text: "goblin", then: "hold", state: "off" },
        { text: "barge rat", then: "flag" },
      ],
      domains: [{ domain: "shop.example", then: "refuse", state: "shadow" }],
    };
    const verdict = read("A clown, a goblin and a barge rat of https://shop.example", { policy });
    expect(hitsIn(verdict.findings)).toEqual(
      new Map([
        ["words:barge rat", "flag"],
        ["links", "flag"],
      ]),
    );
    expect(hitsIn(verdict.inShadow)).toEqual(
      new Map([
        ["words:clown", "refuse"],
        ["domains:shop.example", "refuse"],
      ]),
    );
    expect(verdict.outcome).toBe("publish");
  });

  test("[Y13] a check in shadow or off that breaks holds nothing; a live one that breaks holds", () => {
    const checks: Record<string, Check> = {
      shouting: () => {
        throw new Error("broken");
      },
    };
    const outcome = (state: "off" | "shadow" | "live") =>
      read("Calm words.", { checks, policy: { states: { shouting: state } } });
    expect(outcome("live").outcome).toBe("hold");
    expect(outcome("shadow")).toMatchObject({ outcome: "publish", findings: [], inShadow: [] });
    expect(outcome("off")).toMatchObject({ outcome: "publish", findings: [], inShadow: [] });
  });

  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  test(`[Y13] whatever is in shadow, the outcome and the findings are those without it (SEED=${seed})`, () => {
    let state = seed;
    // mulberry32
    const next = () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
    const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
    const sentences = [
      ...samples.map(([, text]) => text),
      "A clown, a goblin and a barge rat.",
      "Ten ships wait in the strait, and nobody says for how long.",
      "https://shop.example and https://other.example",
    ];
    const thens = ["flag", "hold", "refuse"] as const;
    for (let round = 0; round < 150; round++) {
      const states = Object.fromEntries(rules.filter(() => next() < 0.4).map(rule => [rule, one(ruleStates)]));
      const entry = () => ({ then: one(thens), state: one(["off", "shadow", undefined] as const) });
      const policy: Policy = {
        ...defaultPolicy,
        mode: one(["publish-first", "publish-first", "review-first"]),
        words: ["clown", "goblin", "barge rat"].map(text => ({ text, ...entry() })),
        domains: ["shop.example", "other.example"].map(domain => ({ domain, ...entry() })),
        hours: { ...defaultPolicy.hours, then: one(["off", ...thens]) },
        language: { also: [], then: one(["off", ...thens]) },
        newcomer: { comments: 3, then: "hold" },
        states,
      };
      const gone = <E extends { state?: string | undefined }>(entries: E[]) =>
        entries.filter(e => e.state !== "shadow");
      const without: Policy = {
        ...policy,
        words: gone(policy.words),
        domains: gone(policy.domains),
        states: Object.fromEntries(Object.entries(states).map(([rule, is]) => [rule, is === "shadow" ? "off" : is])),
      };
      const text = `${one(sentences)} ${one(sentences)}`;
      const facts = {
        published: one([0, 50]),
        postedInWindow: one([0, 9]),
        isStaff: next() < 0.1,
        writtenAt: new Date("2026-05-15T23:30:00Z"),
      };
      const [shadowed, plain] = [read(text, { policy, facts }), read(text, { policy: without, facts })];
      expect([text, states, shadowed.outcome, shadowed.findings]).toEqual([
        text,
        states,
        plain.outcome,
        plain.findings,
      ]);
    }
  });
});

test("[Y14] a policy saved or sent before there were these kinds of rules is whole", () => {
  const {
    domains: _,
    language: __,
    hours: ___,
    states: ____,
    scopes: _____,
    timeZone: ______,
    ...before
  } = defaultPolicy;
  expect(Policy.parse(before)).toEqual(defaultPolicy);
});

test.each([
  ["a state that is none", { states: { links: "maybe" } }],
  ["a rule that is none", { states: { nothing: "off" } }],
  ["a time that is none", { hours: { ...defaultPolicy.hours, from: "24:00" } }],
  ["a zone that is none", { timeZone: "Europe/Nowhere" }],
  ["a scope with what no scope has", { scopes: { sections: { World: { reactions: [] } }, articles: {} } }],
  ["an article that is none", { scopes: { sections: {}, articles: { tariff: {} } } }],
  ["a scope in a scope", { scopes: { sections: { World: { scopes: {} } }, articles: {} } }],
])("[Y14] %s is refused", (_, part) => {
  expect(Policy.safeParse({ ...defaultPolicy, ...part }).success).toBe(false);
  expect(labels.length).toBeGreaterThan(0);
});
