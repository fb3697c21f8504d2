/** What became of one thing that was done together with others. */
export type Outcome<Result> = PromiseSettledResult<Result>;

export interface RoundsOptions<Item, Result> {
  /** Does these together; answers what became of each, in their order. */
  work(items: Item[]): Promise<Outcome<Result>[]>;
  /** Of two things with a key in common the later one goes in a later round. */
  keysOf(item: Item): string[];
  /** So many go together at most. */
  most: number;
}

/**
 * What waits is done together: the first that comes begins a round, and what comes while it is under way goes with the next. So nobody
 * waits for a clock, whoever is alone is a round of one, and the busier it is the more share what a round costs.
 */
export class Rounds<Item, Result> {
  private readonly options: RoundsOptions<Item, Result>;
  private waiting: Waiting<Item, Result>[] = [];
  private isUnderWay = false;

  constructor(options: RoundsOptions<Item, Result>) {
    this.options = options;
  }

  /** Nothing waits, and nothing is under way. */
  get isIdle(): boolean {
    return !this.isUnderWay && this.waiting.length === 0;
  }

  join(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, keys: this.options.keysOf(item), resolve, reject });
      this.begin();
    });
  }

  private begin(): void {
    if (this.isUnderWay || this.waiting.length === 0) return;
    this.isUnderWay = true;
    void this.run(this.take());
  }

  /** Those that have waited longest; of those with the same key the first. */
  private take(): Waiting<Item, Result>[] {
    const round: Waiting<Item, Result>[] = [];
    const left: Waiting<Item, Result>[] = [];
    const taken = new Set<string>();
    for (const one of this.waiting) {
      const isFree = round.length < this.options.most && !one.keys.some(key => taken.has(key));
      for (const key of one.keys) taken.add(key);
      (isFree ? round : left).push(one);
    }
    this.waiting = left;
    return round;
  }

  private async run(round: Waiting<Item, Result>[]): Promise<void> {
    const outcomes = await this.outcomesOf(round.map(({ item }) => item));
    this.isUnderWay = false;
    this.begin();
    round.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index];
      if (outcome?.status === "fulfilled") resolve(outcome.value);
      else reject(outcome?.reason);
    });
  }

  private async outcomesOf(items: Item[]): Promise<Outcome<Result>[]> {
    try {
      return await this.options.work(items);
    } catch (reason) {
      return items.map(() => ({ status: "rejected", reason }));
    }
  }
}

interface Waiting<Item, Result> {
  item: Item;
  keys: string[];
  resolve(result: Result): void;
  reject(reason: unknown): void;
}
