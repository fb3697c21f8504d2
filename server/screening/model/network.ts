import { labels } from "../../protocol/labels.ts";
import { hashText, mix } from "./hash.ts";

const labelCount = labels.length;

/** Shape of the network. */
export interface Shape {
  dimension: number;
  wordBits: number;
  gramBits: number;
  /** Filters of width 1, 2, 3, ... */
  filters: number[];
  hidden: number;
  domains: number;
}

export interface Network {
  shape: Shape;
  /** Word rows, then rows of character n-grams. */
  embedding: Float32Array;
  /** [projections x dimension]; projections: for each width, for each place in it, its filters. */
  conv: Float64Array;
  convBias: Float64Array;
  /** [hidden x pooled] and its bias; then [labels x hidden]. With hidden = 0 the heads read the pooled vector. */
  dense: Float64Array;
  denseBias: Float64Array;
  heads: Float64Array;
  headBias: Float64Array;
  domainBias: Float64Array;
}

export const sizes = (shape: Shape) => {
  const pooledFilters = shape.filters.reduce((a, b) => a + b, 0);
  const projections = shape.filters.reduce((sum, f, i) => sum + f * (i + 1), 0);
  const pooled = pooledFilters + shape.dimension;
  return { pooledFilters, projections, pooled, last: shape.hidden || pooled };
};

/** Rows of the embedding that make up a token: its word, then its character 3-5-grams. */
export function rowsOf(token: string, { wordBits, gramBits }: Shape): Int32Array {
  const rows = [hashText(token, 7) & ((1 << wordBits) - 1)];
  const text = `<${token.slice(0, 24)}>`;
  for (let i = 0; i + 2 < text.length; i++) {
    let h = 0x811c9dc5;
    for (let n = 0; n < 5 && i + n < text.length; n++) {
      h = Math.imul(h ^ text.charCodeAt(i + n), 0x01000193);
      if (n >= 2) rows.push((1 << wordBits) + (mix(h ^ n) & ((1 << gramBits) - 1)));
    }
  }
  return Int32Array.from(rows);
}

/** out[u, m] = sum over d of x[u, d] * w[m, d]; two rows and four columns at a time. */
export function multiply(
  x: Float64Array,
  w: Float64Array,
  out: Float64Array,
  rows: number,
  columns: number,
  depth: number,
): void {
  for (let u = 0; u < rows; u += 2) {
    const xa = u * depth;
    const xb = u + 1 < rows ? xa + depth : xa;
    for (let m = 0; m < columns; m += 4) {
      const w0 = m * depth;
      const w1 = w0 + depth;
      const w2 = w1 + depth;
      const w3 = w2 + depth;
      let a0 = 0,
        a1 = 0,
        a2 = 0,
        a3 = 0,
        b0 = 0,
        b1 = 0,
        b2 = 0,
        b3 = 0;
      for (let d = 0; d < depth; d++) {
        const va = x[xa + d]!;
        const vb = x[xb + d]!;
        const c0 = w[w0 + d]!;
        const c1 = w[w1 + d]!;
        const c2 = w[w2 + d]!;
        const c3 = w[w3 + d]!;
        a0 += va * c0;
        a1 += va * c1;
        a2 += va * c2;
        a3 += va * c3;
        b0 += vb * c0;
        b1 += vb * c1;
        b2 += vb * c2;
        b3 += vb * c3;
      }
      const oa = u * columns + m;
      out[oa] = a0;
      out[oa + 1] = a1;
      out[oa + 2] = a2;
      out[oa + 3] = a3;
      if (xb !== xa) {
        const ob = oa + columns;
        out[ob] = b0;
        out[ob + 1] = b1;
        out[ob + 2] = b2;
        out[ob + 3] = b3;
      }
    }
  }
}

/** Greatest response of every filter over the places of a text; `slots` are rows of `projected`. */
export function pool(
  shape: Shape,
  slots: ArrayLike<number>,
  length: number,
  projected: Float64Array,
  projections: number,
  convBias: Float64Array,
  pooled: Float64Array,
  at: Int32Array,
): void {
  let offset = 0;
  let filter = 0;
  for (let w = 1; w <= shape.filters.length; w++) {
    const count = shape.filters[w - 1]!;
    pooled.fill(-1e9, filter, filter + count);
    const last = Math.max(0, length - w);
    for (let t = 0; t <= last; t++) {
      const p0 = slots[t]! * projections + offset;
      if (w === 1) {
        for (let f = 0; f < count; f++) {
          const v = projected[p0 + f]!;
          if (v > pooled[filter + f]!) {
            pooled[filter + f] = v;
            at[filter + f] = t;
          }
        }
        continue;
      }
      const p1 = (t + 1 < length ? slots[t + 1]! : 0) * projections + offset + count;
      const p2 = w > 2 ? (t + 2 < length ? slots[t + 2]! : 0) * projections + offset + 2 * count : 0;
      const p3 = w > 3 ? (t + 3 < length ? slots[t + 3]! : 0) * projections + offset + 3 * count : 0;
      const p4 = w > 4 ? (t + 4 < length ? slots[t + 4]! : 0) * projections + offset + 4 * count : 0;
      if (w === 2)
        for (let f = 0; f < count; f++) {
          const v = projected[p0 + f]! + projected[p1 + f]!;
          if (v > pooled[filter + f]!) {
            pooled[filter + f] = v;
            at[filter + f] = t;
          }
        }
      else if (w === 3)
        for (let f = 0; f < count; f++) {
          const v = projected[p0 + f]! + projected[p1 + f]! + projected[p2 + f]!;
          if (v > pooled[filter + f]!) {
            pooled[filter + f] = v;
            at[filter + f] = t;
          }
        }
      else
        for (let f = 0; f < count; f++) {
          const v =
            projected[p0 + f]! +
            projected[p1 + f]! +
            projected[p2 + f]! +
            projected[p3 + f]! +
            (w > 4 ? projected[p4 + f]! : 0);
          if (v > pooled[filter + f]!) {
            pooled[filter + f] = v;
            at[filter + f] = t;
          }
        }
    }
    offset += count * w;
    filter += count;
  }
  for (let f = 0; f < filter; f++) pooled[f] = Math.max(0, pooled[f]! + convBias[f]!);
}

/** Word row (unless hidden) plus the mean of the n-gram rows; all of it hidden at 2. */
export function embed(
  embedding: Float32Array,
  rows: Int32Array,
  hide: number,
  x: Float64Array,
  to: number,
  D: number,
): void {
  for (let d = 0; d < D; d++) x[to + d] = 0;
  if (hide === 2) return;
  const grams = rows.length - 1;
  for (let r = 1; r <= grams; r++) {
    const row = rows[r]! * D;
    for (let d = 0; d < D; d++) x[to + d]! += embedding[row + d]!;
  }
  const scale = grams > 0 ? 1 / Math.sqrt(grams) : 0;
  const word = rows[0]! * D;
  if (hide === 1) for (let d = 0; d < D; d++) x[to + d]! *= scale;
  else for (let d = 0; d < D; d++) x[to + d] = x[to + d]! * scale + embedding[word + d]!;
}

/** Reads texts with a trained network; keeps what it computed for tokens seen before. */
export class Reader {
  private readonly slotOf = new Map<string, number>();
  private readonly X: Float64Array;
  private readonly P: Float64Array;
  private used = 0;
  private readonly s;
  private readonly h: Float64Array;
  private readonly at: Int32Array;
  private slots = new Int32Array(8192);
  private readonly net: Network;
  private readonly kept: number;
  constructor(net: Network, kept = 16384) {
    this.net = net;
    this.kept = kept;
    this.s = sizes(net.shape);
    this.X = new Float64Array(kept * net.shape.dimension);
    this.P = new Float64Array(kept * this.s.projections);
    this.h = new Float64Array(this.s.pooled);
    this.at = new Int32Array(this.s.pooledFilters);
  }
  private slot(token: string): number {
    const known = this.slotOf.get(token);
    if (known !== undefined) return known;
    const { shape, embedding, conv } = this.net;
    const D = shape.dimension;
    const slot = this.used++;
    embed(embedding, rowsOf(token, shape), 0, this.X, slot * D, D);
    multiply(
      this.X.subarray(slot * D, slot * D + D),
      conv,
      this.P.subarray(slot * this.s.projections, (slot + 1) * this.s.projections),
      1,
      this.s.projections,
      D,
    );
    this.slotOf.set(token, slot);
    return slot;
  }
  /** Logits per label. */
  read(tokens: ArrayLike<string>, from: number, to: number): Float64Array {
    const { net, s, h } = this;
    const D = net.shape.dimension;
    const T = Math.min(to - from, 6000) + 2;
    if (this.used + T >= this.kept) {
      this.slotOf.clear();
      this.used = 0;
    }
    const edge = this.slot("</s>");
    this.slots[0] = edge;
    for (let i = 0; i < T - 2; i++) this.slots[i + 1] = this.slot(tokens[from + i]!);
    this.slots[T - 1] = edge;
    pool(net.shape, this.slots, T, this.P, s.projections, net.convBias, h, this.at);
    h.fill(0, s.pooledFilters);
    for (let i = 0; i < T; i++) {
      const x = this.slots[i]! * D;
      for (let d = 0; d < D; d++) h[s.pooledFilters + d]! += this.X[x + d]!;
    }
    const mean = 1 / Math.sqrt(T);
    for (let d = 0; d < D; d++) h[s.pooledFilters + d]! *= mean;
    let top = h;
    if (net.shape.hidden) {
      top = new Float64Array(net.shape.hidden);
      for (let j = 0; j < top.length; j++) {
        let v = net.denseBias[j]!;
        for (let f = 0; f < s.pooled; f++) v += net.dense[j * s.pooled + f]! * h[f]!;
        top[j] = Math.max(0, v);
      }
    }
    const out = new Float64Array(labelCount);
    for (let l = 0; l < labelCount; l++) {
      let z = net.headBias[l]!;
      for (let f = 0; f < s.last; f++) z += net.heads[l * s.last + f]! * top[f]!;
      out[l] = z;
    }
    return out;
  }
}
