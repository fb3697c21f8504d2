import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { Cursor } from "../../client/core/cursor.ts";
import type { Frame, Numbered } from "../../server/protocol/events.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const event = (seq: number): Numbered => ({ seq, event: { kind: "nothing" } });
const seqs = (events: Numbered[]) => events.map(({ seq }) => seq);
/** A frame as the server sends it: these events in a row. */
const frame = (...events: Numbered[]): Frame => ({
  after: (events[0]?.seq ?? 1) - 1,
  seq: events.at(-1)?.seq ?? 0,
  events,
});
const stream = (last: number) => Array.from({ length: last }, (_, index) => event(index + 1));

test("[C1] events that are in the page already are dropped", () => {
  const cursor = new Cursor(7);
  expect(seqs(cursor.take(frame(event(6), event(7), event(8))))).toEqual([8]);
  expect(cursor.seq).toBe(8);
  expect(cursor.gap).toBe(false);
});

test("[C2] an event that comes too early waits, and the client knows that something is missing", () => {
  const cursor = new Cursor(1);
  expect(cursor.take(frame(event(3)))).toEqual([]);
  expect(cursor.gap).toBe(true);
  expect(seqs(cursor.take(frame(event(2))))).toEqual([2, 3]);
  expect(cursor.gap).toBe(false);
});

test("[L16] numbers that a frame does not list say nothing, and leave no gap", () => {
  const cursor = new Cursor(2);
  expect(cursor.take({ after: 6, seq: 9, events: [event(9)] })).toEqual([]);
  expect(seqs(cursor.take({ after: 1, seq: 6, events: [event(2), event(4)] }))).toEqual([4, 9]);
  expect(cursor.take({ after: 9, seq: 12, events: [] })).toEqual([]);
  expect([cursor.seq, cursor.gap]).toEqual([12, false]);
});

test("[C2] starting over goes on from the number of what was read, with what came meanwhile", () => {
  const cursor = new Cursor(1);
  cursor.take(frame(event(9)));
  cursor.take(frame(event(11), event(12)));
  expect(seqs(cursor.startOver(10))).toEqual([11, 12]);
  expect(cursor.seq).toBe(12);
  expect(cursor.gap).toBe(false);
});

test("[C2] more early events than are kept are not forgotten: the gap stays until they were asked for", () => {
  const cursor = new Cursor(0);
  const all = stream(1_500);
  for (const early of all.slice(1)) cursor.take(frame(early));
  const applied = seqs(cursor.take(frame(event(1))));
  expect(cursor.gap).toBe(true);
  applied.push(...seqs(cursor.take(frame(...all.slice(cursor.seq)))));
  expect(applied).toEqual(seqs(all));
  expect(cursor.gap).toBe(false);
});

test(`[C3] frames doubled, lost or out of order: each event is applied once, in order (SEED=${seed})`, () => {
  const piece = fc.record({ from: fc.nat(40), length: fc.integer({ min: 1, max: 8 }), isAsked: fc.boolean() });
  const run = fc.property(fc.integer({ min: 1, max: 40 }), fc.array(piece, { maxLength: 40 }), (last, frames) => {
    const all = stream(last);
    const cursor = new Cursor(0);
    const applied: number[] = [];
    for (const { from, length, isAsked } of frames) {
      applied.push(...seqs(cursor.take(frame(...all.slice(from, from + length)))));
      // What the client does on a gap, sooner or later: it asks for everything after its cursor.
      if (cursor.gap && isAsked) applied.push(...seqs(cursor.take(frame(...all.slice(cursor.seq)))));
    }
    const early = cursor.seq;
    applied.push(...seqs(cursor.take(frame(...all.slice(early)))));
    expect(applied).toEqual(seqs(all));
    expect(cursor.gap).toBe(false);
  });
  fc.assert(run, { seed, numRuns: 500 });
});
