/** Letters of other alphabets that look like ours. */
const lookAlike: Record<string, string> = {
  a: "а",
  e: "е",
  o: "о",
  c: "с",
  i: "і",
  p: "р",
  s: "ѕ",
  x: "х",
  y: "у",
  k: "κ",
  t: "τ",
  h: "һ",
  n: "ո",
  u: "υ",
};
const accents: Record<string, string> = { a: "á", e: "ë", i: "ï", o: "ö", u: "ü", c: "ç", n: "ñ", s: "š" };
const leet: Record<string, string> = { a: "4", e: "3", i: "1", o: "0", s: "5", t: "7" };
const leetSigns: Record<string, string> = { a: "@", s: "$", i: "!", e: "3", o: "0" };

const each = (word: string, change: (letter: string, place: number) => string) => [...word].map(change).join("");
const by = (table: Record<string, string>) => (word: string) => each(word, letter => table[letter] ?? letter);
const between = (sign: string) => (word: string) => [...word].join(sign);
/** Letters moved to a block of Unicode that begins with its own "a" at `from`. */
const block = (from: number) => (word: string) =>
  each(word, letter => String.fromCodePoint(from + letter.charCodeAt(0) - 97));
/** The first vowel after the first letter, changed. */
const atVowel = (change: (vowel: string) => string) => (word: string) => {
  const at = Math.max(
    1,
    [...word].findIndex((letter, i) => i > 0 && /[aeiou]/.test(letter)),
  );
  return word.slice(0, at) + change(word[at] ?? "") + word.slice(at + 1);
};
const swapped = (word: string) => {
  const at = Math.max(1, Math.floor(word.length / 2) - 1);
  return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
};

/** Ways to disguise a word of small letters. */
const disguises: Record<string, (word: string) => string> = {
  spaces: between(" "),
  dots: between("."),
  dashes: between("-"),
  underscores: between("_"),
  "zero-width spaces": between("\u200b"),
  "soft hyphens": between("\u00ad"),
  "emoji between": between("🙂"),
  "look-alike letters": by(lookAlike),
  "one look-alike letter": word => word.replace(/[aeocipsxy]/, letter => lookAlike[letter] ?? letter),
  "full width": block(0xff41),
  "mathematical bold": block(0x1d41a),
  circled: block(0x24d0),
  accents: by(accents),
  "stacked marks": word => each(word, letter => `${letter}\u0336\u0301\u0323`),
  leetspeak: by(leet),
  "leetspeak with signs": by(leetSigns),
  "a star for a vowel": atVowel(() => "*"),
  stretched: atVowel(vowel => vowel.repeat(5)),
  "mixed capitals": word => each(word, (letter, i) => (i % 2 ? letter.toUpperCase() : letter)),
  "a vowel dropped": atVowel(() => ""),
  "letters swapped": swapped,
};

const carriers = [
  "you are such a {}",
  "what a {} you are",
  "shut up you {}",
  "only a {} would write this",
  "listen {} nobody asked you",
  "he is a stupid {}",
  "go away {}",
  "you {} ruined everything",
];
const nouns =
  "idiot moron bitch bastard asshole cunt whore slut faggot nigger retard dickhead wanker scumbag motherfucker cocksucker twat dumbass shithead loser".split(
    " ",
  );

/** Insults in plain and disguised; for judging only. */
export function disguisedTexts(): { way: string; plain: string; text: string }[] {
  return Object.entries(disguises).flatMap(([way, disguise]) =>
    nouns.flatMap((noun, i) =>
      [0, 2, 4, 6].map(k => {
        const carrier = carriers[(i + k) % carriers.length] ?? "";
        return { way, plain: carrier.replace("{}", noun), text: carrier.replace("{}", disguise(noun)) };
      }),
    ),
  );
}
