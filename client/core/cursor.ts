import type { Numbered } from "../../server/protocol/events.ts";

/** Frames that came too early and are kept for the moment when what is missing arrives. */
const waitingMost = 1_000;

/**
 * Where a reader stands in a channel. Whatever order the frames come in, doubled or with pieces missing, `take` gives every
 * event once and in order; while `gap` is true something is missing, and asking again from `seq` brings it.
 */
export class Cursor {
  #seq: number;
  #highest: number;
  readonly #waiting = new Map<number, Numbered>();

  constructor(since: number) {
    this.#seq = since;
    this.#highest = since;
  }

  get seq(): number {
    return this.#seq;
  }

  get gap(): boolean {
    return this.#highest > this.#seq;
  }

  /** What can be applied now, in order. */
  take(events: readonly Numbered[]): Numbered[] {
    const ready: Numbered[] = [];
    for (const numbered of [...events].sort((a, b) => a.seq - b.seq)) {
      this.#highest = Math.max(this.#highest, numbered.seq);
      if (numbered.seq === this.#seq + 1) {
        this.#seq++;
        ready.push(numbered, ...this.#early());
      } else if (numbered.seq > this.#seq && this.#waiting.size < waitingMost) {
        this.#waiting.set(numbered.seq, numbered);
      }
    }
    return ready;
  }

  /** Goes on from `seq`, because what lies before was read anew; answers what came since and can be applied now. */
  startOver(seq: number): Numbered[] {
    this.#seq = seq;
    for (const early of [...this.#waiting.keys()]) if (early <= seq) this.#waiting.delete(early);
    this.#highest = Math.max(seq, ...this.#waiting.keys());
    return this.#early();
  }

  /** Those that came early and whose turn it is now. */
  #early(): Numbered[] {
    const ready: Numbered[] = [];
    for (let next = this.#waiting.get(this.#seq + 1); next; next = this.#waiting.get(this.#seq + 1)) {
      this.#waiting.delete(next.seq);
      this.#seq = next.seq;
      ready.push(next);
    }
    return ready;
  }
}
