/** Who may do what sockets ask for, and when. */
export interface Turns {
  /** Does the work in its turn; null, and does nothing, when too much of this owner waits already. */
  take<T>(owner: object, work: () => Promise<T>): Promise<T> | null;
}

/** One piece of work of each owner at a time, and of each at most `waitingMost` in all: whoever floods waits for the own answers. */
export function startTurns(waitingMost: number): Turns {
  const owners = new WeakMap<object, { last: Promise<unknown>; waiting: number }>();
  return {
    take(owner, work) {
      const own = owners.get(owner) ?? { last: Promise.resolve(), waiting: 0 };
      if (own.waiting >= waitingMost) return null;
      owners.set(owner, own);
      own.waiting++;
      const turn = own.last.then(work).finally(() => own.waiting--);
      own.last = turn.catch(() => {});
      return turn;
    },
  };
}

/** Does work as soon as a seat is free. */
export type Seats = <T>(work: () => Promise<T>) => Promise<T>;

/** At most `atOnce` pieces of work of all owners together, so that the database stays free for everybody's pages. */
export function startSeats(atOnce: number): Seats {
  const wanted: (() => void)[] = [];
  let free = atOnce;
  return async work => {
    if (free > 0) free--;
    else await new Promise<void>(resolve => wanted.push(resolve));
    try {
      return await work();
    } finally {
      const next = wanted.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Work that many ask for at once is done for all of them together. */
export type Together<T> = (key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Whoever asks for what is being done already gets the answer of the next time, which begins after the question: what is read
 * for somebody is never older than the moment of asking.
 */
export function startTogether<T>(): Together<T> {
  const doing = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  const begin = (key: string, work: () => Promise<T>): Promise<T> => {
    const now = work().finally(() => {
      if (doing.get(key) === now) doing.delete(key);
    });
    doing.set(key, now);
    return now;
  };

  return (key, work) => {
    const now = doing.get(key);
    if (!now) return begin(key, work);
    const waiting = next.get(key);
    if (waiting) return waiting;
    const after = now
      .catch(() => {})
      .then(() => {
        next.delete(key);
        return begin(key, work);
      });
    next.set(key, after);
    return after;
  };
}
