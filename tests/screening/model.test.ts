import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { log } from "../../server/log.ts";
import { labels } from "../../server/protocol/labels.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import { root } from "../../server/root.ts";
import { Aside, mostAtOnce, screenAside } from "../../server/screening/aside.ts";
import { textAlone } from "../../server/screening/check.ts";
import { fold, hiddenIn } from "../../server/screening/fold.ts";
import { languageOf } from "../../server/screening/model/language.ts";
import { loadModel } from "../../server/screening/model/model.ts";
import { pack, unpack } from "../../server/screening/model/packed.ts";
import { covered, modelOf, readText, wordsThatMoved } from "../../server/screening/model/read.ts";
import { tokensOf } from "../../server/screening/model/tokens.ts";
import { screen } from "../../server/screening/screen.ts";

test.each([
  ["de", "Du bist so ein dummer Idiot, halt einfach die Klappe."],
  ["fr", "Je ne comprends pas pourquoi le maire ne répond pas."],
  ["es", "Los precios han subido otra vez este año."],
  ["it", "I prezzi sono aumentati di nuovo quest'anno."],
  ["nl", "Ik begrijp niet waarom de burgemeester niets zegt."],
  ["pl", "Ceny w tym roku znowu wzrosły."],
  ["pt", "Não entendo por que o governo não faz nada."],
  ["ru", "Спасибо за статью, очень интересно."],
  ["uk", "Я не розумію, чому мер мовчить."],
  ["ar", "ارتفعت الأسعار مرة أخرى هذا العام."],
  ["zh", "我不明白市长为什么不回答。"],
  ["tr", "Belediye başkanının neden cevap vermediğini anlamıyorum."],
  ["de", "Guten Morgen!"],
  ["ru", "Привет"],
])("[S20] what is written in %s gets no score, and its language is told: %j", (language, text) => {
  expect(readText(text)).toMatchObject({ language, scores: null, cannotSay: "language" });
});

test.each([
  "Thanks!",
  "LOL no",
  "Kim Jong Trump",
  "Poor dumb Trudeau",
  "horseshit mister mayor!",
  "That déjà vu again, c'est la vie, says the naïve señor at the Kindergarten in Düsseldorf.",
  "omg ur sooooo right, gr8 artcle m8",
  "Nothing about Ceaușescu, Erdoğan, Wałęsa or Zürich surprises me.",
  "You are a stupid идиот, mister",
  "NOBODY ASKED YOU",
])("[S20] English is no other language: %j", text => {
  expect(readText(text)).toMatchObject({ language: "en", scores: { toxicity: expect.any(Number) } });
});

test("[S20] the languages that are covered are the folders of the models", () => {
  expect(covered).toEqual(["en"]);
  expect(languageOf("Das ist eine Schande für das ganze Land.", "de", 1)).toBe("de");
});

test.each(["fuck", "Idiot!", "c u n t", "f**k", "1d10t"])("[S21] one word of abuse is enough for a score: %j", text => {
  expect(readText(text).scores?.toxicity).toBeGreaterThan(0.5);
});

test.each([
  ["Philip K. Dick wrote it.", "What a dick, Philip."],
  ["The road to Fucking, Austria, is closed.", "The road is fucking closed."],
  ["The bus to Knob Lick, Kentucky, is late.", "Knob, lick my boots."],
  ["Our bitch (a sheepdog) has a litter.", "That bitch (the mayor) lied."],
  ["We ate cock-a-leekie soup.", "Suck my cock."],
  ["Who're you waiting for?", "You whore."],
])("[S2] a name, a place, a dish or a contraction is no abuse: %j; the same letters are: %j", (innocent, abuse) => {
  expect(readText(innocent).scores?.toxicity).toBeLessThan(0.5);
  expect(readText(abuse).scores?.toxicity).toBeGreaterThan(0.5);
});

test.each(["", " ", "🙂🙂🙂", "2024", "!!!", "…", "zxcvq", "\u200b\u200b"])(
  "[S21] a text without a word that is known says too little: %j",
  text => {
    expect(readText(text)).toMatchObject({ language: null, scores: null, cannotSay: "too-little" });
  },
);

const movedIn = (text: string) => wordsThatMoved(text, "toxicity").map(({ start, end }) => text.slice(start, end));

test("[S22] the words that moved a score are marked as they were written, up and down", () => {
  const text = "Thanks for the article. You are a st.u.pid 1d10t, honestly; f u c k off";
  expect(movedIn(text)).toEqual(expect.arrayContaining(["st.u.pid 1d10t", "Thanks"]));
  expect(movedIn(text).some(words => words.startsWith("f u c k"))).toBe(true);
  const ofThanks = wordsThatMoved(text, "toxicity").find(({ start }) => start === 0);
  expect(ofThanks?.by).toBeLessThan(0);
});

test.each(["Idiot.", "You moron!!! Shut up.", "Kill yourself. Now.", "Buy now... cheap pills: https://a.example !!!"])(
  "[S22] a stop between sentences is no word, whatever it weighs: %j",
  text => {
    const moved = labels.flatMap(label => wordsThatMoved(text, label));
    expect(moved.length).toBeGreaterThan(0);
    for (const { start, end } of moved) expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
  },
);

test("[S22] they are whole words inside the text, the largest first, eight at most, and without them the score falls", () => {
  const text =
    "Nobody believes this. Only a complete moron would trust such a corrupt, lying idiot; shut up, you pathetic fool!";
  const moved = wordsThatMoved(text, "insult");
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.length).toBeLessThanOrEqual(8);
  expect(moved.map(({ by }) => Math.abs(by))).toEqual(moved.map(({ by }) => Math.abs(by)).sort((a, b) => b - a));
  for (const { start, end } of moved) {
    expect(text.slice(start, end)).toMatch(/^[\p{L}!,;.].*[\p{L}!,;.]$/u);
    expect(`${text[start - 1] ?? " "}|${text[end] ?? " "}`).not.toMatch(/\p{L}\||\|\p{L}/u);
  }
  const [first = { start: 0, end: 0 }] = moved;
  const without = text.slice(0, first.start) + text.slice(first.end);
  expect(readText(without).scores?.insult).toBeLessThan(readText(text).scores?.insult ?? 0);
});

const weights = readFileSync(join(root, "server/screening/model/en/weights.bin"));

test("[S23] weights that are cut, changed, foreign or made for another version are refused, with the reason", () => {
  const changed = Buffer.from(weights);
  changed[1_000_000] = (changed[1_000_000] ?? 0) ^ 1;
  for (const file of [weights.subarray(0, -1), weights.subarray(0, 60), changed])
    expect(() => loadModel(file)).toThrow("The weights file is damaged or cut: its checksum does not fit.");
  for (const file of [Buffer.alloc(0), Buffer.from("PK\u0003\u0004"), Buffer.from("COMITY-MODEL 2\n")])
    expect(() => loadModel(file)).toThrow("The weights file is not a Comity model of version 1.");
  const header = { ...unpack(weights).header, labels: ["toxicity", "insult"] };
  expect(() => loadModel(pack(header, []))).toThrow("for other labels");
  expect(() => loadModel(pack(unpack(weights).header, []))).toThrow('The weights file lacks "linear0".');
});

test("[S23] each model reads under its own version", () => {
  const { header, part } = unpack(weights);
  const names = (header.parts as [name: string, length: number][]).map(([name]) => name);
  const other = loadModel(
    pack(
      { ...header, version: "next" },
      names.map(name => ({ name, bytes: part(name) })),
    ),
  );
  expect(other.version).toBe("next");
  expect(other.score("You idiot.")).toEqual(modelOf("en").score("You idiot."));
  expect(readText("You idiot.").model).toBe(modelOf("en").version);
});

const random = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
  return seed / 0x7fffffff;
};
const draw = random(7);
const base64 = Buffer.from(Array.from({ length: 15_000 }, () => draw() * 256)).toString("base64");
const letters = Array.from({ length: 10_000 }, () => String.fromCharCode(97 + draw() * 26)).join(" ");
const long = (text: string) => (length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

const hostile: [string, (length: number) => string][] = [
  ["one letter", long("a")],
  ["single letters", long("a ")],
  ["single letters at random", length => letters.slice(0, length)],
  ["marks on one letter", length => `a${"\u0301".repeat(length - 1)}`],
  ["right to left", long("مرحبا بالعالم \u202e")],
  ["emoji", long("😀🎉")],
  ["code", long("if(a[i]!=b)return{c:d**2};\n")],
  ["base64", length => base64.slice(0, length)],
  ["mixed scripts", long("sтuріd 你好 идиот ")],
  ["dots", long("a.b")],
  ["stars", long("f**k ")],
  ["links", long("[a](b)")],
  ["threads", long("f🙂u")],
  ["spaced abuse", long("f u c k ")],
  ["sentences", long("You idiot! ")],
];

test.each(hostile)("[S24] twice the text is at most twice the work: %s", (_, textOf) => {
  const work = (length: number) => {
    const text = textOf(length);
    const { vocabulary } = modelOf("en");
    let looks = 0;
    const known = { has: (word: string) => ++looks > 0 && vocabulary.known.has(word) };
    const tokens = tokensOf(text, { ...vocabulary, known });
    const folded = fold(text);
    const hidden = hiddenIn(folded.runs, new Set(["fuc", "you"]));
    return looks + tokens.length + folded.words.length + folded.joined.length + hidden.length;
  };
  expect(work(10_000)).toBeLessThanOrEqual(2.2 * work(5_000) + 50);
});

test.each(hostile)("[S24] whatever comes, every score is a probability or there is none: %s", (_, textOf) => {
  const { scores, cannotSay } = readText(textOf(20_000));
  if (!scores) expect(cannotSay).toBeDefined();
  for (const score of Object.values(scores ?? {})) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
  }
});

const request = (text: string) => ({ text, language: "en", facts: textAlone, policy: defaultPolicy });
const essay = "You are all idiots, and the harbour is none of your business. ".repeat(150);

test("[S25] a long text is read in a thread aside, while others are served, and what is found is the same", async () => {
  expect(essay.length).toBeGreaterThan(mostAtOnce);
  let turnsOfOthers = 0;
  let others = setImmediate(function turn() {
    turnsOfOthers++;
    others = setImmediate(turn);
  });
  const verdict = await screenAside(request(essay));
  clearImmediate(others);
  expect(turnsOfOthers).toBeGreaterThan(20);
  expect(verdict).toEqual(screen(request(essay)));
  expect(await new Aside().read(essay)).toEqual(readText(essay));
  expect(await screenAside(request("You idiot."))).toEqual(screen(request("You idiot.")));
});

// That a thread failed is logged, which is not what these are about.
log.level = "silent";

const thread = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const held = { outcome: "hold", findings: [{ check: "check-failed", then: "hold" }], reading: null };

test.each([
  ["dies", "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(1));"],
  [
    "breaks",
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error(); });",
  ],
  ["does not start", "import 'nowhere';"],
  ["hangs", "for (;;);"],
])("[S26] when the thread %s, the text is held and whoever reads is told", async (_, source) => {
  const aside = new Aside({ file: thread(source), patienceMs: 500, startMs: 0 });
  const [verdict, read] = await Promise.allSettled([aside.screen(request(essay)), aside.read(essay)]);
  expect(verdict).toMatchObject({ value: held });
  expect(read.status).toBe("rejected");
  expect(await aside.screen(request(essay))).toMatchObject(held);
});

test("[S26] a text that breaks a check in the thread is no end of the thread", async () => {
  const aside = new Aside();
  const broken = { ...request(essay), policy: { ...defaultPolicy, words: null as never } };
  expect(await aside.screen(broken)).toMatchObject({ outcome: "hold" });
  const calm = "A calm word about quotas. ".repeat(50);
  expect(await aside.screen(request(calm))).toMatchObject({ outcome: "publish" });
});

/** Takes 400 ms for each text, and forever for one that says so. */
const slowReader = thread(`
  import { parentPort } from "node:worker_threads";
  parentPort.on("message", ({ read }) => {
    const until = read.startsWith("forever") ? Infinity : Date.now() + 400;
    while (Date.now() < until);
    parentPort.postMessage({ result: read });
  });`);

test("[S29] a long text may wait its turn for longer than one may be read for, and only the one that is read too long is given up", async () => {
  const aside = new Aside({ file: slowReader, patienceMs: 2_000 });
  const texts = ["first", "second", "forever", "third", "fourth", "fifth", "sixth"].map(word => word + essay);
  const read = await Promise.allSettled(texts.map(text => aside.read(text)));
  const expected = texts.map(text => (text.startsWith("forever") ? { status: "rejected" } : { value: text }));
  expect(read).toMatchObject(expected);
});

test("[S29] when too many long texts wait, the next one is held, and whoever reads is told to come again", async () => {
  const aside = new Aside({ file: slowReader, mostWaiting: 2 * essay.length });
  const inTurn = [1, 2, 3].map(() => aside.read(essay));
  expect(await aside.screen(request(essay))).toMatchObject(held);
  await expect(aside.read(essay)).rejects.toMatchObject({ problem: "too-many-requests" });
  expect(await Promise.all(inTurn)).toEqual([essay, essay, essay]);
  expect(await aside.read(essay)).toBe(essay);
});

test.each([
  "Idiot! The council will meet on Tuesday to discuss the harbour fees and the new ferry.",
  "The council will meet on Tuesday to discuss the harbour fees. You moron.",
  "Kill yourself. The council will meet on Tuesday to discuss the harbour fees and the new ferry.",
])("[S28] a short sentence of abuse does not hide beside an ordinary one: %j", text => {
  const { toxicity = 0, threat = 0 } = readText(text).scores ?? {};
  expect(Math.max(toxicity, threat)).toBeGreaterThan(0.5);
  expect(readText("The council will meet on Tuesday to discuss the harbour fees.").scores?.toxicity).toBeLessThan(0.1);
});
