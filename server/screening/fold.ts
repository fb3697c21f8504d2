import { confusablesMap } from "confusables";

/** A word as the eye reads it, with the stretch of the original text that it stands for (UTF-16 offsets). */
export interface Word {
  /** Its readings, the plainest first: `1d10t` is read as it stands, as "idiot" and as "ldiot". Never empty. */
  readings: string[];
  start: number;
  end: number;
  /**
   * `written`: stands so in the text. `joined`: read over gaps, as in "f u c k" or "sh-it". `part`: a stretch of a run, as in
   * "I f u c k y o u"; it may be an accident ("a s s e s s"), so only what is unmistakable should count there.
   */
  kind: "written" | "joined" | "part";
}

export interface Folded {
  /** The words in order; phrases are looked for along them. */
  words: Word[];
  /** The words once more as they read when the addresses of links are not seen; empty without a link. */
  linked: Word[];
  /** What spaced out or punctuated letters would read as: looked at beside the words. */
  joined: Word[];
  /** Runs of single letters ("I f u c k y o u"), which may hide words: see {@link hiddenIn}. */
  runs: Run[];
}

/** Single letters with short gaps between them, each a word of its own. */
interface Run {
  letters: string;
  words: Word[];
}

/** One character of the folded text: lower case, without marks, in its plain look. */
interface Glyph {
  char: string;
  start: number;
  end: number;
}

/**
 * Reads a text as the eye does: through case, accents, look-alike letters, zero-width characters, digits and signs that stand
 * for letters, s p a c e d letters, and Markdown. Keeps where in the original everything was. Linear in the length of the
 * text. Stretched letters are left to {@link spells}, which knows the word that is meant.
 */
export function fold(text: string): Folded {
  const words = wordsOf(glyphsOf(text));
  const runs = runsOf(text, words);
  return {
    words,
    linked: linked(text),
    joined: [...runs.map(wholeRun), ...punctuated(text, words), ...glued(text, words)],
    runs,
  };
}

/** The words alone, as they stand in the text: a fraction of the work. */
export function plainWords(text: string): string[] {
  return wordsOf(glyphsOf(text)).map(word => word.readings[0] ?? "");
}

/** Characters that are there but not seen: format characters (zero-width, bidi controls, soft hyphen), variation selectors, fillers. */
const unseen = /^(?:\p{Cf}|\p{Default_Ignorable_Code_Point}|\u2800)$/u;
const mark = /\p{M}/gu;

/** Look-alikes that the table of `confusables` lacks or maps to a capital. */
const lookAlikes: Record<string, string> = {
  ß: "ss",
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  æ: "ae",
  œ: "oe",
  "€": "e",
  "£": "l",
  "¢": "c",
  ι: "i",
  ꓲ: "i",
  ꜰ: "f",
  ꞯ: "q",
  ʠ: "q",
  ɽ: "r",
};

function glyphsOf(text: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let start = 0;
  for (const point of text) {
    const end = start + point.length;
    if (isAscii(point)) glyphs.push({ char: point.toLowerCase(), start, end });
    else if (unseen.test(point) || /^\p{M}$/u.test(point)) {
      // Belongs to the letter before it, so that the evidence covers what a reader would select.
      const last = glyphs.at(-1);
      if (last) last.end = end;
    } else {
      for (const char of plain(point)) glyphs.push({ char, start, end });
    }
    start = end;
  }
  return glyphs;
}

/** Most of most texts: nothing of it needs a closer look. */
const isAscii = (point: string) => point >= " " && point <= "~";

const plainForms = new Map<string, string>();
/** "viii" and "kcal" are one sign each. A few stand for whole sentences ("ﷺ" for 18 letters), and 10,000 of these would take as long. */
const mostDrawn = 4;

/** One code point in its plain look; often itself, sometimes several letters. */
function plain(point: string): string {
  let form = plainForms.get(point);
  if (form === undefined) {
    // "⒡" is drawn as a letter and decomposed as "(f)".
    const base = point
      .normalize("NFKD")
      .replace(mark, "")
      .replace(/^\((.)\)$/u, "$1");
    form = [...base].slice(0, mostDrawn).map(looks).join("");
    if (base === "") form = looks(point);
    // Some signs stand for several words or a fraction ("⅐" is "1⁄7"); they were typed as one.
    form = form.replace(/\s+(?=.)/gu, "").replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}])/gu, "") || " ";
    // A table for the process: at most as many entries as there are code points in use.
    if (plainForms.size < 20_000) plainForms.set(point, form);
  }
  return form;
}

/** One character as small plain letters; of some only the capital is known. */
function looks(char: string): string {
  const small = char.toLowerCase();
  return lookAlikes[small] ?? (confusablesMap.get(small) ?? confusablesMap.get(char))?.toLowerCase() ?? small;
}

const letter = /[\p{L}\p{N}]/u;
/** Signs that stand for letters inside a word or before one. */
const signs = new Set(["@", "$", "!", "|", "+", "*"]);
const apostrophes = new Set(["'", "’", "‘", "`"]);

function wordsOf(glyphs: Glyph[]): Word[] {
  const words: Word[] = [];
  let from = 0;
  while (from < glyphs.length) {
    if (!isWordStart(glyphs, from)) {
      from++;
      continue;
    }
    let to = from;
    while (to < glyphs.length && belongs(glyphs, to)) to++;
    let last = to;
    // Stars on both sides make it bold; behind it alone they may stand for letters ("sh**").
    if (isStar(glyphs[from - 1])) while (isStar(glyphs[last - 1])) last--;
    words.push(wordFrom(glyphs.slice(from, last)));
    from = to;
  }
  return words;
}

const isPlainLetter = (char: string | undefined) => char !== undefined && char >= "a" && char <= "z";
const isLetter = (glyph: Glyph | undefined) =>
  glyph !== undefined && (isPlainLetter(glyph.char) || letter.test(glyph.char));
const isSign = (glyph: Glyph | undefined) => glyph !== undefined && signs.has(glyph.char);
const isStar = (glyph: Glyph | undefined) => glyph?.char === "*";

/** A letter, or a sign before one; but a star there is a Markdown mark. */
function isWordStart(glyphs: Glyph[], at: number): boolean {
  if (isLetter(glyphs[at])) return true;
  return isSign(glyphs[at]) && !isStar(glyphs[at]) && (isLetter(glyphs[at + 1]) || isSign(glyphs[at + 1]));
}

/** Letters and digits; signs and apostrophes when a letter follows, and signs of a run that a letter ends or that are money or stars. */
function belongs(glyphs: Glyph[], at: number): boolean {
  const glyph = glyphs[at];
  if (isLetter(glyph)) return true;
  if (glyph && apostrophes.has(glyph.char)) return isLetter(glyphs[at - 1]) && isLetter(glyphs[at + 1]);
  if (!isSign(glyph)) return false;
  return isLetter(glyphs[at + 1]) || isSign(glyphs[at + 1]) || glyph?.char === "$" || isStar(glyph);
}

/** What digits and signs are drawn for. `1` and `|` are two letters, so they make two readings. */
const drawn: Record<string, string> = {
  "0": "o",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
  "+": "t",
};
const digit = /\p{N}/u;

function wordFrom(glyphs: Glyph[]): Word {
  const chars = glyphs.map(glyph => glyph.char).filter(char => !apostrophes.has(char));
  const start = glyphs[0]?.start ?? 0;
  const end = glyphs.at(-1)?.end ?? start;
  // Most of most texts: it can be read in one way only.
  const isPlain = chars.length > 0 && chars.every(isPlainLetter);
  if (isPlain) return { readings: [chars.join("")], start, end, kind: "written" };
  return {
    // A star is a Markdown mark ("f**ul**l" reads "full") or stands for a letter ("f*ll").
    readings: unique([...readingsOf(chars.filter(char => char !== "*")), ...readingsOf(chars)]),
    start,
    end,
    kind: "written",
  };
}

function readingsOf(chars: string[]): string[] {
  const asWritten = chars.filter(char => !signs.has(char) || char === "*").join("");
  return [asWritten, ...drawings(chars)].filter(reading => reading !== "");
}

function drawings(chars: string[]): string[] {
  const digits = chars.filter(char => digit.test(char)).length;
  const letters = chars.filter(char => letter.test(char)).length - digits;
  if (digits === 0 && !chars.some(char => signs.has(char) && char !== "*")) return [];
  // "A55" is a road, "2024" a year, "5G" a network: digits on one side of as few letters are a number.
  if (digits >= letters && /^(?:\D*\p{N}+|\p{N}+\D*)$/u.test(chars.join(""))) return [];
  const read = (one: string) =>
    chars.map(char => (char === "1" || char === "|" ? one : (drawn[char] ?? char))).join("");
  return [read("i"), read("l")];
}

/** "f u c k", "f.u.c.k", "f - u - c - k", "**f** **u** **c** **k**": single letters with short gaps between them, three at least. */
function runsOf(text: string, words: Word[]): Run[] {
  const runs: Run[] = [];
  let run: Word[] = [];
  const close = () => {
    if (run.length >= 3) runs.push({ letters: run.map(word => word.readings[0]).join(""), words: run });
    run = [];
  };
  for (const word of words) {
    const last = run.at(-1);
    const isSingle = (word.readings[0] ?? "").length === 1;
    if (!isSingle || (last && !isGap(text.slice(last.end, word.start)))) close();
    if (isSingle) run.push(word);
  }
  close();
  return runs;
}

const isGap = (between: string) => /^[^\p{L}\p{N}]{1,5}$/u.test(between);

const wholeRun = (run: Run): Word => ({
  ...stretch(run, 0, run.words.length),
  readings: unique(readingsOf([...run.letters])),
  kind: "joined",
});

const stretch = ({ letters, words }: Run, from: number, to: number): Word => ({
  readings: [letters.slice(from, to)],
  start: words[from]?.start ?? 0,
  end: words[to - 1]?.end ?? 0,
  kind: "part",
});

/** A word that a run hides between other letters has at least so many, or it may be an accident. */
const leastHidden = 4;
const mostHidden = 14;
const keyLength = 3;

/** What {@link hiddenIn} finds a word by: its first letters, each run of the same as one. */
export const hiddenKey = (word: string) => squeeze(word).slice(0, keyLength);

/**
 * Every stretch of the runs that begins like a word that is looked for, stretched or not; `keys`: their {@link hiddenKey}. One look
 * at each letter, so that ten thousand of them cost next to nothing.
 */
export function hiddenIn(runs: Run[], keys: ReadonlySet<string>): Word[] {
  return runs.flatMap(run => {
    const { length } = run.letters;
    const found: Word[] = [];
    for (let from = 0; from + leastHidden <= length; from++) {
      if (!keys.has(hiddenKey(run.letters.slice(from, from + mostHidden)))) continue;
      for (let to = from + leastHidden; to <= Math.min(from + mostHidden, length); to++)
        if (to - from < length) found.push(stretch(run, from, to));
    }
    return found;
  });
}

/** "sh-it", "f.uck", "fu_ck": words with one mark and no space between them, read as one. */
function punctuated(text: string, words: Word[]): Word[] {
  const found: Word[] = [];
  let chain: Word[] = [];
  const close = () => {
    if (chain.length >= 2 && chain.length <= 4) {
      const readings = [chain.map(word => word.readings[0]).join(""), chain.map(word => word.readings.at(-1)).join("")];
      found.push({
        readings: unique(readings),
        start: chain[0]?.start ?? 0,
        end: chain.at(-1)?.end ?? 0,
        kind: "joined",
      });
    }
    chain = [];
  };
  for (const word of words) {
    const last = chain.at(-1);
    if (last && !/^[._\-*~·]$/u.test(text.slice(last.end, word.start))) close();
    chain.push(word);
  }
  close();
  return found;
}

const gluing = /[@$!|+*`]/;

/** "fuck!you", "fuck|you": the words on both sides of a sign that may have stood for a letter, or for itself. */
function glued(text: string, words: Word[]): Word[] {
  if (!gluing.test(text)) return [];
  return words.flatMap(({ start, end }) => {
    if (!gluing.test(text.slice(start, end))) return [];
    const pieces = [...text.slice(start, end).matchAll(/[^@$!|+*`]+/g)];
    if (pieces.length < 2) return [];
    return pieces.map(({ 0: piece, index }) => ({
      readings: [
        glyphsOf(piece)
          .map(({ char }) => char)
          .join(""),
      ],
      start: start + index,
      end: start + index + piece.length,
      kind: "part" as const,
    }));
  });
}

const linkMarks = /\[|\]\([^\s()]*\)/g;

/** "fu[ck](https://...)": the words as they read when the marks and the address of a link are not seen. */
function linked(text: string): Word[] {
  if (!text.includes("](")) return [];
  const seen = text.replace(linkMarks, marks => "\u200b".repeat(marks.length));
  return wordsOf(glyphsOf(seen));
}

const unique = (readings: string[]) => [...new Set(readings)];

/**
 * True when `reading` spells `word`: the same letters, stretched ("fuuuckk", three or more of one at least) or with a star for a letter
 * ("f*ck"; the first letter and half of the others must stand).
 */
export function spells(reading: string, word: string): boolean {
  if (reading === word) return true;
  if (reading.includes("*")) return spellsWithStars(reading, word);
  return isStretched(reading, word);
}

function spellsWithStars(reading: string, word: string): boolean {
  if (reading.length !== word.length || reading[0] !== word[0]) return false;
  const stars = [...reading].filter(char => char === "*").length;
  return stars <= word.length / 2 && [...reading].every((char, place) => char === "*" || char === word[place]);
}

function isStretched(reading: string, word: string): boolean {
  let at = 0;
  let isLonger = false;
  for (let place = 0; place < word.length; ) {
    const char = word[place];
    const meant = runLength(word, place);
    const written = runLength(reading, at);
    if (reading[at] !== char || written < meant) return false;
    isLonger ||= written > meant && written >= 3;
    place += meant;
    at += written;
  }
  return isLonger && at === reading.length;
}

function runLength(text: string, from: number): number {
  let to = from + 1;
  while (to < text.length && text[to] === text[from]) to++;
  return to - from;
}

/** Letters of a word with each run as one: what a word and its stretched writings have in common. */
export function squeeze(word: string): string {
  // A look is ten times as quick as a replacement, and most words have no letter twice in a row.
  let at = 1;
  while (at < word.length && word[at] !== word[at - 1]) at++;
  if (at >= word.length) return word;
  return word.replace(/(.)\1+/gsu, "$1");
}
