import { labels, type Scores } from "../../protocol/labels.ts";
import { countFeatures, featureCount, weigh } from "./features.ts";
import { type Network, Reader, type Shape, sizes } from "./network.ts";
import { unpack } from "./packed.ts";
import { disguisesOf, type Token, tokensOf, type Vocabulary } from "./tokens.ts";

const labelCount = labels.length;
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** The linear reader: weights of eight bits, label by label, and how rare each feature is (eight bits, steps of `idfStep`). */
export interface Linear {
  weights: Int8Array[];
  scales: number[];
  bias: number[];
  idf: Float32Array;
}

/** What the readers say of a text before they are weighed against each other. */
export interface Signals {
  lr: Float64Array;
  lrMax: Float64Array;
  cnn: Float64Array;
  cnnMax: Float64Array;
  strong: number;
  abuse: number;
  length: number;
}

/** What a score is made of, per label: one constant and a weight per entry of {@link stackFeatures}. */
export type Stack = number[][];

export function stackFeatures(s: Signals, label: number): number[] {
  const f = [
    s.lr[label]!,
    s.lrMax[label]!,
    s.cnn[label]!,
    s.cnnMax[label]!,
    Math.log(1 + s.length),
    Math.min(3, s.strong),
    Math.min(3, s.abuse),
  ];
  const other = label === 0 ? 4 : 0; // identity attack for toxicity, toxicity for the others
  f.push(s.cnn[other]!, s.lr[other]!);
  return f;
}

/** A trained model: reads a text in linear time, gives a calibrated probability per label. */
export class Model {
  private readonly readers: Reader[];
  readonly linear: Linear;
  readonly vocabulary: Vocabulary;
  readonly stack: Stack;
  readonly version: string;
  constructor(linear: Linear, networks: Network[], vocabulary: Vocabulary, stack: Stack, version: string) {
    this.linear = linear;
    this.vocabulary = vocabulary;
    this.stack = stack;
    this.version = version;
    this.readers = networks.map(network => new Reader(network, 8192));
  }

  score(text: string): Scores {
    return this.scoreTokens(tokensOf(text, this.vocabulary));
  }

  scoreTokens(tokens: Token[]): Scores {
    const probabilities = this.probabilities(this.signals(tokens));
    return Object.fromEntries(labels.map((label, l) => [label, probabilities[l]!])) as Scores;
  }

  probabilities(signals: Signals): number[] {
    return this.stack.map((weights, l) => {
      let z = weights[0]!;
      const f = stackFeatures(signals, l);
      for (let j = 0; j < f.length; j++) z += weights[j + 1]! * f[j]!;
      return sigmoid(z);
    });
  }

  signals(tokens: Token[]): Signals {
    const words = tokens.map(token => token.text);
    const lr = this.linearLogits(tokens, 0, tokens.length);
    const cnn = this.networkLogits(words, 0, words.length);
    const parts = sentences(tokens);
    let lrMax = lr;
    let cnnMax = cnn;
    if (parts.length > 1) {
      lrMax = new Float64Array(labelCount).fill(-99);
      cnnMax = new Float64Array(labelCount).fill(-99);
      for (const [from, to] of parts) {
        const a = this.linearLogits(tokens, from, to);
        const b = this.networkLogits(words, from, to);
        for (let l = 0; l < labelCount; l++) {
          if (a[l]! > lrMax[l]!) lrMax[l] = a[l]!;
          if (b[l]! > cnnMax[l]!) cnnMax[l] = b[l]!;
        }
      }
    }
    let strong = 0;
    let abuse = 0;
    for (const word of words) {
      const bits = this.vocabulary.abuse.get(word);
      if (bits === undefined) continue;
      abuse++;
      if ((bits & 32) !== 0) strong++;
    }
    return { lr, lrMax, cnn, cnnMax, strong, abuse, length: words.length };
  }

  /** Mean of the networks. */
  private networkLogits(words: string[], from: number, to: number): Float64Array {
    const sum = this.readers[0]!.read(words, from, to);
    for (let n = 1; n < this.readers.length; n++) {
      const more = this.readers[n]!.read(words, from, to);
      for (let l = 0; l < labelCount; l++) sum[l]! += more[l]!;
    }
    for (let l = 0; l < labelCount; l++) sum[l]! /= this.readers.length;
    return sum;
  }

  private linearLogits(tokens: Token[], from: number, to: number): Float64Array {
    const { weights, scales, bias, idf } = this.linear;
    const { indices, counts } = countFeatures(tokens, from, to, this.vocabulary.abuse);
    weigh(indices, counts, idf);
    const out = new Float64Array(labelCount);
    for (let l = 0; l < labelCount; l++) {
      const w = weights[l]!;
      let sum = 0;
      for (let k = 0; k < indices.length; k++) sum += w[indices[k]!]! * counts[k]!;
      out[l] = sum * scales[l]! + bias[l]!;
    }
    return out;
  }
}

/** Sentences as [from, to) of the tokens; short ones join the next, a short last one the one before; at most `most` tokens. */
export function sentences(tokens: Token[], least = 4, most = 40): [number, number][] {
  const out: [number, number][] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i++) {
    const isEnd = /^[.!?]+$/.test(tokens[i]!.text) || i - from >= most;
    if (isEnd && i + 1 - from >= least) {
      out.push([from, i + 1]);
      from = i + 1;
    }
  }
  const last = out.at(-1);
  if (from < tokens.length) {
    if (tokens.length - from < least && last) last[1] = tokens.length;
    else out.push([from, tokens.length]);
  }
  return out;
}

interface Header extends Record<string, unknown> {
  version: string;
  labels: string[];
  linearScales: number[];
  linearBias: number[];
  idfStep: number;
  networks: { shape: Shape; scales: Record<string, number> }[];
  stack: Stack;
}

/** Opens a weights file; throws with the reason when it does not fit this code. */
export function loadModel(file: Buffer): Model {
  const { header, part } = unpack(file);
  const h = header as Header;
  if (h.labels.join() !== labels.join())
    throw new Error("The weights file is for other labels than this version reads.");
  const int8 = (name: string) => {
    const b = part(name);
    return new Int8Array(b.buffer, b.byteOffset, b.length);
  };
  const linear: Linear = {
    weights: labels.map((_, l) => int8(`linear${l}`)),
    scales: h.linearScales,
    bias: h.linearBias,
    idf: Float32Array.from(part("idf"), step => 1 + step * h.idfStep),
  };
  if (linear.weights.some(w => w.length !== featureCount))
    throw new Error("The weights file has another number of features than this version reads.");
  const networks = h.networks.map(({ shape, scales }, n): Network => {
    const s = sizes(shape);
    const small = part(`small${n}`);
    const floats = new Float32Array(small.buffer.slice(small.byteOffset, small.byteOffset + small.length));
    let at = 0;
    const take = (count: number) => {
      at += count;
      return Float64Array.from(floats.subarray(at - count, at));
    };
    return {
      shape,
      embedding: Float32Array.from(int8(`embedding${n}`), v => v * scales.embedding!),
      conv: Float64Array.from(int8(`conv${n}`), v => v * scales.conv!),
      dense: Float64Array.from(int8(`dense${n}`), v => v * scales.dense!),
      convBias: take(s.pooledFilters),
      denseBias: take(shape.hidden),
      heads: take(labelCount * s.last),
      headBias: take(labelCount),
      domainBias: new Float64Array(0),
    };
  });
  const lists = JSON.parse(part("lists").toString()) as {
    abuse: [string, number][];
    disguised: string[];
    exact: [string, string][];
    groups: string[];
    innocent: [string, string[][]][];
  };
  const known = new Set(part("words").toString().split("\n"));
  const disguised = disguisesOf(lists.disguised, known);
  for (const [form, word] of lists.exact) disguised.exact.set(form, word);
  const vocabulary: Vocabulary = {
    known,
    abuse: new Map(lists.abuse),
    disguised,
    groups: new Set(lists.groups),
    innocent: new Map(lists.innocent),
  };
  return new Model(linear, networks, vocabulary, h.stack, h.version);
}
