/** Who may do what sockets ask for, and when. */
export interface Turns {
  /** Does the work in its turn; null, and does nothing, when too much of this owner waits already. */
  take<T>(owner: object, work: () => Promise<T>): Promise<T> | null;
}

/**
 * One piece of work of each owner at a time, at most `atOnce` of all owners together, and of each at most `waitingMost` in all:
 * whoever floods waits for the own answers, and the database stays free for everybody's pages.
 */
export function startTurns(atOnce: number, waitingMost: number): Turns {
  const owners = new WeakMap<object, { last: Promise<unknown>; waiting: number }>();
  const wanted: (() => void)[] = [];
  let free = atOnce;

  const seat = async () => {
    if (free > 0) free--;
    else await new Promise<void>(resolve => wanted.push(resolve));
  };
  const leave = () => {
    const next = wanted.shift();
    if (next) next();
    else free++;
  };

  return {
    take(owner, work) {
      const own = owners.get(owner) ?? { last: Promise.resolve(), waiting: 0 };
      if (own.waiting >= waitingMost) return null;
      owners.set(owner, own);
      own.waiting++;
      const turn = own.last.then(async () => {
        await seat();
        try {
          return await work();
        } finally {
          leave();
          own.waiting--;
        }
      });
      own.last = turn.catch(() => {});
      return turn;
    },
  };
}
