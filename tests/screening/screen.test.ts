import { expect, test } from "@jest/globals";
import type { Finding } from "../../server/protocol/findings.ts";
import { defaultPolicy, type Policy } from "../../server/protocol/policy.ts";
import { type Facts, textAlone } from "../../server/screening/check.ts";
import { inOrder } from "../../server/screening/inOrder.ts";
import { screen } from "../../server/screening/screen.ts";

const member: Facts = { ...textAlone, authorId: "7", articleId: "1" };
/** A comment of the last hour. */
const said = (text: string, authorId = "8") => ({
  id: "1",
  text,
  authorId,
  articleId: "1",
  minutesAgo: 10,
  authorDaysHere: 90,
});

interface Given {
  facts?: Partial<Facts>;
  policy?: Partial<Policy>;
  language?: string;
}
const read = (text: string, { facts = {}, policy = {}, language = "en" }: Given = {}) =>
  screen({ text, language, facts: { ...member, ...facts }, policy: { ...defaultPolicy, ...policy } });
const found = (text: string, check: Finding["check"], given?: Given) =>
  read(text, given).findings.filter(finding => finding.check === check);
const evidenceOf = (text: string, check: Finding["check"], given?: Given) =>
  found(text, check, given).flatMap(finding => finding.evidence.map(({ start, end }) => text.slice(start, end)));

test.each([
  ["You fucking liar.", "fucking"],
  ["What a FUCKING mess.", "FUCKING"],
  ["fuuuuuck that", "fuuuuuck"],
  ["f u c k this", "f u c k"],
  ["Oh f.u.c.k. it", "f.u.c.k"],
  ["f-u-c-k you all", "f-u-c-k"],
  ["I f u c k y o u", "f u c k"],
  ["fu-ck it", "fu-ck"],
  ["f*ck the lot", "f*ck"],
  ["f**k the lot", "f**k"],
  ["sh1t happens", "sh1t"],
  ["5h1t happens", "5h1t"],
  ["$hit happens", "$hit"],
  ["sh!t happens", "sh!t"],
  ["b1tch please", "b1tch"],
  ["such a b!tch", "b!tch"],
  ["fück this", "fück"],
  ["ｆｕｃｋ this", "ｆｕｃｋ"],
  ["𝓯𝓾𝓬𝓴 this", "𝓯𝓾𝓬𝓴"],
  ["ⓕⓤⓒⓚ this", "ⓕⓤⓒⓚ"],
  ["ѕһіт show", "ѕһіт"],
  ["fu\u200bck this", "fu\u200bck"],
  ["fu\u00adck this", "fu\u00adck"],
  ["f\u0335u\u0335c\u0335k this", "f\u0335u\u0335c\u0335k"],
  ["You cunt!", "cunt"],
  ["wankers, all of them", "wankers"],
  ["total bullshit", "bullshit"],
  ["an arsehole", "arsehole"],
  ["motherfuckers", "motherfuckers"],
  ["You mother fucker", "mother fucker"],
  ["What a *fucking* mess", "fucking"],
  ["**Fuck** this", "Fuck"],
  ["***fuck***", "fuck"],
  ["fu**ck** this", "fu**ck**"],
  ["**f**uck this", "f**uck"],
  ["f*u*ck this", "f*u*ck"],
  ["**$h1t** happens", "$h1t"],
  ["**f** **u** **c** **k**", "f** **u** **c** **k"],
  ["f—u—c—k this", "f—u—c—k"],
  ["(f)(u)(c)(k) this", "f)(u)(c)(k"],
  ["fuck!you", "fuck"],
  ["fuck|you and fuck*you", "fuck"],
  ["you@fuck+them", "fuck"],
  ["⒡⒰⒞⒦ this", "⒡⒰⒞⒦"],
  ["ꜰᴜᴄᴋ this", "ꜰᴜᴄᴋ"],
  ["fuuuuuucckk this", "fuuuuuucckk"],
  ["s h 1 t happens", "s h 1 t"],
  ["5.h.1.t happens", "5.h.1.t"],
  ["fu[ck](https://a.example) this", "fu[ck](https://a.example)"],
  ["[fu](https://a.example)[ck](https://b.example)", "fu](https://a.example)[ck](https://b.example)"],
])("[S1] badWords sees through the spelling of %j", (text, words) => {
  expect(evidenceOf(text, "badWords")[0]).toBe(words);
  expect(read(text).outcome).toBe("hold");
});

const innocents = `
Scunthorpe, assess, Dickens, cockpit, Matsushita, Penistone, Cockermouth, Clitheroe, Lightwater, Essex, Sussex, Middlesex, Arsenal, analysis, analyst,
canal, banal, assassin, assemble, assistance, embassy, classic, grass, bass, brass, compass, passage, passenger, ambassador, Massachusetts, Hancock, Hitchcock,
Babcock, peacock, cocktail, cockatoo, shuttlecock, weathercock, woodcock, Cockburn, cockroach, dickens, Dickinson, Cumbria, Cummings, cucumber, document,
circumstance, cumulative, accumulate, scum, Titanic, title, titles, constitution, institution, restitution, competition, petition, titanium, partition, button, buttress,
butter, rebuttal, Shiitake, Yoshito, Kishita, sheet, shirt, shift, shut, Fukushima, Fukuda, Fuchs, Focke, Wankel, wander, swank, Hookers Point, Whoreham, pussycat,
Pussyfoot, swastika, therapist, grape, drapery, scrape, skyscraper, raccoon, cocoon, tycoon, niggardly, Niger, Nigeria, Nigerian, snigger, denigrate, spice, spices,
hospice, suspicious, conspicuous, auspices, retardant, flame-retardant, Rapeseed, arson, parse, sparse, coarse, hearse, Arsène, sextant, sexton, sextet, bisect, unisex, homogeneous,
Homer, homicide, Lesbos, thwart, twitter, Uranus, janitor, manuscript, peniche, pendant, tosser-free, Hoare, damnation, hello, shell, hellenic, Hellespont, godly, Godolphin`
  .split(",")
  .map(word => word.trim())
  .filter(word => word !== "tosser-free" && word !== "Whoreham");

test.each(innocents)("[S2] %j is an innocent word", word => {
  expect(found(`They spoke of ${word} again.`, "badWords")).toEqual([]);
  expect(found(word.toUpperCase(), "badWords")).toEqual([]);
});

test.each([
  "Dick Cheney and Philip K. Dick never met, nor did Moby Dick and Dick Van Dyke's cat.",
  "God knows what the hell they were thinking; damn the tariffs.",
  "Take the A55 to Holyhead in 2024, then the B4545.",
  "The U S A and the U.K. signed; so did I, a fisherman.",
  "It's hit the poor. It’s hit us all.",
  "as sess the damage, class ic cars, a s s e s s",
  "She paid $5 + tax @ the door!!! Really?! *note* the price",
  "Nazi Germany, porn laws, sex education, the anal fin of a perch, semen analysis",
  "He said @annika and @ssange wrote it.",
  "Roads A 5 5 and B 1 7 C; a 4 5 5 3 5 5; 1 2 3 4 5; tick (a), (s), (t)",
  "**Sc**unthorpe, *assess*, a**ss**ess, 2*3*4, *It* is **hit**, [it's](https://a.example) hit, [s](a) hit",
  "Fanny Ardant and the vagina monologues; a penis, a goddamned hoor",
  "tit for tat, a cum laude degree, SPAC mergers, Maine Coon cats, a chink in the armour",
  "Kellie Leitch said so yesterday, and Kuntz agreed.",
  "Those who're poor pay twice, and those who’re rich never.",
  "They left the ferry spic and span.",
])("[S3] ordinary talk passes: %j", text => {
  expect(found(text, "badWords")).toEqual([]);
});

test("[S4] mild words are pointed at and published, strong ones held; none refuses; a site may switch them off", () => {
  const coarse = (text: string, policy = {}) =>
    read(text, { policy }).findings.filter(({ check }) => check === "badWords");
  expect(read("The question was a bastard to answer.").outcome).toBe("publish");
  expect(coarse("The question was a bastard to answer.")).toMatchObject([{ then: "flag" }]);
  expect(coarse("bastard wankers").map(finding => finding.then)).toEqual(["hold", "flag"]);
  expect(coarse("wankers", { badWords: { strong: "off", mild: "off" } })).toEqual([]);
});

test("[S5] the site's own words are whole words and phrases, in the language that they are for", () => {
  const policy = {
    words: [
      { text: "barge rat", then: "hold" as const },
      { text: "idiot", then: "flag" as const },
      { text: "quay goblin", then: "refuse" as const },
      { text: "pillock*", then: "flag" as const },
      { text: "gift", then: "hold" as const, language: "de" },
    ],
  };
  expect(evidenceOf("He is a b4rge   r@t, that barge-rat.", "wordList", { policy })).toEqual([
    "b4rge   r@t",
    "barge-rat",
  ]);
  expect(evidenceOf("1d10t, IDIOT and idiiiiot", "wordList", { policy })).toEqual(["1d10t", "IDIOT", "idiiiiot"]);
  expect(read("You quay goblin", { policy }).outcome).toBe("refuse");
  expect(read("You [quay](https://a.example) **goblin**", { policy }).outcome).toBe("refuse");
  expect(evidenceOf("A pillock!", "wordList", { policy })).toEqual(["pillock"]);
  expect(found("idiotic, barge rates, the quays of goblins", "wordList", { policy })).toEqual([]);
  expect(found("A gift for you", "wordList", { policy })).toEqual([]);
  expect(found("Das ist Gift", "wordList", { policy, language: "de" })).toHaveLength(1);
});

test("[S6] links are found as they are written, of newcomers held, of members pointed at, and too many held", () => {
  const newcomer = { facts: { published: 0 } };
  for (const link of [
    "https://shop.example/a?b=1",
    "hxxp://shop.example",
    "shop.example/annex",
    "www.anything.zz",
    "shop dot com",
    "shop[.]com",
  ]) {
    expect(evidenceOf(`See ${link}, it says.`, "links", newcomer)).toEqual([link]);
    expect(read(`See ${link}, it says.`, newcomer).outcome).toBe("hold");
    expect(read(`See ${link}, it says.`).outcome).toBe("publish");
  }
  for (const none of [
    "e.g. this",
    "3.5 per cent",
    "the end.Start again",
    "ann@post.example",
    "dot com bubble of the nineties",
    "a.m. and p.m.",
  ]) {
    expect(evidenceOf(none, "links", newcomer)).toEqual([]);
  }
  const six = "a.com b.com c.com d.com e.com f.com";
  expect(read(six).outcome).toBe("hold");
  expect(found(six, "links", { facts: { isStaff: true } })).toEqual([]);
});

test.each([
  ["refuse", "It has a link, and comments are not accepted with one."],
  ["hold", "It has a link, and we look at links in comments before they appear."],
  ["flag", "It has a link."],
] as const)("[S6] a link that leads to %s says no more than that", (then, why) => {
  const policy = { links: { ...defaultPolicy.links, members: then } };
  expect(found("See https://annex.example.", "links", { policy })[0]).toMatchObject({ then, why });
});

test("[S7] shouting is a share of capitals; acronyms and scripts without case do not shout", () => {
  expect(found("WAKE UP SHEEP IT IS ALL ARRANGED", "shouting")[0]).toMatchObject({ then: "flag", threshold: 0.7 });
  for (const calm of [
    "NATO, USA, UN and EU met. OPEC did not.",
    "新しい関税は来月から始まると政府は発表した",
    "Wake up, Sheep",
    "NO",
  ]) {
    expect(found(calm, "shouting")).toEqual([]);
  }
});

test("[S8] nearly the same text as one of the last hour is held; short courtesies are not repeats", () => {
  const text = "We ship neodymium at old prices while the talks last, write to us today";
  const before = said("We ship neodymium at old prices while the talks last, write to us TODAY!!");
  expect(found(text, "repeats", { facts: { alike: [before] } })[0]).toMatchObject({
    then: "hold",
    why: expect.stringContaining("another comment"),
    comments: ["1"],
  });
  expect(found(text, "repeats", { facts: { alike: [said(text, "7")] } })[0]?.why).toContain("of yours");
  for (const [other, comment] of [
    ["Thank you.", said("Thank you.")],
    ["Thank you very much.", { ...said("Thank you very much."), minutesAgo: 61 }],
    ["We ship grain at new prices since the talks ended, ask us tomorrow", before],
  ] as const) {
    expect(found(other, "repeats", { facts: { alike: [comment] } })).toEqual([]);
  }
});

test("[S9] flood, newcomer and length ask for what the policy says, from the first beyond its number", () => {
  expect(found("Once more.", "flood", { facts: { postedInWindow: 4 } })).toEqual([]);
  expect(found("Once more.", "flood", { facts: { postedInWindow: 5 } })[0]).toMatchObject({
    then: "hold",
    score: 6,
    threshold: 5,
  });
  const policy = { newcomer: { comments: 3, then: "hold" as const } };
  expect(found("Hello.", "newcomer", { facts: { published: 2 }, policy })).toHaveLength(1);
  expect(found("Hello.", "newcomer", { facts: { published: 3 }, policy })).toEqual([]);
  expect(found("x".repeat(6_000), "length")).toEqual([]);
  expect(found("x".repeat(6_001), "length")[0]).toMatchObject({ then: "flag", score: 6_001 });
});

test("[S10] every check runs and every finding is kept", () => {
  const text = "BUY NOW YOU WANKERS AT SHOP.EXAMPLE AND shop.com ".repeat(3);
  const checks = new Set(
    read(text, { facts: { published: 0, postedInWindow: 9 } }).findings.map(finding => finding.check),
  );
  expect(checks).toEqual(new Set(["badWords", "links", "flood", "shouting"]));
});

test("[S11] a check that throws means hold, and says so without its innards", () => {
  const broken = () => {
    throw new Error("secret innards");
  };
  const verdict = screen(
    { text: "Hello.", language: "en", facts: member, policy: defaultPolicy },
    { ...inOrder, broken },
  );
  expect(verdict).toMatchObject({ outcome: "hold", findings: [{ check: "check-failed", then: "hold" }] });
  expect(JSON.stringify(verdict)).not.toContain("innards");
});

test("[S12] review first holds everything but the newsroom's own, without a finding being needed", () => {
  const policy = { mode: "review-first" as const };
  expect(read("A calm remark.", { policy })).toMatchObject({ outcome: "hold", findings: [] });
  expect(read("A calm remark.", { policy, facts: { isStaff: true } }).outcome).toBe("publish");
});

test("[S13] screening is pure: the same request gives the same verdict and changes nothing it was given", () => {
  const request = Object.freeze({
    text: "sh1t at shop.com",
    language: "en",
    facts: Object.freeze({ ...member }),
    policy: Object.freeze({ ...defaultPolicy }),
  });
  expect(screen(request)).toEqual(screen(request));
});

/** Processor time, not the clock: the least of a few tries, so that a busy machine does not count. */
const cost = (work: (turn: number) => unknown): number =>
  Math.min(
    ...[1, 2, 3, 4].map(turn => {
      const start = process.cpuUsage();
      work(turn);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    }),
  );

test("[S18] the longest texts of an hour, and the longest word list, cost the next text next to nothing", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const spaced = (seed: number) =>
    Array.from({ length: 4_950 }, (_, i) => letters[(i * seed + ((i * i) % 19)) % 26]).join(" ");
  const alike = Array.from({ length: 50 }, (_, i) => said(spaced(i + 2)));
  read(spaced(1), { facts: { alike } });
  const alone = cost(turn => read(spaced(300 + turn)));
  expect(cost(turn => read(spaced(400 + turn), { facts: { alike } }))).toBeLessThan(5 * alone);

  const words = Array.from({ length: 5_000 }, (_, i) => ({
    text: `f${i.toString(36)}ck${(i * 7_919).toString(36)}`,
    then: "hold" as const,
  }));
  read("Compiles the list.", { policy: { words } });
  const text = "f* f*c ".repeat(1_400);
  const withoutList = cost(() => read(text));
  expect(cost(() => read(text, { policy: { words } }))).toBeLessThan(10 * withoutList);
});

test("[S19] whatever a reader can follow is a link: behind words, half encoded, in capitals, to a mailbox", () => {
  const newcomer = { facts: { published: 0 } };
  for (const text of [
    "[free](&#104;ttps://shop.example)",
    "[free](ht&#116;ps://shop.example)",
    "[free](https&colon;//shop.example)",
    "[free](https\\://shop.example)",
    "[free](https:/shop.example)",
    "[free](  \n  https:/shop.example)",
    "[free](mailto:sales@shop.example)",
    "mailto:sales@shop.example",
    "so_https://shop.example/a",
    "Shop.example",
    "SHOP.COM",
    "bit.ly/free",
  ]) {
    expect([text, read(text, newcomer).outcome]).toEqual([text, "hold"]);
    expect(found(text, "links")[0]?.evidence).toHaveLength(1);
  }
  for (const none of ["They wrote [sic](see below) again.", "He left.It was late. STOP IT.IN THE END"])
    expect(found(none, "links", newcomer)).toEqual([]);
});
