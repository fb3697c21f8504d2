import { describe, expect, test } from "@jest/globals";
import { duration } from "../../client/core/text.ts";
import { momentWords } from "../../client/replay/momentWords.ts";
import { valueWords } from "../../client/replay/Track.tsx";
import { axisTimes, countBy, labelled, lastMoment, percentAt, stepOf, timeAt } from "../../client/replay/timeline.ts";
import { asOf, lacks, startUpdates } from "../../client/updates/store.ts";
import type { Replay } from "../../server/protocol/replay.ts";

const noon = Date.UTC(2026, 4, 15, 12);
const at = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();
const replay: Replay = {
  from: at(0),
  to: at(210),
  stepSeconds: 120,
  before: 3,
  counts: Array.from({ length: 105 }, (_, step) => step % 3),
  moments: [
    { kind: "state", at: at(0), state: "live" },
    { kind: "update", at: at(65), id: "1", title: "A date is named" },
    { kind: "answer", at: at(66), id: "9", by: "Hanne", to: "Beatriz" },
    { kind: "update", at: at(208), id: "2", title: "The scales" },
  ],
};

describe("[RP22] a replay's time", () => {
  test("[RP22] a moment is in the step by whose end it has happened, and none lies outside", () => {
    expect([at(0), at(1), at(2), at(3), at(-50), at(5_000)].map(time => stepOf(replay, time))).toEqual([
      0, 1, 1, 2, 0, 105,
    ]);
    for (const { at: time } of replay.moments) {
      expect(timeAt(replay, stepOf(replay, time))).toBeGreaterThanOrEqual(Date.parse(time));
    }
    expect([countBy(replay, 0), countBy(replay, 3), countBy(replay, 105)]).toEqual([3, 6, 108]);
  });

  test("[RP22] is said in words: the clock, what happened last and how long ago, how many had written", () => {
    expect(valueWords(replay, 0)).toMatch(/, now: Live, 3\scomments$/);
    expect(valueWords(replay, 35)).toMatch(/, 4\sminutes after: Hanne answers Beatriz, 37\scomments$/);
    expect(lastMoment(replay, 32)).toMatchObject({ kind: "state" });
    expect([15, 60, 120, 3_600, 172_800].map(duration)).toEqual([
      "15\u00a0seconds",
      "1\u00a0minute",
      "2\u00a0minutes",
      "1\u00a0hour",
      "2\u00a0days",
    ]);
    expect(replay.moments.map(momentWords)).toEqual(["Live", "A date is named", "Hanne answers Beatriz", "The scales"]);
  });

  test("[RP22] the axis has its ends and a few marks of the clock between, and no label lies over another", () => {
    expect(axisTimes(replay)).toEqual(
      [0, 60, 120, 180, 210]
        .map(minutes => Date.parse(at(minutes)))
        .filter(time => {
          const percent = percentAt(replay, time);
          return percent === 0 || percent === 100 || (percent > 10 && percent < 90);
        }),
    );
    const moments = [...labelled(replay, 20)];
    expect(moments.map(momentWords)).toEqual(["Live", "A date is named"]);
    for (const days of [0.01, 1, 3, 30, 400, 4_000]) {
      const long = { ...replay, to: at(days * 1_440) };
      expect(axisTimes(long).length).toBeLessThanOrEqual(7);
    }
  });
});

test("[RP22] the updates beside a replay are those of by then, and more are read where they may be missing", () => {
  const update = (id: number, minutes: number) => ({
    id: String(id),
    articleId: "7",
    revision: 1,
    postedAt: at(minutes),
    title: `Update ${id}`,
    html: "",
    corrections: [],
    withdrawn: null,
    commentCount: 0,
  });
  const items = [7, 6, 5, 4, 3].map(id => update(id, id * 10));
  const state = startUpdates({ items, nextCursor: "more", count: 7, seq: 1 }, "newest");
  expect(asOf(state, at(40)).items.map(({ id }) => id)).toEqual(["4", "3"]);
  expect(lacks(state, asOf(state, at(40)))).toBe(true);
  expect(lacks(state, asOf(state, at(70)))).toBe(false);
  expect(lacks({ ...state, nextCursor: null }, asOf(state, at(0)))).toBe(false);
  const oldest = { ...state, sort: "oldest" as const, items: items.toReversed() };
  expect(lacks(oldest, asOf(oldest, at(60)))).toBe(false);
  expect(lacks(oldest, asOf(oldest, at(90)))).toBe(true);
});
