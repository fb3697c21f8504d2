import { type Label, labels, type Scores } from "../../protocol/labels.ts";
import { countFeatures, eachFeature, featureCount, spelled, weigh } from "./features.ts";
import { type Network, Reader, type Shape, sizes } from "./network.ts";
import { unpack } from "./packed.ts";
import { tokensOf } from "./tokens.ts";
import { disguisesOf, type Token, type Vocabulary } from "./vocabulary.ts";

const labelCount = labels.length;

/** The linear reader: logistic regression over {@link countFeatures}. */
export interface Linear {
  /** [features x labels], in steps of the label's scale: what one feature says of all labels is read at one go. */
  weights: Int8Array;
  scales: number[];
  bias: number[];
  /** By feature: how rare it is. */
  idf: Float32Array;
}

/** What the readers say of a text, as logits by label, before they are weighed against each other. */
export interface Signals {
  /** Of the whole text, and the greatest of its sentences: by the linear reader, and by the networks (their mean). */
  lr: Float64Array;
  lrMax: Float64Array;
  cnn: Float64Array;
  cnnMax: Float64Array;
  /** Words of abuse, those among them that are strong, and all tokens. */
  strong: number;
  abuse: number;
  length: number;
  /** The sentences, and by label in which of them each reader found most. */
  ranges: Range[];
  lrAt: Int32Array;
  cnnAt: Int32Array;
}

/** What a score is made of, per label: one constant and a weight per entry of {@link stackFeatures}. */
export type Stack = number[][];

const places = { lr: 1, lrMax: 2, cnn: 3, cnnMax: 4, strong: 6, abuse: 7, otherCnn: 8, otherLr: 9 } as const;

/** More words of a list than these say no more. */
const mostListed = 3;

/** What a label's score is weighed from (stacking, Wolpert 1992): the readers, how long the text is, and a second label. */
export function stackFeatures(signals: Signals, label: number): number[] {
  const other = otherOf(label);
  return [
    signals.lr[label]!,
    signals.lrMax[label]!,
    signals.cnn[label]!,
    signals.cnnMax[label]!,
    Math.log(1 + signals.length),
    Math.min(mostListed, signals.strong),
    Math.min(mostListed, signals.abuse),
    signals.cnn[other]!,
    signals.lr[other]!,
  ];
}

/** Identity attack beside toxicity, toxicity beside the others. */
const otherOf = (label: number) => labels.indexOf(labels[label] === "toxicity" ? "identity_attack" : "toxicity");

/** A trained model: reads a text in linear time, gives a calibrated probability per label. */
export class Model {
  readonly version: string;
  readonly linear: Linear;
  readonly vocabulary: Vocabulary;
  readonly stack: Stack;
  private readonly readers: Reader[];
  /** Scratch: what a feature of the text that is explained gives each time that it stands there; else 0. */
  private readonly perTime = new Float32Array(featureCount);

  constructor(linear: Linear, networks: Network[], vocabulary: Vocabulary, stack: Stack, version: string) {
    this.linear = linear;
    this.vocabulary = vocabulary;
    this.stack = stack;
    this.version = version;
    this.readers = networks.map(network => new Reader(network));
  }

  score(text: string): Scores {
    return this.scoreTokens(tokensOf(text, this.vocabulary));
  }

  scoreTokens(tokens: Token[]): Scores {
    return this.scores(this.signals(tokens));
  }

  scores(signals: Signals): Scores {
    const probabilities = this.probabilities(signals);
    return Object.fromEntries(labels.map((label, l) => [label, probabilities[l]!])) as Scores;
  }

  /** By label. */
  probabilities(signals: Signals): number[] {
    return this.stack.map(([constant = 0, ...weights], label) => {
      const features = stackFeatures(signals, label);
      const logit = weights.reduce((sum, weight, i) => sum + weight * features[i]!, constant);
      return 1 / (1 + Math.exp(-logit));
    });
  }

  signals(tokens: Token[]): Signals {
    const words = tokens.map(token => token.text);
    const read = ([from, to]: Range) => ({
      lr: this.linearLogits(tokens, from, to),
      cnn: this.networkLogits(words, from, to),
    });
    const whole = read([0, tokens.length]);
    const ranges = sentences(tokens);
    const all = ranges.length > 1 ? ranges.map(read) : [whole];
    const lr = greatest(all.map(part => part.lr));
    const cnn = greatest(all.map(part => part.cnn));
    return {
      ...whole,
      lrMax: lr.most,
      cnnMax: cnn.most,
      strong: words.filter(word => this.isStrong(word)).length,
      abuse: words.filter(word => this.vocabulary.abuse.has(word)).length,
      length: words.length,
      ranges: ranges.length > 1 ? ranges : [[0, tokens.length]],
      lrAt: lr.at,
      cnnAt: cnn.at,
    };
  }

  /**
   * What each token gave to the log odds of a label, up or down: with what belongs to no token, the constants and the length, the
   * parts add up to them. Both readers are sums; where the greatest counts, of a filter or of the sentences, it is the one that was.
   */
  parts(tokens: Token[], { ranges, lrAt, cnnAt }: Signals, name: Label): Float64Array {
    const label = labels.indexOf(name);
    const other = otherOf(label);
    const weights = this.stack[label]!;
    const parts = new Float64Array(tokens.length);
    const whole: Range = [0, tokens.length];
    const words = tokens.map(token => token.text);
    this.addLinearParts(tokens, whole, mixOf([label, weights[places.lr]!], [other, weights[places.otherLr]!]), parts);
    this.addLinearParts(tokens, ranges[lrAt[label]!]!, mixOf([label, weights[places.lrMax]!]), parts);
    this.addNetworkParts(words, whole, mixOf([label, weights[places.cnn]!], [other, weights[places.otherCnn]!]), parts);
    this.addNetworkParts(words, ranges[cnnAt[label]!]!, mixOf([label, weights[places.cnnMax]!]), parts);
    this.addListed(words, word => this.vocabulary.abuse.has(word), weights[places.abuse]!, parts);
    this.addListed(words, word => this.isStrong(word), weights[places.strong]!, parts);
    return parts;
  }

  private isStrong(word: string): boolean {
    return ((this.vocabulary.abuse.get(word) ?? 0) & strongBit) !== 0;
  }

  private linearLogits(tokens: Token[], from: number, to: number): Float64Array {
    const { weights, scales, bias, idf } = this.linear;
    const { indices, counts } = countFeatures(tokens, from, to, this.vocabulary.abuse);
    weigh(indices, counts, idf);
    const logits = new Float64Array(labelCount);
    for (let i = 0; i < indices.length; i++) {
      const at = indices[i]! * labelCount;
      const value = counts[i]!;
      for (let label = 0; label < labelCount; label++) logits[label]! += weights[at + label]! * value;
    }
    for (let label = 0; label < labelCount; label++) logits[label] = logits[label]! * scales[label]! + bias[label]!;
    return logits;
  }

  private networkLogits(words: string[], from: number, to: number): Float64Array {
    const all = this.readers.map(reader => reader.read(words, from, to));
    return Float64Array.from({ length: labelCount }, (_, label) => {
      return all.reduce((sum, logits) => sum + logits[label]!, 0) / all.length;
    });
  }

  /** Each feature's part is shared by the tokens that it stands on: a word n-gram's equally, a character n-gram's by their characters. */
  private addLinearParts(tokens: Token[], [from, to]: Range, mix: Mix, parts: Float64Array): void {
    const { weights, scales, idf } = this.linear;
    const { abuse } = this.vocabulary;
    const { indices, counts } = countFeatures(tokens, from, to, abuse);
    const times = counts.slice();
    weigh(indices, counts, idf);
    const { perTime } = this;
    indices.forEach((index, i) => {
      const at = index * labelCount;
      const weight = mix.reduce((sum, by, label) => sum + by * scales[label]! * weights[at + label]!, 0);
      perTime[index] = (weight * counts[i]!) / times[i]!;
    });
    const owners = ownersOf(tokens, from, to);
    eachFeature(tokens, from, to, abuse, {
      gram(index, at, length) {
        const share = perTime[index]! / length;
        for (let i = at; i < at + length; i++) if (owners[i]! >= 0) parts[owners[i]!]! += share;
      },
      word(index, first, last) {
        const share = perTime[index]! / (last - first + 1);
        for (let i = first; i <= last; i++) parts[i]! += share;
      },
    });
    for (const index of indices) perTime[index] = 0;
  }

  private addNetworkParts(words: string[], [from, to]: Range, mix: Mix, parts: Float64Array): void {
    const by = mix.map(weight => weight / this.readers.length);
    for (const reader of this.readers) reader.addParts(words, from, to, by, parts);
  }

  private addListed(words: string[], isListed: (word: string) => boolean, weight: number, parts: Float64Array): void {
    const at = words.flatMap((word, i) => (isListed(word) ? [i] : []));
    for (const i of at) parts[i]! += (weight * Math.min(mostListed, at.length)) / at.length;
  }
}

/** Among the kinds of a word of abuse: one that is strong in any company. */
const strongBit = 32;

/** By label, how much of its logit. */
type Mix = Float64Array;

function mixOf(...amounts: [label: number, by: number][]): Mix {
  const mix = new Float64Array(labelCount);
  for (const [label, by] of amounts) mix[label]! += by;
  return mix;
}

/** By label: the greatest logit, and which of all had it. */
function greatest(all: Float64Array[]): { most: Float64Array; at: Int32Array } {
  const most = new Float64Array(labelCount).fill(Number.NEGATIVE_INFINITY);
  const at = new Int32Array(labelCount);
  all.forEach((logits, i) => {
    for (let label = 0; label < labelCount; label++) {
      if (logits[label]! <= most[label]!) continue;
      most[label] = logits[label]!;
      at[label] = i;
    }
  });
  return { most, at };
}

/** For each character of the spelled-out text whose it is; -1 for the spaces between. */
function ownersOf(tokens: Token[], from: number, to: number): Int32Array {
  const owners = new Int32Array(spelled(tokens, from, to).length).fill(-1);
  let at = 1;
  for (let i = from; i < to; i++) {
    const { length } = tokens[i]!.text;
    owners.fill(i, at, at + length);
    at += length + 1;
  }
  return owners;
}

/** Tokens from the first to before the second. */
type Range = [from: number, to: number];

/** Sentences of `least` to `most` tokens: a shorter one joins the next, a short last one the one before. */
export function sentences(tokens: Token[], least = 2, most = 40): Range[] {
  const found: Range[] = [];
  let from = 0;
  tokens.forEach(({ text }, i) => {
    const isEnd = /^[.!?]+$/.test(text) || i - from >= most;
    if (!isEnd || i + 1 - from < least) return;
    found.push([from, i + 1]);
    from = i + 1;
  });
  const last = found.at(-1);
  if (last && tokens.length - from < least) last[1] = tokens.length;
  else if (from < tokens.length) found.push([from, tokens.length]);
  return found;
}

interface Header {
  version: string;
  labels: string[];
  linearScales: number[];
  linearBias: number[];
  /** `idf` is kept as 1 + so many of these steps. */
  idfStep: number;
  networks: { shape: Shape; scales: { embedding: number; conv: number; dense: number } }[];
  stack: Stack;
}

/** Words with their kinds, forms that disguise them, names of groups, and names that only look like abuse. */
interface Lists {
  abuse: [word: string, kinds: number][];
  disguised: string[];
  exact: [form: string, word: string][];
  groups: string[];
  innocent: [first: string, rests: string[][]][];
}

type PartOf = (name: string) => Buffer;

/** Opens a weights file; throws with the reason when it is damaged, or does not fit this code. */
export function loadModel(file: Buffer): Model {
  const { header, part } = unpack(file);
  const { version, stack, networks, ...linear } = header as unknown as Header;
  if (linear.labels.join() !== labels.join())
    throw new Error("The weights file is for other labels than this version reads.");
  return new Model(
    linearFrom(linear, part),
    networks.map((network, n) => networkFrom(network, n, part)),
    vocabularyFrom(part),
    stack,
    version,
  );
}

function linearFrom(
  { linearScales: scales, linearBias: bias, idfStep }: Omit<Header, "version" | "stack" | "networks">,
  part: PartOf,
): Linear {
  const rows = labels.map((_, label) => int8(part(`linear${label}`)));
  const steps = part("idf");
  if ([...rows, steps].some(({ length }) => length !== featureCount))
    throw new Error("The weights file has another number of features than this version reads.");
  const weights = new Int8Array(featureCount * labelCount);
  for (let i = 0; i < featureCount; i++)
    for (let label = 0; label < labelCount; label++) weights[i * labelCount + label] = rows[label]![i]!;
  const idf = new Float32Array(featureCount);
  for (let i = 0; i < featureCount; i++) idf[i] = 1 + steps[i]! * idfStep;
  return { weights, scales, bias, idf };
}

function networkFrom({ shape, scales }: Header["networks"][number], n: number, part: PartOf): Network {
  const size = sizes(shape);
  const { buffer, byteOffset, byteLength } = part(`small${n}`);
  // A copy, for floats must begin at a multiple of four bytes.
  const floats = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
  let at = 0;
  const take = (count: number) => {
    at += count;
    return Float64Array.from(floats.subarray(at - count, at));
  };
  return {
    shape,
    embedding: int8(part(`embedding${n}`)),
    embeddingScale: scales.embedding,
    conv: Float64Array.from(int8(part(`conv${n}`)), step => step * scales.conv),
    dense: Float64Array.from(int8(part(`dense${n}`)), step => step * scales.dense),
    convBias: take(size.pooledFilters),
    denseBias: take(shape.hidden),
    heads: take(labelCount * size.last),
    headBias: take(labelCount),
    domainBias: new Float64Array(0),
  };
}

function vocabularyFrom(part: PartOf): Vocabulary {
  const { abuse, disguised, exact, groups, innocent } = JSON.parse(part("lists").toString()) as Lists;
  const known = new Set(part("words").toString().split("\n"));
  const disguises = disguisesOf(disguised, known);
  for (const [form, word] of exact) disguises.exact.set(form, word);
  return {
    known,
    abuse: new Map(abuse),
    disguised: disguises,
    groups: new Set(groups),
    innocent: new Map(innocent),
    things: new Set(part("things").toString().split("\n")),
  };
}

/** The same bytes, read as -128..127. */
const int8 = ({ buffer, byteOffset, length }: Buffer) => new Int8Array(buffer, byteOffset, length);
