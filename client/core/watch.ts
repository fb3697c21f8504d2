import type { Frame, Numbered } from "../../server/protocol/events.ts";
import { Cursor } from "./cursor.ts";

export interface Watching {
  /** The number of the page that is shown: events after it are applied. */
  since: number;
  /** Events in order, each once. */
  apply(events: Numbered[]): void;
  /**
   * Too much was missed: read everything again. Events that come meanwhile wait for the promise; when it fulfils with the
   * number of what was read, they go on from there (else from `seq`). When it rejects, this is asked for again later.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: whoever has nothing to wait for returns nothing.
  startOver(seq: number): void | Promise<number | void>;
  /** How many people have the article open. */
  readers?(count: number): void;
}

/** So many events wait while live is off; of more, everything is read again when it is on. */
const waitingMost = 1_000;

/** One piece of the page that listens to a channel, and how far it has come. */
export class Listener {
  isUpToDate = false;
  /** Events that wait while live is off; null while it is on. */
  #waiting: Numbered[] | null = null;
  /** More happened while live was off than waits. */
  #isTooMuch = false;
  readonly #watching: Watching;
  readonly #cursor: Cursor;
  /** Frames that came while everything is being read again; null when it is not. */
  #held: Frame[] | null = null;

  constructor(watching: Watching) {
    this.#watching = watching;
    this.#cursor = new Cursor(watching.since);
  }

  get seq(): number {
    return this.#cursor.seq;
  }

  get isReading(): boolean {
    return this.#held !== null;
  }

  /** Something is missing that nobody is reading yet. */
  get gap(): boolean {
    return this.#held === null && this.#cursor.gap;
  }

  take(frame: Frame): void {
    if (this.#held) this.#held.push(frame);
    else this.#apply(this.#cursor.take(frame));
  }

  readers(count: number): void {
    this.#watching.readers?.(count);
  }

  /** How many comments wait while live is off. */
  get waiting(): number {
    return this.#waiting?.filter(({ event }) => event.kind === "comment-posted").length ?? 0;
  }

  turnOff(): void {
    this.#waiting ??= [];
  }

  turnOn(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    if (!this.#isTooMuch) this.#apply(waiting);
  }

  /** Live is on again after too much: only reading everything brings it. */
  get mustRead(): boolean {
    return this.#isTooMuch && this.#waiting === null && !this.isReading;
  }

  /** Reads everything again; false when it could not, and the listener stands where it stood. While live is off that waits. */
  async startOver(seq: number): Promise<boolean> {
    if (this.#waiting) {
      this.#isTooMuch = true;
      this.#apply(this.#cursor.startOver(seq));
      return true;
    }
    this.#held = [];
    const read = await Promise.resolve(seq)
      .then(last => this.#watching.startOver(last))
      .then(
        last => (typeof last === "number" ? last : seq),
        () => null,
      );
    if (read !== null) {
      this.#isTooMuch = false;
      this.#apply(this.#cursor.startOver(read));
    }
    const held = this.#held;
    this.#held = null;
    for (const frame of held) this.take(frame);
    return read !== null;
  }

  #apply(events: Numbered[]): void {
    if (events.length === 0) return;
    if (!this.#waiting) this.#watching.apply(events);
    else if (this.#waiting.length + events.length > waitingMost) this.#isTooMuch = true;
    else this.#waiting.push(...events);
  }
}

/** All who listen to one channel on this page, each from a number of its own. The server is asked once for all of them. */
export class Watch {
  readonly listeners = new Set<Listener>();
  /** What the server was asked and has not answered: one question at a time. */
  question: object | null = null;
  #readers: number | undefined;
  #isOff: boolean;

  constructor(isOff: boolean) {
    this.#isOff = isOff;
  }

  add(watching: Watching): Listener {
    const listener = new Listener(watching);
    if (this.#isOff) listener.turnOff();
    this.listeners.add(listener);
    if (this.#readers !== undefined) listener.readers(this.#readers);
    return listener;
  }

  /** From where the server is to be asked; null while all are reading everything again. */
  get since(): number | null {
    const seqs = [...this.listeners].filter(({ isReading }) => !isReading).map(({ seq }) => seq);
    return seqs.length > 0 ? Math.min(...seqs) : null;
  }

  get isUpToDate(): boolean {
    return [...this.listeners].every(({ isUpToDate }) => isUpToDate);
  }

  get gap(): boolean {
    return [...this.listeners].some(({ gap }) => gap);
  }

  take(frame: Frame): void {
    for (const listener of this.listeners) listener.take(frame);
  }

  /** The answer to a question: those who have everything now are up to date. */
  caughtUp(frame: Frame): void {
    this.take(frame);
    for (const listener of this.listeners) if (!listener.isReading && !listener.gap) listener.isUpToDate = true;
  }

  get mustRead(): boolean {
    return [...this.listeners].some(({ mustRead }) => mustRead);
  }

  /** Comments that wait while live is off. */
  get waiting(): number {
    return Math.max(0, ...[...this.listeners].map(({ waiting }) => waiting));
  }

  turn(isOff: boolean): void {
    this.#isOff = isOff;
    for (const listener of this.listeners) {
      if (isOff) listener.turnOff();
      else listener.turnOn();
    }
  }

  readers(count: number): void {
    this.#readers = count;
    for (const listener of this.listeners) listener.readers(count);
  }

  /** The connection is gone: what was asked gets no answer, and what was said meanwhile is not known. */
  lost(): void {
    this.question = null;
    for (const listener of this.listeners) listener.isUpToDate = false;
  }

  /** All who miss something read everything again; false when one of them could not. */
  async startOver(seq: number): Promise<boolean> {
    const behind = [...this.listeners].filter(one => !one.isReading && (!one.isUpToDate || one.gap || one.mustRead));
    const read = await Promise.all(behind.map(listener => listener.startOver(seq)));
    return read.every(Boolean);
  }
}
