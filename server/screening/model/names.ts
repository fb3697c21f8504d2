import type { Token, Vocabulary } from "./vocabulary.ts";

export const groupToken = "idgrp";
export const nameToken = "namex";

/**
 * Reads every name of a group as one token, so that no group is worse than another, and names and idioms that only look like abuse as
 * another one.
 */
export function withoutNames(text: string, tokens: Token[], vocabulary: Vocabulary): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const length = innocentLength(text, tokens, i, vocabulary);
    if (length > 0) {
      i += length - 1;
      found.push({ text: nameToken, start: token.start, end: tokens[i]!.end });
    } else if (vocabulary.groups.has(token.text)) addGroup(found, token);
    else found.push(token);
  }
  return found;
}

/** "black and white" are two groups, "African-American", "gay gay" one. */
function addGroup(found: Token[], { start, end }: Token): void {
  if (found.at(-1)?.text === "-" && found.at(-2)?.text === groupToken) found.pop();
  const last = found.at(-1);
  if (last?.text === groupToken) last.end = end;
  else found.push({ text: groupToken, start, end });
}

/** How many tokens from here are a name or an idiom; 0: none. */
function innocentLength(text: string, tokens: Token[], at: number, { innocent, abuse }: Vocabulary): number {
  for (const rest of innocent.get(tokens[at]!.text) ?? []) {
    const isInnocent = rest.every((word, k) =>
      word === titleSign ? isTitle(text, tokens[at + k]!) : tokens[at + 1 + k]?.text === word,
    );
    if (isInnocent) return 1 + rest.length - (rest.at(-1) === titleSign ? 1 : 0);
  }
  return isNamed(text, tokens, at, abuse) ? 1 : 0;
}

/** At the end of a phrase on the list: its last word has a capital. */
const titleSign = "^";

const list = (words: string) => new Set(words.split(" "));

/** Words of abuse that are also first or last names. */
const nameable = list(
  "dick randy willy johnson peter fanny roger cox cock hooker wang weiner butt gay cummings cumming dyke cracker fagan lipshitz titley hitchcock pratt bush beaver hore boner titcomb crapper",
);

/** Words that stand with a capital before or after a word of abuse, and are no names. */
const common = list(
  "the you your are this that what who why how his her she they and but suck eat big little stupid such get let huge tiny one old ass head face",
);

/** "Dick Cheney", "John Cock": title case beside title case. */
function isNamed(text: string, tokens: Token[], at: number, abuse: Vocabulary["abuse"]): boolean {
  const token = tokens[at]!;
  if (!nameable.has(token.text) || !isTitle(text, token)) return false;
  const isOtherName = (other: Token | undefined) =>
    other !== undefined &&
    isTitle(text, other) &&
    other.end - other.start > 2 &&
    !abuse.has(other.text) &&
    !common.has(other.text);
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  return (
    (after?.start === token.end + 1 && isOtherName(after)) || (before?.end === token.start - 1 && isOtherName(before))
  );
}

const isTitle = (text: string, { start, end }: Token) => /^[A-Z][a-z'’-]+$/.test(text.slice(start, end));
