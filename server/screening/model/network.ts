import { labels } from "../../protocol/labels.ts";
import { hashText, mix } from "./hash.ts";

// A convolutional network over a text (Kim 2014), small enough to run in plain JavaScript. Each token becomes a vector, the sum of
// hashed subwords (Bojanowski et al. 2017). Filters look at one, two or three neighbours; of each the greatest response in the text
// counts. These, and the mean of the vectors, are what the labels' heads read.

const labelCount = labels.length;

/** Shape of the network. */
export interface Shape {
  /** Numbers in the vector of a token. */
  dimension: number;
  /** Rows for words are 2^wordBits, for character n-grams 2^gramBits. */
  wordBits: number;
  gramBits: number;
  /** How many filters look at one, two and three tokens. */
  filters: number[];
  /** Units between the pools and the heads; 0: the heads read the pools. */
  hidden: number;
  /** Kinds of sources, known in training alone. */
  domains: number;
}

export interface Network {
  shape: Shape;
  /** [rows x dimension]: rows of words, then of character n-grams; in training floats, else steps of `embeddingScale`. */
  embedding: Float32Array | Int8Array;
  embeddingScale?: number;
  /** [projections x dimension]; a projection is a filter at one place of its width: for each width, for each place, its filters. */
  conv: Float64Array;
  convBias: Float64Array;
  /** [hidden x pooled] and its bias. */
  dense: Float64Array;
  denseBias: Float64Array;
  /** [labels x last], see {@link sizes}, and their bias. */
  heads: Float64Array;
  headBias: Float64Array;
  /** [domains x labels], in training alone. */
  domainBias: Float64Array;
}

/** `pooled`: what a text becomes, the filters and then the mean; `last`: what a head reads. */
export const sizes = (shape: Shape) => {
  const pooledFilters = shape.filters.reduce((sum, count) => sum + count, 0);
  const projections = shape.filters.reduce((sum, count, i) => sum + count * (i + 1), 0);
  const pooled = pooledFilters + shape.dimension;
  return { pooledFilters, projections, pooled, last: shape.hidden || pooled };
};

/** Rows of the embedding that make a token: its word, then its character 3-5-grams. */
export function rowsOf(token: string, { wordBits, gramBits }: Shape): Int32Array {
  const rows = [hashText(token, 7) & ((1 << wordBits) - 1)];
  const text = `<${token.slice(0, 24)}>`;
  for (let at = 0; at + 2 < text.length; at++) {
    let hash = 0x811c9dc5;
    for (let n = 0; n < 5 && at + n < text.length; n++) {
      hash = Math.imul(hash ^ text.charCodeAt(at + n), 0x01000193);
      if (n >= 2) rows.push((1 << wordBits) + (mix(hash ^ n) & ((1 << gramBits) - 1)));
    }
  }
  return Int32Array.from(rows);
}

/** Of a token, in training: nothing, its word's row, or all of it. */
type Hidden = 0 | 1 | 2;

/** Writes a token's vector to `x[at ...]`: its word's row plus the n-grams' rows by the root of their number. */
export function embed(
  embedding: Float32Array | Int8Array,
  rows: Int32Array,
  hidden: Hidden,
  x: Float64Array,
  at: number,
  dimension: number,
): void {
  x.fill(0, at, at + dimension);
  if (hidden === 2) return;
  for (let r = 1; r < rows.length; r++) {
    const row = rows[r]! * dimension;
    for (let d = 0; d < dimension; d++) x[at + d]! += embedding[row + d]!;
  }
  const scale = rows.length > 1 ? 1 / Math.sqrt(rows.length - 1) : 0;
  for (let d = 0; d < dimension; d++) x[at + d]! *= scale;
  if (hidden === 1) return;
  const word = rows[0]! * dimension;
  for (let d = 0; d < dimension; d++) x[at + d]! += embedding[word + d]!;
}

/**
 * out[r, c] = sum over d of x[r, d] * w[c, d]. Two rows and four columns at a time, so that each number that is read is used more
 * than once and the eight sums stay in registers; `columns` is a multiple of four.
 */
export function multiply(
  x: Float64Array,
  w: Float64Array,
  out: Float64Array,
  rows: number,
  columns: number,
  depth: number,
): void {
  for (let r = 0; r < rows; r += 2) {
    const xa = r * depth;
    const hasTwo = r + 1 < rows;
    const xb = hasTwo ? xa + depth : xa;
    for (let c = 0; c < columns; c += 4) {
      const w0 = c * depth;
      const w1 = w0 + depth;
      const w2 = w1 + depth;
      const w3 = w2 + depth;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let d = 0; d < depth; d++) {
        const a = x[xa + d]!;
        const b = x[xb + d]!;
        a0 += a * w[w0 + d]!;
        a1 += a * w[w1 + d]!;
        a2 += a * w[w2 + d]!;
        a3 += a * w[w3 + d]!;
        b0 += b * w[w0 + d]!;
        b1 += b * w[w1 + d]!;
        b2 += b * w[w2 + d]!;
        b3 += b * w[w3 + d]!;
      }
      const at = r * columns + c;
      out[at] = a0;
      out[at + 1] = a1;
      out[at + 2] = a2;
      out[at + 3] = a3;
      if (!hasTwo) continue;
      const next = at + columns;
      out[next] = b0;
      out[next + 1] = b1;
      out[next + 2] = b2;
      out[next + 3] = b3;
    }
  }
}

/**
 * The greatest response of every filter over the places of a text, cut at 0, into `pooled`, and where it was into `places`.
 * `slots`: for each token the row of `projected` [tokens x projections] where its projections are; what lies behind the end of a
 * text shorter than a filter reads as row 0, the edge.
 */
export function pool(
  shape: Shape,
  slots: ArrayLike<number>,
  length: number,
  projected: Float64Array,
  projections: number,
  convBias: Float64Array,
  pooled: Float64Array,
  places: Int32Array,
): void {
  let offset = 0;
  let filter = 0;
  pooled.fill(Number.NEGATIVE_INFINITY, 0, convBias.length);
  shape.filters.forEach((count, index) => {
    const raise = raisers[index]!;
    const end = filter + count;
    const last = Math.max(0, length - 1 - index);
    for (let at = 0; at <= last; at++) {
      const rowOf = (k: number) => (at + k < length ? slots[at + k]! : 0) * projections + offset + k * count - filter;
      raise(projected, rowOf(0), rowOf(1), rowOf(2), pooled, places, filter, end, at);
    }
    offset += count * (index + 1);
    filter = end;
  });
  for (let f = 0; f < filter; f++) pooled[f] = Math.max(0, pooled[f]! + convBias[f]!);
}

/**
 * Raises the filters [from, to) to what they answer at a place, where that is more. `a`, `b` and `c`: where in `projected` the
 * tokens at this place and the next two have what filter 0 makes of them. One for each width, for this is where reading spends its time.
 */
type Raise = (
  projected: Float64Array,
  a: number,
  b: number,
  c: number,
  pooled: Float64Array,
  places: Int32Array,
  from: number,
  to: number,
  at: number,
) => void;

const raisers: Raise[] = [
  (projected, a, _b, _c, pooled, places, from, to, at) => {
    for (let f = from; f < to; f++) {
      const answer = projected[a + f]!;
      if (answer <= pooled[f]!) continue;
      pooled[f] = answer;
      places[f] = at;
    }
  },
  (projected, a, b, _c, pooled, places, from, to, at) => {
    for (let f = from; f < to; f++) {
      const answer = projected[a + f]! + projected[b + f]!;
      if (answer <= pooled[f]!) continue;
      pooled[f] = answer;
      places[f] = at;
    }
  },
  (projected, a, b, c, pooled, places, from, to, at) => {
    for (let f = from; f < to; f++) {
      const answer = projected[a + f]! + projected[b + f]! + projected[c + f]!;
      if (answer <= pooled[f]!) continue;
      pooled[f] = answer;
      places[f] = at;
    }
  },
];

/** The token that stands at both ends of a text. */
const edge = "</s>";

/** Of a longer text the rest is not read as one; its sentences are, each by itself. */
const mostTokens = 4_000;
/** Tokens whose vectors are kept: more than the most of one text. */
const mostKept = 8_192;

/** Reads texts with a trained network; keeps what it computed for tokens seen before. Not to be shared between threads. */
export class Reader {
  private readonly network: Network;
  private readonly size;
  private readonly slotOf = new Map<string, number>();
  /** By slot: the vectors of tokens, and what the filters make of them. */
  private readonly vectors: Float64Array;
  private readonly projected: Float64Array;
  private readonly slots = new Int32Array(mostTokens + 2);
  /** Of the text that was read last: what it became, and where each filter answered most. */
  private readonly pooled: Float64Array;
  private readonly places: Int32Array;
  private length = 0;

  constructor(network: Network) {
    this.network = network;
    this.size = sizes(network.shape);
    this.vectors = new Float64Array(mostKept * network.shape.dimension);
    this.projected = new Float64Array(mostKept * this.size.projections);
    this.pooled = new Float64Array(this.size.pooled);
    this.places = new Int32Array(this.size.pooledFilters);
  }

  /** The logit of each label for the tokens [from, to). */
  read(tokens: ArrayLike<string>, from: number, to: number): Float64Array {
    this.look(tokens, from, to);
    const { heads, headBias } = this.network;
    const top = this.top();
    return Float64Array.from({ length: labelCount }, (_, label) => {
      let logit = headBias[label]!;
      for (let i = 0; i < top.length; i++) logit += heads[label * top.length + i]! * top[i]!;
      return logit;
    });
  }

  /**
   * Adds to `parts[from ...]` what each of the tokens [from, to) gave to the sum of the labels' logits, `by` times each: a filter's
   * response is the sum of what it made of the tokens it stood on, and the mean is a sum as well.
   */
  addParts(tokens: ArrayLike<string>, from: number, to: number, by: Float64Array, parts: Float64Array): void {
    this.look(tokens, from, to);
    const slopes = this.slopes(by);
    const { shape } = this.network;
    const { projections, pooledFilters } = this.size;
    const give = (place: number, amount: number) => {
      // Both edges belong to nobody.
      if (place > 0 && place < this.length - 1) parts[from + place - 1]! += amount;
    };
    let offset = 0;
    let filter = 0;
    shape.filters.forEach((count, index) => {
      for (let f = 0; f < count; f++) {
        if (this.pooled[filter + f] === 0) continue;
        for (let k = 0; k <= index; k++) {
          const place = this.places[filter + f]! + k;
          const at = (place < this.length ? this.slots[place]! : 0) * projections + offset + k * count + f;
          give(place, slopes[filter + f]! * this.projected[at]!);
        }
      }
      offset += count * (index + 1);
      filter += count;
    });
    for (let place = 1; place < this.length - 1; place++) {
      let sum = 0;
      const at = this.slots[place]! * shape.dimension;
      for (let d = 0; d < shape.dimension; d++) sum += slopes[pooledFilters + d]! * this.vectors[at + d]!;
      give(place, sum / Math.sqrt(this.length));
    }
  }

  /** Reads the tokens between two edges, into `pooled` and `places`. */
  private look(tokens: ArrayLike<string>, from: number, to: number): void {
    const { network, size, slots, pooled, vectors } = this;
    const { dimension } = network.shape;
    const count = Math.min(to - from, mostTokens);
    this.length = count + 2;
    if (this.slotOf.size + this.length >= mostKept) this.slotOf.clear();
    const known = this.slotOf.size;
    slots[0] = this.slot(edge);
    for (let i = 0; i < count; i++) slots[i + 1] = this.slot(tokens[from + i]!);
    slots[count + 1] = slots[0]!;
    this.project(known, this.slotOf.size);

    pool(network.shape, slots, this.length, this.projected, size.projections, network.convBias, pooled, this.places);
    const mean = pooled.subarray(size.pooledFilters).fill(0);
    for (let i = 0; i < this.length; i++) {
      const at = slots[i]! * dimension;
      for (let d = 0; d < dimension; d++) mean[d]! += vectors[at + d]!;
    }
    // By the root, so that the mean of many tokens does not fade away.
    for (let d = 0; d < dimension; d++) mean[d]! /= Math.sqrt(this.length);
  }

  /** Where the vector of a token is; the first is the edge's. A new one is yet to be projected. */
  private slot(token: string): number {
    const known = this.slotOf.get(token);
    if (known !== undefined) return known;
    const { shape, embedding, embeddingScale = 1 } = this.network;
    const { dimension } = shape;
    const slot = this.slotOf.size;
    const vector = this.vectors.subarray(slot * dimension, (slot + 1) * dimension);
    embed(embedding, rowsOf(token, shape), 0, vector, 0, dimension);
    for (let d = 0; d < dimension; d++) vector[d]! *= embeddingScale;
    this.slotOf.set(token, slot);
    return slot;
  }

  /** What the filters make of the tokens in the slots [from, to): together, for two cost little more than one. */
  private project(from: number, to: number): void {
    const { conv, shape } = this.network;
    const { projections } = this.size;
    const vectors = this.vectors.subarray(from * shape.dimension);
    const projected = this.projected.subarray(from * projections);
    multiply(vectors, conv, projected, to - from, projections, shape.dimension);
  }

  /** What the heads read. */
  private top(): Float64Array {
    const { shape, dense, denseBias } = this.network;
    if (shape.hidden === 0) return this.pooled;
    const { length } = this.pooled;
    return Float64Array.from({ length: shape.hidden }, (_, unit) => {
      let value = denseBias[unit]!;
      for (let f = 0; f < length; f++) value += dense[unit * length + f]! * this.pooled[f]!;
      return Math.max(0, value);
    });
  }

  /** By how much the sum of the labels' logits, `by` times each, rises with each number of `pooled`. */
  private slopes(by: Float64Array): Float64Array {
    const { shape, dense, heads } = this.network;
    const top = this.top();
    const ofTop = new Float64Array(top.length);
    for (let label = 0; label < labelCount; label++)
      for (let i = 0; i < top.length; i++) ofTop[i]! += by[label]! * heads[label * top.length + i]!;
    if (shape.hidden === 0) return ofTop;
    const { length } = this.pooled;
    const slopes = new Float64Array(length);
    for (let unit = 0; unit < shape.hidden; unit++) {
      if (top[unit] === 0) continue;
      for (let f = 0; f < length; f++) slopes[f]! += ofTop[unit]! * dense[unit * length + f]!;
    }
    return slopes;
  }
}
