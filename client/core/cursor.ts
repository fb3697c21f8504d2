import type { Frame, Numbered } from "../../server/protocol/events.ts";

/** Frames that came too early and are kept for the moment when what is missing arrives. */
const waitingMost = 1_000;

/**
 * Where a reader stands in a channel. Whatever order the frames come in, doubled or with pieces missing, `take` gives every
 * event once and in order; while `gap` is true something is missing, and asking again from `seq` brings it.
 */
export class Cursor {
  #seq: number;
  #highest: number;
  #waiting: Frame[] = [];

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
  take(frame: Frame): Numbered[] {
    this.#highest = Math.max(this.#highest, frame.seq);
    if (frame.after > this.#seq) {
      if (this.#waiting.length < waitingMost) this.#waiting.push(frame);
      return [];
    }
    return [...this.#pass(frame), ...this.#early()];
  }

  /** Goes on from `seq`, because what lies before was read anew; answers what came since and can be applied now. */
  startOver(seq: number): Numbered[] {
    this.#seq = seq;
    this.#highest = Math.max(seq, ...this.#waiting.map(frame => frame.seq));
    return this.#early();
  }

  /** The frames that came early and whose turn it is now. */
  #early(): Numbered[] {
    const ready: Numbered[] = [];
    this.#waiting.sort((a, b) => a.after - b.after);
    while (this.#waiting[0] && this.#waiting[0].after <= this.#seq) {
      ready.push(...this.#pass(this.#waiting.shift() as Frame));
    }
    return ready;
  }

  /** The events of a frame that begins at or before `seq`; numbers that it does not list say nothing to readers. */
  #pass({ seq, events }: Frame): Numbered[] {
    const fresh = events.filter(event => event.seq > this.#seq);
    this.#seq = Math.max(this.#seq, seq);
    return fresh;
  }
}
