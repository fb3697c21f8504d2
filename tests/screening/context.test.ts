import { expect, test } from "@jest/globals";
import type { Finding } from "../../server/protocol/findings.ts";
import { defaultPolicy, type Policy } from "../../server/protocol/policy.ts";
import { domainOf, domainsIn } from "../../server/screening/addresses.ts";
import { type AlikeComment, type Facts, textAlone } from "../../server/screening/check.ts";
import { screen } from "../../server/screening/screen.ts";
import { bandsOf } from "../../server/screening/sketch.ts";

/** Ann, who has been here for long, writes under article 1. */
const ann: Facts = { ...textAlone, authorId: "ann", articleId: "1" };

function found(check: Finding["check"], text: string, facts: Partial<Facts>, policy: Partial<Policy> = {}): Finding[] {
  const rules = { ...defaultPolicy, ...policy };
  return screen({ text, language: "en", facts: { ...ann, ...facts }, policy: rules }).findings.filter(
    finding => finding.check === check,
  );
}

let lastId = 0;
/** By default a day old, by ben, under article 2. */
const comment = (text: string, more: Partial<AlikeComment> = {}): AlikeComment => ({
  id: `${++lastId}`,
  text,
  authorId: "ben",
  articleId: "2",
  minutesAgo: 24 * 60,
  authorDaysHere: 90,
  ...more,
});

const leaflet = "The harbour board sold our quay for nothing, so write to the council before Friday and say no.";

test.each<[string, AlikeComment[], string]>([
  ["by others elsewhere", [comment(leaflet), comment(leaflet, { authorId: "cem", articleId: "3" })], "3 articles by 3"],
  [
    "by the author alone",
    [comment(leaflet, { authorId: "ann", articleId: "1" }), comment(leaflet, { authorId: "ann" })],
    "2 articles by 1 person",
  ],
  [
    "in another case, with other signs and accents",
    [comment(leaflet.toUpperCase()), comment(`${leaflet.replace("quay", "quáy")}!!!`)],
    "2 articles by 2",
  ],
  [
    "with words before and after",
    [comment(`Friends! ${leaflet}`), comment(`${leaflet} Thank you`)],
    "2 articles by 2 people within 14 days",
  ],
])("[S30] nearly the same text over days is pointed at, and says where: %s", (_, alike, where) => {
  const [finding] = found("copies", leaflet, { alike });
  expect(finding).toMatchObject({ then: "flag", score: 2, threshold: 2, comments: expect.any(Array) });
  expect(finding?.why).toContain(where);
  expect(new Set(finding?.comments)).toEqual(new Set(alike.map(({ id }) => id)));
});

const twice = (text: string, more: Partial<AlikeComment> = {}) => [comment(text, more), comment(text, more)];
const thanks = "Thank you for this clear article, it helped me a lot.";
const other = "The harbour board sold the old quay in spring, and nobody on the council can say for how much it went.";

test.each<[string, string, Partial<Facts>]>([
  ["said once before", leaflet, { alike: [comment(leaflet)] }],
  ["thanks", thanks, { alike: twice(thanks) }],
  ["a greeting", "Good morning everybody!", { alike: twice("Good morning everybody!") }],
  ["the same subject in other words", other, { alike: twice(leaflet) }],
  ["the same beginning", `${leaflet} ${other}`, { alike: twice(leaflet) }],
  ["longer ago than the policy looks", leaflet, { alike: twice(leaflet, { minutesAgo: 15 * 24 * 60 }) }],
  ["by the newsroom", leaflet, { alike: twice(leaflet), isStaff: true }],
])("[S30] no copy is: %s", (_, text, facts) => {
  expect(found("copies", text, facts)).toEqual([]);
});

const cry = "Wake up, Galdora: the treaty is a fraud and the minister must go now";
/** Three accounts of today, a few minutes ago, under the article. */
const crowd = (texts: string[], more: Partial<AlikeComment> = {}) =>
  texts.map((text, index) =>
    comment(text, { authorId: `new${index}`, articleId: "1", minutesAgo: 5 + index, authorDaysHere: 0.2, ...more }),
  );
const thrice = [cry, `${cry}!`, cry.replace("Galdora", "people of Galdora")];

test.each<[string, string, string[]]>([
  ["the same words", cry, [cry, cry, cry]],
  ["with changes", cry, thrice],
  [
    "a text with a slot in it",
    "My cousin in Haugen says the treaty is a fraud and everybody there knows it",
    ["Haugen", "Lomar", "Brenna"].map(
      place => `My friend in ${place} says the treaty is a fraud and everybody there knows it`,
    ),
  ],
])("[S31] a new account that joins others in saying much the same is held: %s", (_, text, texts) => {
  const alike = crowd(texts);
  const [finding] = found("raid", text, { alike, daysHere: 1 });
  expect(finding).toMatchObject({ then: "hold", score: 3, threshold: 3, why: expect.stringMatching(/^3 other new/) });
  expect(new Set(finding?.comments)).toEqual(new Set(alike.map(({ id }) => id)));
});

test.each<[string, string, Partial<Facts>]>([
  ["the third of them", cry, { alike: crowd(thrice.slice(1)) }],
  ["one account three times", cry, { alike: crowd(thrice, { authorId: "neo" }) }],
  ["the own comments", cry, { alike: crowd(thrice, { authorId: "ann" }) }],
  ["somebody who has been here for long", cry, { alike: crowd(thrice), daysHere: 3 }],
  ["others who have been here for long", cry, { alike: crowd(thrice, { authorDaysHere: 3 }) }],
  ["under another article", cry, { alike: crowd(thrice, { articleId: "2" }) }],
  ["over more than an hour", cry, { alike: crowd(thrice, { minutesAgo: 61 }) }],
  [
    "congratulations",
    "Congratulations to you all!",
    { alike: crowd(["Congratulations to you all", "Congratulations to you all!!", "congratulations to you all"]) },
  ],
  [
    "people who are of one mind in words of their own",
    "The treaty will ruin the fishermen, as everybody in Haugen knows",
    {
      alike: crowd([
        "The treaty is going to be the end of fishing here, mark my words",
        "Everybody knows that this treaty ruins us",
        "Fishermen in Haugen will not survive the treaty",
      ]),
    },
  ],
  ["by the newsroom", cry, { alike: crowd(thrice), isStaff: true }],
])("[S31] no raid is: %s", (_, text, facts) => {
  expect(found("raid", text, { daysHere: 1, ...facts })).toEqual([]);
});

const removed = (domain: string, count = 2) => ({
  domain,
  comments: Array.from({ length: count }, (_, index) => `${index + 1}`),
});

test.each([
  ["See https://spam.example/offer?id=7 today.", "https://spam.example/offer?id=7"],
  ["See http://www.spam.example.", "http://www.spam.example"],
  ["See www.SPAM.example!", "www.SPAM.example"],
  ["Go to spam.example/free", "spam.example/free"],
  ["Go to spam dot example now", "spam dot example"],
  ["Go to spam[.]example", "spam[.]example"],
  ["[news](https://spam.example:8443/a)", "https://spam.example:8443/a"],
  ["[news](&#104;ttps:/spam.example)", "&#104;ttps:/spam.example"],
  ["[news](https&colon;//spam&period;example)", "https&colon;//spam&period;example"],
  ["hxxps://spam.example", "hxxps://spam.example"],
  ["https://post.example@spam.example/a", "https://post.example@spam.example/a"],
])("[S32] a link to where only removed comments have led is held, however it is written: %s", (text, link) => {
  const [finding] = found("removedLinks", `${text} And https://post.example/annex too.`, {
    removedDomains: [removed("spam.example")],
  });
  expect(finding).toMatchObject({ then: "hold", score: 2, threshold: 2, comments: ["1", "2"] });
  expect(finding?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual([link]);
});

test.each<[string, string, Partial<Facts>]>([
  ["a link elsewhere", "See https://post.example/annex", { removedDomains: [] }],
  ["of one removed comment only", "See https://spam.example", { removedDomains: [removed("spam.example", 1)] }],
  ["a name that ends alike", "See https://notspam.example", { removedDomains: [removed("spam.example")] }],
  ["a path that is called so", "See https://post.example/spam.example", { removedDomains: [removed("spam.example")] }],
  ["a mailbox there", "Write to mailto:ann@spam.example", { removedDomains: [removed("spam.example")] }],
  ["by the newsroom", "Never go to spam.example", { removedDomains: [removed("spam.example")], isStaff: true }],
])("[S32] no link to removed places is: %s", (_, text, facts) => {
  expect(found("removedLinks", text, facts)).toEqual([]);
});

test("[S32] a domain is what a browser would go to; what is none is none", () => {
  expect(domainsIn("https://www.bücher.example/ and BÜCHER.example/a, then 127.0.0.1")).toEqual([
    "xn--bcher-kva.example",
  ]);
  for (const none of [
    "mailto:",
    "mailto:mailto:",
    "https://",
    "http:///",
    "javascript:alert(1)",
    `http://${"a.".repeat(200)}example`,
    "localhost",
    "&#9999999;",
    "",
  ]) {
    expect([none, domainOf(none)]).toEqual([none, null]);
  }
  expect(domainsIn(Array.from({ length: 500 }, (_, i) => `a${i}.com`).join(" "))).toHaveLength(50);
});

test("[S40] where an address ends is found in linear time", () => {
  const [some = 0, many] = [10_000, 160_000].map(count => {
    const text = `http://a${".".repeat(count)}b`;
    // The quickest of five: what else the machine does makes it slower, never quicker.
    const took = Array.from({ length: 5 }, () => {
      const { user } = process.cpuUsage();
      expect(domainsIn(text)).toEqual([]);
      return (process.cpuUsage().user - user) / 1_000;
    });
    return Math.min(...took);
  });
  expect(many).toBeLessThan(80 * Math.max(1, some));
});

const parent =
  "The quota is a third of the old one. Nobody on the quay believes the ministry’s figures, and I do not either.";

test.each([
  ["the same", parent],
  ["in another case and without signs", parent.toUpperCase().replace(/[.,]/g, "")],
  ["with a word left out", parent.replace("old ", "")],
  ["a part of it", "Nobody on the quay believes the ministry's figures!"],
  ["a quote and nothing more", `> ${parent}`],
  ["two quotes", "> The quota is a third of the old one.\n\n> I do not either, nobody on the quay believes"],
  ["between quotation marks", "“Nobody on the quay believes the ministry’s figures”"],
])("[S33] a reply that only repeats what it answers is pointed at: %s", (_, text) => {
  const [finding] = found("echo", text, { answered: parent });
  expect(finding).toMatchObject({ then: "flag", threshold: 0.95 });
  const words = finding?.evidence.map(({ start, end }) => text.slice(start, end)).join(" ") ?? "";
  expect(words.length).toBeGreaterThan(text.length * 0.8);
});

test.each<[string, string, Partial<Facts>]>([
  ["an answer to a quote", `> ${parent}\n\nIt is a half, not a third.`, {}],
  ["one word to a long quote", `> ${parent}\n> ${parent}\n\nExactly.`, {}],
  ["a word to what stands between quotation marks", "“Nobody on the quay believes the figures” Rubbish.", {}],
  ["a contradiction in the same words", "The quota is a half of the old one.", {}],
  ["another number, then a no", "The quota is not a third of the old one.", {}],
  ["agreement", "I do not either", {}],
  ["the same words in another order", "I do not believe the figures of the ministry; the old quay does", {}],
  ["what nobody can see any more", parent, { answered: null }],
  ["by the newsroom", parent, { isStaff: true }],
])("[S33] no echo is: %s", (_, text, facts) => {
  expect(found("echo", text, { answered: parent, ...facts })).toEqual([]);
});

test("[S34] each of these rules asks for what the policy says, and can be switched off", () => {
  const off = { then: "off" } as const;
  const cases: ["copies" | "raid" | "removedLinks" | "echo", string, Partial<Facts>][] = [
    ["copies", leaflet, { alike: twice(leaflet) }],
    ["raid", cry, { alike: crowd(thrice), daysHere: 1 }],
    ["removedLinks", "See spam.example", { removedDomains: [removed("spam.example")] }],
    ["echo", parent, { answered: parent }],
  ];
  for (const [check, text, facts] of cases) {
    const rule = defaultPolicy[check];
    expect(found(check, text, facts)).toHaveLength(1);
    expect(found(check, text, facts, { [check]: { ...rule, ...off } })).toEqual([]);
    expect(found(check, text, facts, { [check]: { ...rule, then: "hold" } })[0]?.then).toBe("hold");
  }
  const more = { ...defaultPolicy.copies, comments: 3 };
  expect(found("copies", leaflet, { alike: twice(leaflet) }, { copies: more })).toEqual([]);
});

/** Of sentences made by a seed, so that a failure comes again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("[S35] texts that are alike share a number by which they are found; others, and short ones, share none", () => {
  const seed = Number(process.env.SEED ?? 7);
  const next = random(seed);
  const words = (count: number) => Array.from({ length: count }, () => `w${Math.floor(next() * 5_000)}`);
  const isFound = (a: string, b: string) => {
    const there = new Set(bandsOf(b));
    return bandsOf(a).some(band => there.has(band));
  };
  let found = 0;
  for (let i = 0; i < 500; i++) {
    const text = words(40);
    const changed = text.map((word, at) => (at === i % 40 ? "changed" : word));
    found += Number(isFound(text.join(" "), changed.join(" ")));
    expect(isFound(text.join(" "), words(40).join(" "))).toBe(false);
    expect(isFound(text.join(" "), text.join("!  ").toUpperCase())).toBe(true);
  }
  expect([seed, found >= 498]).toEqual([seed, true]);
  expect(bandsOf("Thank you all.")).toEqual([]);
  expect(bandsOf("")).toEqual([]);
  expect(bandsOf("a ".repeat(5_000))).toHaveLength(8);
});
