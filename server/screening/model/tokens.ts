import { type Folded, fold, squeeze, type Word } from "../fold.ts";

/** Words that the reader knows: needed to tell a disguise from a name. */
export interface Vocabulary {
  /** Every ordinary word (dictionary and frequent words of the training texts). */
  known: { has(word: string): boolean };
  /** Words of abuse with the bits of their kinds. */
  abuse: Map<string, number>;
  /** What people disguise. */
  disguised: Disguises;
  /** Words that name a group. */
  groups: { has(word: string): boolean };
  /** Names, idioms and places that only look like abuse: first word -> the rest of the phrase. */
  innocent: Map<string, string[][]>;
}

/** Ways to write a word of abuse so that a list misses it -> the word. */
export interface Disguises {
  /** Without vowels, and with two neighbours swapped. */
  exact: Map<string, string>;
  /** Letters with runs as one. */
  squeezed: Map<string, string>;
  /** First letter and length: for stars. */
  shapes: Map<string, string[]>;
}

export const groupToken = "idgrp";
export const nameToken = "namex";
export const maxCharacters = 20_000;

/** One token of a text as the model reads it, with its place in the original (UTF-16 offsets). */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/** The text as a row of words and signs: folded, disguises undone, groups named by one token, innocent names taken out. */
export function tokensOf(text: string, vocabulary: Vocabulary): Token[] {
  const cut = text.length > maxCharacters ? text.slice(0, maxCharacters) : text;
  return neutral(cut, plainTokens(cut, fold(cut), vocabulary), vocabulary);
}

function plainTokens(text: string, folded: Folded, vocabulary: Vocabulary): Token[] {
  const joined = joinedWords(folded, vocabulary);
  const tokens: Token[] = [];
  let at = 0;
  let nextJoined = 0;
  for (let i = 0; i < folded.words.length; i++) {
    const word = folded.words[i]!;
    while (nextJoined < joined.length && joined[nextJoined]!.start < word.start) nextJoined++;
    signs(text, at, word.start, tokens);
    const one = joined[nextJoined];
    if (one && one.start === word.start) {
      tokens.push(one);
      at = one.end;
      while (i + 1 < folded.words.length && folded.words[i + 1]!.start < one.end) i++;
      continue;
    }
    tokens.push({ text: canonical(word, vocabulary), start: word.start, end: word.end });
    at = Math.max(at, word.end);
  }
  signs(text, at, text.length, tokens);
  return unthreaded(tokens, vocabulary);
}

/** "f🙂u🙂c🙂k": single letters with the same sign between them that read as abuse. */
function unthreaded(tokens: Token[], vocabulary: Vocabulary): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const sign = tokens[i + 1];
    let to = i;
    if (sign && tokens[i]!.text.length === 1 && /^\P{L}+$/u.test(sign.text))
      while (to - i < 40 && tokens[to + 1]?.text === sign.text && tokens[to + 2]?.text.length === 1) to += 2;
    let meant: string | undefined;
    for (let end = to; end >= i + 4 && !meant; end -= 2) {
      let word = "";
      for (let k = i; k <= end; k += 2) word += tokens[k]!.text;
      meant = abuseBehind(word, vocabulary);
      if (meant) {
        out.push({ text: meant, start: tokens[i]!.start, end: tokens[end]!.end });
        i = end;
      }
    }
    if (!meant) out.push(tokens[i]!);
  }
  return out;
}

/** Runs of spaced or dotted letters that read as a word; overlapping ones: abuse first, then the longest. */
function joinedWords({ joined }: Folded, vocabulary: Vocabulary): Token[] {
  const found: (Token & { rank: number })[] = [];
  for (const word of joined) {
    const abusive = word.readings
      .map(reading => abuseBehind(reading, vocabulary))
      .find(reading => reading !== undefined);
    const reading = word.readings[0] ?? "";
    if (abusive && (word.kind !== "part" || abusive.length >= 4))
      found.push({ text: abusive, start: word.start, end: word.end, rank: 2 });
    else if (word.kind === "joined" && vocabulary.known.has(reading) && reading.length > 3)
      found.push({ text: reading, start: word.start, end: word.end, rank: 1 });
  }
  found.sort((a, b) => b.rank - a.rank || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Token[] = [];
  for (const { text, start, end } of found)
    if (kept.every(other => end <= other.start || start >= other.end)) kept.push({ text, start, end });
  return kept.sort((a, b) => a.start - b.start);
}

/** What a word reads as: itself when it is a word; else the abuse that it disguises; else its plainest reading. */
export function canonical({ readings }: Pick<Word, "readings">, vocabulary: Vocabulary): string {
  const first = (readings[0] ?? "").slice(0, 40);
  if (readings.length === 1 && (vocabulary.known.has(first) || vocabulary.abuse.has(first))) return first;
  for (const reading of readings) if (vocabulary.abuse.has(reading)) return reading;
  if (vocabulary.known.has(first)) return first;
  for (const reading of readings) {
    const meant = abuseBehind(reading, vocabulary);
    if (meant) return meant;
  }
  for (const reading of readings.slice(1)) if (vocabulary.known.has(reading)) return reading;
  const short = squeezedTo(first, vocabulary);
  return short ?? first;
}

/** The word of abuse that a reading spells, or undefined. */
export function abuseBehind(reading: string, vocabulary: Vocabulary): string | undefined {
  const { abuse, disguised, known } = vocabulary;
  if (abuse.has(reading)) return reading;
  if (reading.length < 3 || reading.length > 24) return undefined;
  if (reading.includes("*")) return starred(reading, disguised);
  if (known.has(reading)) return undefined;
  const exact = disguised.exact.get(reading);
  if (exact) return exact;
  const short = squeeze(reading);
  return short === reading ? undefined : (disguised.squeezed.get(short) ?? disguised.exact.get(short));
}

function starred(reading: string, { shapes }: Disguises): string | undefined {
  const letters = reading.replaceAll("*", "").length;
  if (letters < 2 || reading[0] === "*") return undefined;
  for (const word of shapes.get(`${reading[0]}${reading.length}`) ?? []) {
    let fits = true;
    for (let i = 0; i < word.length && fits; i++) fits = reading[i] === "*" || reading[i] === word[i];
    if (fits) return word;
  }
  return undefined;
}

/** "soooo" -> "so", "helllo" -> "hello". */
function squeezedTo(word: string, { known }: Vocabulary): string | undefined {
  if (!/([a-z])\1\1/.test(word)) return undefined;
  const two = word.replace(/([a-z])\1{2,}/gu, "$1$1");
  if (known.has(two)) return two;
  const one = word.replace(/([a-z])\1{2,}/gu, "$1");
  return known.has(one) ? one : two;
}

const spoken = /[\p{L}\p{N}\s]/u;

/** Signs between words, each kind once per gap: "!!!" is "!!", emoji as they are. */
function signs(text: string, from: number, to: number, tokens: Token[]): void {
  let last = "";
  for (let at = from; at < to; ) {
    const point = text.codePointAt(at)!;
    const width = point > 0xffff ? 2 : 1;
    const char = text.slice(at, at + width);
    if (
      point > 32 &&
      point !== 0xfe0f &&
      point !== 0x200d &&
      !(point >= 0x1f3fb && point <= 0x1f3ff) &&
      !spoken.test(char)
    ) {
      if (char === last) {
        const token = tokens.at(-1)!;
        token.end = at + width;
        if (token.text === char) token.text = char + char;
      } else if (tokens.length < 6000) tokens.push({ text: char, start: at, end: at + width });
      last = char;
    }
    at += width;
  }
}

/** Groups by one token (runs of them once), innocent names by another. */
function neutral(text: string, tokens: Token[], { groups, innocent, abuse }: Vocabulary): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const phrase = innocent
      .get(token.text)
      ?.find(rest =>
        rest.every((word, k) => (word === "^" ? isTitle(text, tokens[i + k]!) : tokens[i + 1 + k]?.text === word)),
      );
    if (phrase) {
      i += phrase.length - (phrase.at(-1) === "^" ? 1 : 0);
      out.push({ text: nameToken, start: token.start, end: tokens[i]!.end });
      continue;
    }
    if (isNameLike(text, tokens, i, abuse)) {
      out.push({ ...token, text: nameToken });
      continue;
    }
    if (groups.has(token.text)) {
      const last = out.at(-1);
      if (last?.text === groupToken) last.end = token.end;
      else if (last?.text === "-" && out.at(-2)?.text === groupToken) {
        out.pop();
        out.at(-1)!.end = token.end;
      } else out.push({ ...token, text: groupToken });
      continue;
    }
    out.push(token);
  }
  return out;
}

/** Words of abuse that are also first or last names. */
const nameable = new Set(
  "dick randy willy johnson peter fanny roger cox cock hooker wang weiner butt gay cummings cumming dyke cracker fagan lipshitz titley hitchcock pratt bush beaver hore boner titcomb crapper".split(
    " ",
  ),
);

/** "Dick Cheney", "John Cock": title case beside title case, in a text that is not all capitals. */
function isNameLike(text: string, tokens: Token[], at: number, abuse: Map<string, number>): boolean {
  const token = tokens[at]!;
  if (!nameable.has(token.text) || !isTitle(text, token)) return false;
  const next = tokens[at + 1];
  const last = tokens[at - 1];
  const fits = (other: Token | undefined) =>
    other !== undefined &&
    isTitle(text, other) &&
    other.end - other.start > 2 &&
    !abuse.has(other.text) &&
    !common.has(other.text);
  return (
    (next !== undefined && next.start === token.end + 1 && fits(next)) ||
    (last !== undefined && last.end + 1 === token.start && fits(last))
  );
}

const common = new Set(
  "the you your are this that what who why how his her she they and but suck eat big little stupid such get let huge tiny one old ass head face".split(
    " ",
  ),
);
const isTitle = (text: string, { start, end }: Token) => /^[A-Z][a-z'’-]+$/.test(text.slice(start, end));

/** Tables of disguises for the words, none of which may be an ordinary word. */
export function disguisesOf(words: string[], known: { has(word: string): boolean }): Disguises {
  const exact = new Map<string, string>();
  const squeezed = new Map<string, string>();
  const shapes = new Map<string, string[]>();
  const put = (form: string, word: string) => {
    if (form.length >= 3 && form !== word && !known.has(form) && !exact.has(form) && !words.includes(form))
      exact.set(form, word);
  };
  for (const word of words) {
    if (!squeezed.has(squeeze(word))) squeezed.set(squeeze(word), word);
    const shape = `${word[0]}${word.length}`;
    shapes.set(shape, [...(shapes.get(shape) ?? []), word]);
    if (word.length < 4) continue;
    // One vowel gone, all vowels gone, two neighbours swapped (not the first letter for short words), one letter doubled.
    put(word[0] + word.slice(1).replace(/[aeiou]/g, ""), word);
    for (let i = 1; i < word.length; i++) if (/[aeiou]/.test(word[i]!)) put(word.slice(0, i) + word.slice(i + 1), word);
    for (let i = 1; i + 1 < word.length; i++) put(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2), word);
    put(word.replace("ck", "k"), word);
    put(word.replace("ck", "q"), word);
    put(word.replace("ck", "x"), word);
    put(word.replace("u", "v"), word);
    put(word.replace("s", "z"), word);
    put(word.replace("i", "y"), word);
    put(word.replace("f", "ph"), word);
    put(word.replace("c", "k"), word);
  }
  return { exact, squeezed, shapes };
}
