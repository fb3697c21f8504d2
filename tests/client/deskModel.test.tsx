import { expect, test } from "@jest/globals";
import { renderToString } from "preact-render-to-string";
import { percent } from "../../client/desk/parts/deskWords.ts";
import { valueAt } from "../../client/desk/parts/reading.ts";
import { CurveChart } from "../../client/desk/rules/CurveChart.tsx";
import { placeNames } from "../../client/desk/rules/placeNames.ts";
import { sayTradeOff, TradeOffs } from "../../client/desk/rules/TradeOffs.tsx";
import { type Label, labels } from "../../server/protocol/labels.ts";
import type { Curve, ModelView } from "../../server/protocol/model.ts";

const curve: Curve = {
  rows: 1_500,
  positives: 120,
  points: [
    { at: 0.2, held: 0.2, right: 0.3, found: 0.9 },
    { at: 0.8, held: 0.03, right: 0.71, found: 0.78 },
    { at: 0.9, held: 0.004, right: null, found: 0.1 },
  ],
};
const all = (one: Curve) => Object.fromEntries(labels.map(label => [label, one])) as Record<Label, Curve>;

function drawn(label: Label, own: Curve, comments = 640): string {
  const view: ModelView = {
    model: "en-1",
    curves: all(curve),
    own: { comments, aDay: 730, curves: all(own) },
  };
  const model = { view, problem: null, again() {} };
  const thresholds = { nudge: null, flag: 0.7, hold: 0.8 };
  const html = renderToString(<TradeOffs label={label} step="hold" thresholds={thresholds} model={model} />);
  return html
    .replace(/<svg class="svg-chart".*?<\/svg>/gs, "[chart]")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ (?=[.,:”])|(?<=“) /g, "");
}

/** Lines of a chart by the shares at equal distances from left to right; where there is none the line is not drawn. */
const line = (name: string, shares: (number | null)[]) => ({
  name,
  points: shares.flatMap((share, i) =>
    share === null ? [] : [{ x: 36 + (i * 378) / (shares.length - 1), y: 188 - 166 * share }],
  ),
});

test.each([
  ["cross early", [0.84, 0.62, 0.5, 0.39, 0.31, 0.22, 0.12, 0.05], [0.23, 0.46, 0.58, 0.68, 0.75, 0.79, 0.92, 1]],
  ["part", [0.94, 0.85, 0.79, 0.75, 0.7, 0.65, 0.57, 0.44], [0.65, 0.79, 0.85, 0.89, 0.92, 0.95, 0.98, 0.99]],
  ["lie low", [0.67, 0.35, 0.3, 0.2, 0.15, 0.08, 0.04, 0.04], [0.27, 0.33, 0.38, 0.4, 0.32, 0.28, 0.2, null]],
  ["lie on the edges", [1, 1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0, 0, 0]],
])("[K27] the name of each line of a chart stands beside it, and on no line: lines that %s", (_, found, right) => {
  const lines = [line("found of all", found), line("right when it holds", right)];
  const frame = { left: 36, right: 414, top: 22, bottom: 188 };
  const boxes = placeNames(lines, frame).map(({ x, y }, i) => ({
    left: x,
    right: x + 6.5 * (lines[i]?.name.length ?? 0),
    top: y - 9,
    bottom: y + 3,
  }));
  const [first, second] = boxes;
  if (!first || !second) throw new Error("a name has no place");
  expect(
    first.bottom <= second.top ||
      second.bottom <= first.top ||
      first.right <= second.left ||
      second.right <= first.left,
  ).toBe(true);
  for (const { left, right: end, top, bottom } of boxes) {
    expect(left >= frame.left && end <= frame.right && top >= frame.top && bottom <= frame.bottom).toBe(true);
    const onLine = lines
      .flatMap(({ points }) => alongLine(points))
      .filter(({ x, y }) => x > left && x < end && y > top && y < bottom);
    expect(onLine).toEqual([]);
  }
});

/** Points of a line, close to each other. */
const alongLine = (points: { x: number; y: number }[]) =>
  points.slice(1).flatMap((to, i) => {
    const from = points[i] ?? to;
    return Array.from({ length: 101 }, (_, n) => ({
      x: from.x + ((to.x - from.x) * n) / 100,
      y: from.y + ((to.y - from.y) * n) / 100,
    }));
  });

test("[K24] a share between two measured thresholds is told in proportion, and beyond them as at the nearest", () => {
  expect(valueAt(curve, "held", 0.8)).toBe(0.03);
  expect(valueAt(curve, "held", 0.5)).toBeCloseTo(0.115);
  expect(valueAt(curve, "right", 0.05)).toBe(0.3);
  expect(valueAt(curve, "found", 0.99)).toBe(0.1);
  // Nothing that was measured scores so high: what is right of it is not known.
  expect([0.85, 0.9, 0.99].map(at => valueAt(curve, "right", at))).toEqual([null, null, null]);
  expect(valueAt({ ...curve, points: [] }, "right", 0.5)).toBeNull();
});

test("[K24] few are told with a digit more, and none as none", () => {
  expect([0, 0.0003, 0.004, 0.03, 0.714, 1].map(percent)).toEqual(["0%", "under 0.1%", "0.4%", "3%", "71%", "100%"]);
});

test("[K24] a slider says the price of its threshold in words", () => {
  expect(sayTradeOff(curve, "hold", 0.8)).toBe(
    "From 0.80, 3% of comments would be held; of 100 of these about 71 deserve it; 78% of what deserves it would be found",
  );
  expect(sayTradeOff(null, "nudge", 0.5)).toBe("From 0.50");
  expect(sayTradeOff(curve, "nudge", 0.9)).toBe(
    "From 0.90, 0.4% of comments would be nudged; 10% of what deserves it would be found",
  );
});

test("[K25] the two sources of figures stand apart, each with its name and what was counted", () => {
  const text = drawn("insult", { ...curve, rows: 200, positives: 40 });
  expect(text).toContain(
    "Model en-1, tried on comments from Wikipedia that were kept out of training. People had marked 120 of 1,500 as “insult”.",
  );
  expect(text).toContain(
    "3% of comments would be held from 0.80 71 of 100 of these would deserve it 78% of all that deserve it would be found",
  );
  expect(text).toContain("22 a day would be held: 3% of the 640 comments that it read here lately");
  expect(text).toContain("71 of 100 that were decided and score so high were removed for it");
  expect(text).toContain("Removed for rule 3 (Attacks a person) means that it deserved it, approved that it did not");
  expect(text).toContain("200 decided, 40 of them removed for it");
  expect(drawn("toxicity", curve)).toContain("tried on comments from news sites that were kept out of training.");
  expect(text.split("[chart]")).toHaveLength(3);
});

test("[K25] with too few decisions, or no rule for the label, only what is known is told", () => {
  const unknown = { ...curve, points: curve.points.map(point => ({ ...point, right: null, found: null })) };
  const few = drawn("insult", { ...unknown, rows: 12, positives: 3 });
  expect(few).toContain("Not enough decisions yet: 12 of 50.");
  expect(few).toContain("22 a day would be held");
  expect(few.split("[chart]")).toHaveLength(2);
  expect(drawn("insult", { ...unknown, rows: 80, positives: 3 })).toContain(
    "Not enough decisions yet: 3 of 10 that removed a comment for it.",
  );
  expect(drawn("threat", { ...unknown, rows: 0, positives: 0 })).toContain(
    "No house rule is about this alone, so your decisions cannot say how often it would be right.",
  );
  expect(drawn("threat", unknown, 0)).toContain("This model has not read a comment here yet.");
});

test("[K25] the chart tells in words what it shows, and stays in its frame at both ends", () => {
  for (const at of [0.05, 0.8, 0.99]) {
    const html = renderToString(<CurveChart curve={curve} at={at} says="hold" others={[0.5]} />);
    expect(html).not.toMatch(/NaN|undefined/);
    for (const [, x] of html.matchAll(/\b(?:c?x|x[12])="([^"]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(420);
    }
  }
  expect(renderToString(<CurveChart curve={curve} at={0.8} says="hold" others={[]} />)).toContain(
    "At 0.80, 71% is right and 78% is found.",
  );
});
