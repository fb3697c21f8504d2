/** Keeps what was asked elsewhere for a time, in the memory of this node; who asks while it is under way waits for the same answer. */
export class Kept<T> {
  #answers = new Map<string, { until: number; answer: Promise<T> }>();
  #most: number;
  #forMs: number;

  constructor({ most, forMs }: { most: number; forMs: number }) {
    this.#most = most;
    this.#forMs = forMs;
  }

  of(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known && known.until > Date.now()) return known.answer;
    const answer = ask();
    this.#answers.delete(key);
    this.#answers.set(key, { until: Date.now() + this.#forMs, answer });
    // What failed is asked again by whoever comes next.
    answer.catch(() => this.#answers.delete(key));
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}
