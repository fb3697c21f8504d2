import { labels } from "../protocol/labels.ts";
import { embed, multiply, type Network, pool, rowsOf, type Shape, sizes } from "../screening/model/network.ts";
import { Adam } from "./adam.ts";
import type { Sequences } from "./examples.ts";
import { seeded, shuffle } from "./random.ts";
import type { NetworkRecipe } from "./recipe.ts";

/** One text to learn from: its tokens as places in the list of words, and what is known of it. */
export interface Lesson {
  ids: Int32Array;
  target: Float32Array;
  weight: Float32Array;
  domain: number;
}

/** What is learnt by Adam; the rows of the embedding are learnt by Adagrad. `domainBias` is left out of the model. */
const layers = ["conv", "convBias", "heads", "headBias", "domainBias"] as const;
type Layer = (typeof layers)[number];

/** The place of the token that stands at both ends of a text, before the words. */
const edge = "</s>";

/** A network that knows nothing. */
export function newNetwork(shape: Shape, seed: number): Network {
  const random = seeded(seed);
  const { pooledFilters, projections, pooled } = sizes(shape);
  const between = (count: number, scale: number) => Array.from({ length: count }, () => (random() * 2 - 1) * scale);
  const rows = 2 ** shape.wordBits + 2 ** shape.gramBits;
  const embedding = new Float32Array(rows * shape.dimension);
  for (let i = 0; i < embedding.length; i++) embedding[i] = (random() * 2 - 1) * 0.1;
  return {
    shape,
    embedding,
    conv: Float64Array.from(between(projections * shape.dimension, Math.sqrt(3 / (2 * shape.dimension)))),
    convBias: new Float64Array(pooledFilters),
    dense: new Float64Array(0),
    denseBias: new Float64Array(0),
    heads: Float64Array.from(between(labels.length * pooled, Math.sqrt(3 / pooled) * 0.3)),
    // Most texts deserve no label.
    headBias: new Float64Array(labels.length).fill(-2),
    domainBias: new Float64Array(shape.domains * labels.length),
  };
}

/**
 * Trains a network on all labels at once; what is not known of a text teaches nothing. A convolutional network for sentences (Kim
 * 2014) over words that are the sum of hashed subwords (Bojanowski et al. 2017). Deterministic: one seed, one order of operations.
 * Tells `done` how far it is, 0..1.
 */
export function trainNetwork(
  plan: NetworkRecipe,
  words: Sequences["words"],
  lessons: Lesson[],
  done: (share: number) => void,
): Network {
  const network = newNetwork(plan.shape, plan.seed);
  const random = seeded(plan.seed + 1000);
  const learner = new Learner(network, words, plan, random);
  const order = Int32Array.from(lessons.keys());
  const steps = Math.ceil(lessons.length / plan.batch);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    shuffle(order, random);
    for (let step = 0; step < steps; step++) {
      const from = step * plan.batch;
      learner.study(Array.from(order.subarray(from, from + plan.batch), i => lessons[i]!));
      const progress = (epoch * steps + step) / (plan.epochs * steps);
      // The rates rise for a fiftieth of the time, and then fall to a hundredth.
      learner.learn(Math.min(1, progress * 50) * (1 - progress) + 0.01);
      if (step % 50 === 0) done(progress);
    }
  }
  return network;
}

type Plan = Pick<
  NetworkRecipe,
  "batch" | "rate" | "embeddingRate" | "dropout" | "wordDropout" | "tokenDropout" | "decay" | "mostTokens"
>;

/** Finds the slope of the loss at a batch of texts, and moves the network against it. */
export class Learner {
  /** Slopes of the loss by what is learnt; those of token `u` of the batch lie at `u * dimension` of `inputSlopes`. */
  readonly slopes: Record<Layer, Float64Array>;
  inputSlopes = new Float64Array(0);
  /** The tokens of the batch, each once: 0 is the edge, 1 the first word. */
  types: number[] = [];

  private readonly adams: Adam[];
  private readonly squares: Float64Array;
  private readonly size;
  /** Rows of the embedding by token. */
  readonly rows: Int32Array[];
  private readonly slotOf: Int32Array;
  private hidden: Hidden[] = [];
  private inputs = new Float64Array(0);
  private projected = new Float64Array(0);

  private readonly slots: Int32Array;
  private readonly pooled: Float64Array;
  private readonly pooledSlopes: Float64Array;
  private readonly places: Int32Array;
  private readonly mask: Float64Array;
  private readonly network: Network;
  private readonly plan: Plan;
  private readonly random: () => number;

  constructor(network: Network, words: string[], plan: Plan, random: () => number) {
    this.network = network;
    this.plan = plan;
    this.random = random;
    this.size = sizes(network.shape);
    this.rows = [edge, ...words].map(word => rowsOf(word, network.shape));
    this.slotOf = new Int32Array(this.rows.length).fill(-1);
    this.slopes = Object.fromEntries(layers.map(name => [name, new Float64Array(network[name].length)])) as Record<
      Layer,
      Float64Array
    >;
    this.adams = layers.map(
      name => new Adam(network[name], this.slopes[name], name === "conv" || name === "heads" ? plan.decay : 0),
    );
    this.squares = new Float64Array(network.embedding.length / network.shape.dimension);
    this.slots = new Int32Array(plan.mostTokens + 2);
    this.pooled = new Float64Array(this.size.pooled);
    this.pooledSlopes = new Float64Array(this.size.pooled);
    this.places = new Int32Array(this.size.pooledFilters);
    this.mask = new Float64Array(this.size.pooled);
  }

  /** Adds the slopes of the batch's loss (weighted cross-entropy, per text of a full batch), and answers the loss. */
  study(batch: Lesson[]): number {
    this.look(batch);
    let loss = 0;
    for (const lesson of batch) {
      const length = this.read(lesson);
      loss += this.answer(lesson);
      this.trace(length);
    }
    return loss / this.plan.batch;
  }

  /** Moves the network against the slopes, and forgets them. `fade`: share of the rates. */
  learn(fade: number): void {
    for (const adam of this.adams) adam.move(this.plan.rate * fade);
    this.types.forEach((type, slot) => {
      this.learnRows(this.rows[type]!, slot, this.plan.embeddingRate * fade);
    });
  }

  /** Makes the vector and the projections of each token of the batch; some are hidden, as a whole or but for their n-grams. */
  private look(batch: Lesson[]): void {
    const { network, size, plan } = this;
    const { dimension } = network.shape;
    for (const type of this.types) this.slotOf[type] = -1;
    this.types = [];
    const take = (type: number) => {
      if (this.slotOf[type]! >= 0) return;
      this.slotOf[type] = this.types.length;
      this.types.push(type);
    };
    take(0);
    for (const { ids } of batch) for (let i = 0; i < Math.min(ids.length, plan.mostTokens); i++) take(ids[i]! + 1);

    const count = this.types.length;
    if (this.inputs.length < count * dimension) {
      this.inputs = new Float64Array(count * dimension * 2);
      this.inputSlopes = new Float64Array(count * dimension * 2);
      this.projected = new Float64Array(count * size.projections * 2);
    }
    this.inputSlopes.fill(0, 0, count * dimension);
    this.hidden = this.types.map((type, slot) => {
      const hidden = type === 0 ? nothing : this.draw();
      embed(network.embedding, this.rows[type]!, hidden, this.inputs, slot * dimension, dimension);
      return hidden;
    });
    multiply(this.inputs, network.conv, this.projected, count, size.projections, dimension);
  }

  private draw(): Hidden {
    const { tokenDropout, wordDropout } = this.plan;
    const drawn = this.random();
    if (drawn < tokenDropout) return wholeToken;
    return drawn < tokenDropout + wordDropout ? wordRow : nothing;
  }

  /** What the network makes of a text, with some of it hidden; answers the length with both edges. */
  private read({ ids }: Lesson): number {
    const { network, size, slots, pooled, mask, inputs, plan } = this;
    const { dimension } = network.shape;
    const length = Math.min(ids.length, plan.mostTokens) + 2;
    slots[0] = this.slotOf[0]!;
    for (let i = 0; i < length - 2; i++) slots[i + 1] = this.slotOf[ids[i]! + 1]!;
    slots[length - 1] = this.slotOf[0]!;

    pool(network.shape, slots, length, this.projected, size.projections, network.convBias, pooled, this.places);
    pooled.fill(0, size.pooledFilters);
    for (let i = 0; i < length; i++) {
      const from = slots[i]! * dimension;
      for (let d = 0; d < dimension; d++) pooled[size.pooledFilters + d]! += inputs[from + d]!;
    }
    for (let d = 0; d < dimension; d++) pooled[size.pooledFilters + d]! /= Math.sqrt(length);

    const keep = 1 - plan.dropout;
    for (let f = 0; f < size.pooled; f++) {
      mask[f] = this.random() < keep ? 1 / keep : 0;
      pooled[f]! *= mask[f]!;
    }
    return length;
  }

  /** The loss over the labels that are known, and its slopes by the heads and by what they read. */
  private answer({ target, weight, domain }: Lesson): number {
    const { network, slopes, pooled, pooledSlopes, plan } = this;
    const width = pooled.length;
    pooledSlopes.fill(0);
    let loss = 0;
    for (let l = 0; l < labels.length; l++) {
      const wanted = target[l]!;
      const counts = weight[l]!;
      if (Number.isNaN(wanted) || counts === 0) continue;
      const row = l * width;
      let logit = network.headBias[l]! + network.domainBias[domain * labels.length + l]!;
      for (let f = 0; f < width; f++) logit += network.heads[row + f]! * pooled[f]!;
      const said = 1 / (1 + Math.exp(-logit));
      loss -= counts * (wanted * Math.log(said + 1e-12) + (1 - wanted) * Math.log(1 - said + 1e-12));
      const slope = (counts * (said - wanted)) / plan.batch;
      slopes.headBias[l]! += slope;
      slopes.domainBias[domain * labels.length + l]! += slope;
      for (let f = 0; f < width; f++) {
        slopes.heads[row + f]! += slope * pooled[f]!;
        pooledSlopes[f]! += slope * network.heads[row + f]!;
      }
    }
    return loss;
  }

  /** Back through the pools: each filter to the place that won, the mean to all. */
  private trace(length: number): void {
    const { network, size, slopes, slots, pooled, pooledSlopes, mask, inputs, inputSlopes, places } = this;
    const { dimension, filters } = network.shape;
    let offset = 0;
    let filter = 0;
    filters.forEach((count, index) => {
      const width = index + 1;
      for (let f = 0; f < count; f++) {
        const at = filter + f;
        if (pooled[at]! <= 0) continue;
        const slope = pooledSlopes[at]! * mask[at]!;
        slopes.convBias[at]! += slope;
        for (let k = 0; k < width && places[at]! + k < length; k++) {
          const input = slots[places[at]! + k]! * dimension;
          const row = (offset + k * count + f) * dimension;
          for (let d = 0; d < dimension; d++) {
            slopes.conv[row + d]! += slope * inputs[input + d]!;
            inputSlopes[input + d]! += slope * network.conv[row + d]!;
          }
        }
      }
      offset += count * width;
      filter += count;
    });
    const mean = size.pooledFilters;
    for (let d = 0; d < dimension; d++) pooledSlopes[mean + d]! *= mask[mean + d]! / Math.sqrt(length);
    for (let i = 0; i < length; i++) {
      const input = slots[i]! * dimension;
      for (let d = 0; d < dimension; d++) inputSlopes[input + d]! += pooledSlopes[mean + d]!;
    }
  }

  /** Adagrad (Duchi, Hazan & Singer 2011) with one step size for each row. */
  private learnRows(rows: Int32Array, slot: number, rate: number): void {
    const hidden = this.hidden[slot]!;
    if (hidden === wholeToken) return;
    const { inputSlopes, squares, network } = this;
    const { dimension } = network.shape;
    const from = slot * dimension;
    let square = 0;
    for (let d = 0; d < dimension; d++) square += inputSlopes[from + d]! ** 2;
    if (square === 0) return;
    square /= dimension;
    const gramScale = rows.length > 1 ? 1 / Math.sqrt(rows.length - 1) : 0;
    for (let r = hidden === wordRow ? 1 : 0; r < rows.length; r++) {
      const row = rows[r]!;
      const scale = r === 0 ? 1 : gramScale;
      squares[row]! += square * scale * scale;
      const step = (rate * scale) / (Math.sqrt(squares[row]!) + 1e-6);
      for (let d = 0; d < dimension; d++) network.embedding[row * dimension + d]! -= step * inputSlopes[from + d]!;
    }
  }
}

/** What of a token is hidden, in the numbers of `embed`. */
type Hidden = 0 | 1 | 2;
const nothing = 0;
const wordRow = 1;
const wholeToken = 2;
