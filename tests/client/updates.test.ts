import { expect, test } from "@jest/globals";
import { append, apply, showNew, startAgain, startUpdates } from "../../client/updates/store.ts";
import type { LiveEvent } from "../../server/protocol/events.ts";
import type { UpdateOrder, UpdatesPage, UpdateView } from "../../server/protocol/updates.ts";

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
console.info(`SEED=${seed}`);

/** Small numbers in the order of their seed (mulberry32). */
function dice(from: number): (sides: number) => number {
  let state = from;
  return sides => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

/** What the server knows: updates in their order, and every event with its number. */
class Server {
  updates: UpdateView[] = [];
  events: LiveEvent[] = [];

  post(): void {
    const n = this.updates.length + 1;
    const update: UpdateView = {
      id: String(n),
      articleId: "1",
      revision: 1,
      postedAt: new Date(n * 60_000).toISOString(),
      title: `Update ${n}`,
      html: "<p>So.</p>",
      corrections: [],
      withdrawn: null,
      commentCount: 0,
    };
    this.updates.push(update);
    this.events.push({ kind: "update-posted", update });
  }

  change(place: number): void {
    const before = this.updates[place];
    if (!before) {
      this.post();
      return;
    }
    const update = { ...before, revision: before.revision + 1, title: `${before.title}, mended` };
    this.updates[place] = update;
    this.events.push({ kind: "update-changed", update });
  }

  page(sort: UpdateOrder, limit: number, after: string | null): UpdatesPage {
    const all = sort === "newest" ? this.updates.toReversed() : this.updates;
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const items = all.slice(from, from + limit);
    const nextCursor = from + limit < all.length ? (items.at(-1)?.id ?? null) : null;
    return { items, nextCursor, seq: this.events.length, count: all.length };
  }
}

test("[ST15] whatever order pages and events come in, what an open page shows in the end is what a fresh read shows", () => {
  for (let history = 0; history < 500; history++) {
    const roll = dice(seed + history);
    const server = new Server();
    for (let n = roll(12); n > 0; n--) server.post();
    const sort: UpdateOrder = roll(2) ? "newest" : "oldest";
    let state = startUpdates(server.page(sort, 4, null), sort);
    const catchUp = () => {
      while (state.seq < server.events.length) {
        const event = server.events[state.seq];
        if (event) state = apply(state, event, state.seq + 1);
      }
    };
    for (let step = roll(30); step > 0; step--) {
      const deed = roll(6);
      if (deed === 0) server.post();
      else if (deed === 1) server.change(roll(server.updates.length + 1));
      else if (deed === 2) catchUp();
      else if (deed === 3) state = showNew(state);
      else if (deed === 4 && state.nextCursor !== null) {
        catchUp();
        state = append(state, server.page(sort, 4, state.nextCursor));
      } else if (deed === 5 && roll(4) === 0) {
        // As much as one page may hold: here everything.
        state = startAgain(state, server.page(sort, 50, null));
      }
    }
    catchUp();
    state = showNew(state);
    while (state.nextCursor !== null) state = append(state, server.page(sort, 4, state.nextCursor));
    const fresh = server.page(sort, 1_000, null);
    expect({ history, items: state.items, count: state.count }).toEqual({
      history,
      items: fresh.items,
      count: fresh.count,
    });
  }
});
