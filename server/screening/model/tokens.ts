import { type Folded, fold, hiddenIn } from "../fold.ts";
import { excused } from "./excuse.ts";
import { withoutNames } from "./names.ts";
import { abuseAmong, abuseBehind, canonical, hiddenKeysOf, type Token, type Vocabulary } from "./vocabulary.ts";

/** What a text has beyond this is not read: no door takes so long a text. */
const mostCharacters = 20_000;
/** Signs beyond this are not read; words always are. */
const mostSigns = 6_000;

/**
 * The text as a row of words and signs: folded, disguises undone, groups named by one token, innocent names taken out, and abuse that its
 * sentence takes back by a token of its own.
 */
export function tokensOf(text: string, vocabulary: Vocabulary): Token[] {
  const read = text.slice(0, mostCharacters);
  const tokens = unthreaded(plainTokens(read, fold(read), vocabulary), vocabulary);
  return excused(withoutNames(read, tokens, vocabulary), vocabulary);
}

/** Words in their canonical form, words that were spaced out as one, and the signs between them. */
function plainTokens(text: string, folded: Folded, vocabulary: Vocabulary): Token[] {
  const joined = new Map(joinedWords(text, folded, vocabulary).map(token => [token.start, token]));
  const tokens: Token[] = [];
  let at = 0;
  for (const word of folded.words) {
    // Part of a word that was read over gaps.
    if (word.start < at) continue;
    addSigns(text, at, word.start, tokens);
    const token = joined.get(word.start) ?? {
      text:
        contractions.get(text.slice(word.start, word.end).toLowerCase().replace("’", "'")) ??
        canonical(word, vocabulary),
      start: word.start,
      end: word.end,
    };
    tokens.push(token);
    at = token.end;
  }
  addSigns(text, at, text.length, tokens);
  return tokens;
}

/** Without their apostrophe they read as other words. */
const contractions = new Map([
  ["who're", "whoare"],
  ["he'll", "hewill"],
  ["she'll", "shewill"],
]);

/** Runs of spaced or dotted letters that read as a word; of overlapping ones abuse comes first, then the longest. */
function joinedWords(text: string, { joined, runs }: Folded, vocabulary: Vocabulary): Token[] {
  const found: (Token & { isAbuse: boolean })[] = [];
  for (const { readings, start, end, kind } of [...joined, ...hiddenIn(runs, hiddenKeysOf(vocabulary))]) {
    const abusive = abuseAmong(readings, vocabulary);
    const plain = readings[0] ?? "";
    if (abusive && (kind !== "part" || abusive.length >= 4)) found.push({ text: abusive, start, end, isAbuse: true });
    else if (kind === "joined" && plain.length > 3 && vocabulary.known.has(plain))
      found.push({ text: plain, start, end, isAbuse: false });
  }
  const lengthOf = ({ start, end }: Token) => end - start;
  found.sort((a, b) => Number(b.isAbuse) - Number(a.isAbuse) || lengthOf(b) - lengthOf(a) || a.start - b.start);
  const taken = new Uint8Array(text.length);
  return found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}

const mostThreaded = 20;

/** "f🙂u🙂c🙂k": single letters with the same sign between them that read as abuse. */
function unthreaded(tokens: Token[], vocabulary: Vocabulary): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const letters = threadFrom(tokens, i);
    let length = letters.length;
    let meant: string | undefined;
    for (; length >= 3 && meant === undefined; length--) meant = abuseBehind(letters.slice(0, length), vocabulary);
    if (meant === undefined) found.push(tokens[i]!);
    else {
      const last = i + 2 * length;
      found.push({ text: meant, start: tokens[i]!.start, end: tokens[last]!.end });
      i = last;
    }
  }
  return found;
}

/** The letters from here on that have the same sign between them. */
function threadFrom(tokens: Token[], from: number): string {
  const sign = tokens[from + 1]?.text;
  let letters = tokens[from]!.text;
  if (letters.length !== 1 || sign === undefined || /\p{L}/u.test(sign)) return "";
  for (let at = from + 2; tokens[at]?.text.length === 1 && letters.length <= mostThreaded; at += 2) {
    if (tokens[at - 1]!.text !== sign) break;
    letters += tokens[at]!.text;
  }
  return letters;
}

/** What makes no token of its own: spaces and controls, what colours an emoji or joins two, letters and digits. */
const silent = /^(?:[\p{L}\p{N}\s\0-\x20]|\ufe0f|\u200d|[\u{1f3fb}-\u{1f3ff}])$/u;

/** Signs between words, each kind once per gap: "!!!" is "!!", emoji as they are. */
function addSigns(text: string, from: number, to: number, tokens: Token[]): void {
  let last: string | undefined;
  let at = from;
  for (const sign of text.slice(from, to)) {
    const end = at + sign.length;
    const token = tokens.at(-1);
    if (sign === last && token) {
      token.end = end;
      if (token.text === sign) token.text = sign + sign;
    } else if (tokens.length < mostSigns && !silent.test(sign)) {
      tokens.push({ text: sign, start: at, end });
      last = sign;
    }
    at = end;
  }
}
