import { labels } from "../protocol/labels.ts";
import { groupToken } from "../screening/model/names.ts";
import { tokensOf } from "../screening/model/tokens.ts";
import { type AbuseWords, kinds } from "./lexicon.ts";
import { mildlySexual } from "./lists/abuseWords.ts";
import { domains, recipe, type Source, sources } from "./recipe.ts";
import { groupFactor } from "./reweigh.ts";
import { columnOf, isKnown, isPositive, type Row } from "./rows.ts";
import type { TrainedVocabulary } from "./vocabulary.ts";

/**
 * Texts that are learnt from, as the trainers read them. The numbers lie in shared memory, so that every thread reads the same.
 */
export interface Examples {
  sources: Source[];
  /** Row * labels + label. */
  targets: Float32Array;
  weights: Float32Array;
  domains: Uint8Array;
  namesGroup: Uint8Array;
  tokens: Sequences;
}

/** Lists of words one after the other: list `i` is `ids[starts[i]]` to `ids[starts[i + 1]]`, each a place in `words`. */
export interface Sequences {
  words: string[];
  starts: Int32Array;
  ids: Int32Array;
}

/** Zeros in memory that threads can share. */
export const shared = {
  floats: (length: number) => new Float32Array(new SharedArrayBuffer(length * 4)),
  ints: (length: number) => new Int32Array(new SharedArrayBuffer(length * 4)),
  bytes: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
};

/** Words of a text as the model reads it. */
export const wordsOf = (text: string, vocabulary: TrainedVocabulary) =>
  tokensOf(text, vocabulary).map(token => token.text);

/** Makes the rows ready; tells `read` how far it is, 0..1. */
export function examplesOf(rows: Row[], vocabulary: TrainedVocabulary, read: (share: number) => void): Examples {
  const places = new Map<string, number>();
  const lists = rows.map(({ text }, i) => {
    if (i % 1_000 === 0) read(i / rows.length);
    const list = wordsOf(text.slice(0, recipe.mostCharacters), vocabulary);
    return list.map(word => {
      const place = places.get(word) ?? places.size;
      if (place === places.size) places.set(word, place);
      return place;
    });
  });
  const words = [...places.keys()];
  const examples: Examples = {
    sources: rows.map(({ source }) => source),
    targets: shared.floats(rows.length * labels.length),
    weights: shared.floats(rows.length * labels.length),
    domains: shared.bytes(rows.length),
    namesGroup: shared.bytes(rows.length),
    tokens: sequencesOf(lists, words),
  };
  const group = places.get(groupToken);
  rows.forEach((row, i) => {
    const { domain, made } = sources[row.source];
    const list = lists[i]!;
    const sexual = sexualTarget(
      row,
      list.map(id => words[id]!),
      vocabulary.abuse,
    );
    examples.targets.set(row.target, i * labels.length);
    examples.targets[i * labels.length + columnOf.sexual] = sexual;
    examples.weights.set(row.weight, i * labels.length);
    examples.domains[i] = domains.indexOf(domain);
    examples.namesGroup[i] = !made && group !== undefined && list.includes(group) ? 1 : 0;
  });
  return examples;
}

function sequencesOf(lists: number[][], words: string[]): Sequences {
  const starts = shared.ints(lists.length + 1);
  lists.forEach((list, i) => {
    starts[i + 1] = starts[i]! + list.length;
  });
  const ids = shared.ints(starts[lists.length]!);
  lists.forEach((list, i) => {
    ids.set(list, starts[i]!);
  });
  return { words, starts, ids };
}

const mild = new Set(mildlySexual);

/**
 * The target of "sexual", which no source says: derived from the lists of words, and from whether the text was found toxic.
 * `words`: the text as the model reads it.
 */
export function sexualTarget({ target }: Row, words: string[], abuse: AbuseWords): number {
  const given = target[columnOf.sexual]!;
  const toxicity = target[columnOf.toxicity]!;
  if (isKnown(given) || !isKnown(toxicity)) return given;
  const isSexual = words.some(word => ((abuse.get(word) ?? 0) & kinds.sexual) !== 0 && !mild.has(word));
  if (!isSexual) return 0;
  return isPositive(toxicity) ? 1 : given;
}

/** {@link groupFactor} for a label on the rows in `chosen`. */
export function factorFor({ targets, weights, namesGroup }: Examples, chosen: Iterable<number>, label: number): number {
  function* named() {
    for (const i of chosen)
      yield {
        namesGroup: namesGroup[i] === 1,
        target: targets[i * labels.length + label]!,
        weight: weights[i * labels.length + label]!,
      };
  }
  return groupFactor(named(), recipe.groupRatio);
}
