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
function innocentLength(text: string, tokens: Token[], at: number, vocabulary: Vocabulary): number {
  const { innocent, abuse } = vocabulary;
  for (const rest of innocent.get(tokens[at]!.text) ?? []) {
    const end = phraseEnd(text, tokens, at, rest);
    if (end !== undefined) return 1 + end - at;
  }
  return isNamed(text, tokens, at, abuse) || isExplained(tokens, at, vocabulary) ? 1 : placeLength(text, tokens, at);
}

/** Where the phrase ends that begins with the token at `at` and goes on with `rest`; a hyphen is as good as a space. */
function phraseEnd(text: string, tokens: Token[], at: number, rest: string[]): number | undefined {
  let end = at;
  for (const word of rest) {
    if (word === titleSign) return isTitle(text, tokens[end]!) ? end : undefined;
    end += tokens[end + 1]?.text === "-" ? 2 : 1;
    if (tokens[end]?.text !== word) return undefined;
  }
  return end;
}

/** At the end of a phrase on the list: its last word has a capital. */
const titleSign = "^";

const list = (words: string) => new Set(words.split(" "));

/** Words of abuse that are also first or last names. */
const nameable = list(
  "dick randy willy johnson peter fanny roger cox cock hooker wang weiner butt gay cummings cumming dyke cracker fagan lipshitz titley hitchcock pratt bush beaver hore boner titcomb crapper kuntz dong fuk phuc phuk muff gaylord dykes hiscock kike wank",
);

/** Words that stand with a capital before or after a word of abuse, and are no names. */
const common = list(
  "the you your are this that what who why how his her she they and but suck eat big little stupid such get let huge tiny one old ass head face off u ya em him it all up my our sucks sucker sucking lover heads",
);

/** "Dick Cheney", "John Cock", "Philip K. Dick": title case beside title case or an initial. */
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
  if (before?.text === "." && isInitial(text, tokens[at - 2], before.start)) return true;
  return (
    (after?.start === token.end + 1 && isOtherName(after)) || (before?.end === token.start - 1 && isOtherName(before))
  );
}

/** A capital by itself that ends at `end`. */
const isInitial = (text: string, token: Token | undefined, end: number) =>
  token?.end === end && /^[A-Z]$/.test(text.slice(token.start, end));

/** Countries, states, regions and counties that places are told apart by. */
const lands = list(
  "austria france germany england scotland wales ireland canada newfoundland ontario quebec alberta manitoba saskatchewan pennsylvania virginia texas california ohio oklahoma kentucky tennessee michigan montana arizona florida georgia alabama indiana illinois iowa kansas maine maryland missouri nevada oregon utah vermont wisconsin wyoming arkansas mississippi louisiana massachusetts nebraska idaho minnesota alaska hawaii norway sweden denmark netherlands belgium switzerland italy spain portugal poland bavaria saxony savoie gers moselle brittany dorset kent cornwall devon sussex essex orkney shetland yorkshire lancashire cumbria suffolk norfolk somerset jamaica japan india nigeria kenya usa uk colorado connecticut delaware finland iceland estonia latvia lithuania russia ukraine belarus romania bulgaria greece turkey hungary slovakia slovenia croatia serbia bosnia albania cyprus malta luxembourg china taiwan vietnam thailand laos cambodia malaysia singapore indonesia philippines pakistan bangladesh nepal australia tasmania queensland victoria fiji mexico guatemala honduras nicaragua cuba barbados trinidad colombia venezuela ecuador peru bolivia brazil paraguay uruguay argentina chile egypt libya tunisia algeria morocco ghana senegal ethiopia uganda tanzania zambia zimbabwe botswana namibia israel lebanon syria iraq iran oman yemen normandy burgundy provence alsace tuscany umbria sicily lombardy galicia catalonia andalusia hesse thuringia tyrol styria flanders wallonia surrey hampshire wiltshire berkshire buckinghamshire oxfordshire gloucestershire worcestershire herefordshire shropshire staffordshire cheshire derbyshire nottinghamshire lincolnshire leicestershire rutland northamptonshire bedfordshire hertfordshire cambridgeshire northumberland durham aberdeenshire fife donegal galway mayo kerry cork wicklow",
);
const afterPlace = list(". , ; : ) and to where which in has near with");

/** Words of a place's name, at most. */
const mostPlace = 3;

/** "Fucking, Austria", "Knob Lick, Kentucky": title case, a comma, a land, and no more than a sign or a little word after it. */
function placeLength(text: string, tokens: Token[], at: number): number {
  let end = at;
  while (end < at + mostPlace && tokens[end] && isTitle(text, tokens[end]!)) end++;
  const [comma, land, after] = tokens.slice(end, end + 3);
  if (end === at || comma?.text !== "," || !land || !lands.has(land.text) || !isTitle(text, land)) return 0;
  return after === undefined || afterPlace.has(after.text) ? end - at : 0;
}

/** Words in brackets that explain the one before, at most. */
const mostExplaining = 4;
const spokenTo = list("you your youre u ur yourself this these those");

/** "Bitch (female dog)": brackets that say which thing or animal a word of abuse is. */
function isExplained(tokens: Token[], at: number, { abuse, things }: Vocabulary): boolean {
  if (!abuse.has(tokens[at]!.text) || tokens[at + 1]?.text !== "(" || spokenTo.has(tokens[at - 1]?.text ?? ""))
    return false;
  const rest = tokens.slice(at + 2, at + 3 + mostExplaining).map(token => token.text);
  const explaining = rest.slice(0, rest.indexOf(")"));
  return (
    explaining.some(word => things.has(word) || animals.has(word)) &&
    !explaining.some(word => abuse.has(word) && !animals.has(word))
  );
}

/** Animals that people are called by, so that they are not among the things. */
const animals = list(
  "dog cat donkey ass cow bull pig sow hen rooster cock goat sheep horse rat snake bird fish animal tit",
);

const isTitle = (text: string, { start, end }: Token) => /^[A-Z][a-z'’-]+$/.test(text.slice(start, end));
