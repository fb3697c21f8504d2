import { expect, test } from "@jest/globals";
import {
  atThreshold,
  averagePrecision,
  binsOf,
  calibrationError,
  calibrationNoise,
  interval,
  type Judged,
  movedToShare,
  ofFlags,
  recallAt,
  rocAuc,
} from "../../server/training/measure/metrics.ts";
import { reliabilityPlot } from "../../server/training/measure/plot.ts";
import { withMeasures } from "../../server/training/measure/section.ts";
import { tableOf } from "../../server/training/measure/tables.ts";

/** Scores with + for those that deserve the label. */
const judged = (text: string): Judged[] =>
  text.split(" ").map(one => ({ score: Number.parseFloat(one), deserves: one.endsWith("+") }));

test("[R1] the measures are what a hand counts", () => {
  const five = judged("0.9+ 0.8 0.7+ 0.7 0.1");
  // Pairs won: .9 beats three; .7 beats one, ties one, loses one.
  expect(rocAuc(five)).toBeCloseTo((3 + 1.5) / 6, 12);
  // Found one of one at .9; two of four at .7.
  expect(averagePrecision(five)).toBeCloseTo((1 + 2 / 4) / 2, 12);
  expect(atThreshold(five, 0.75)).toEqual({ precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, falsePositives: 1 / 3 });
  expect(recallAt(five, 0)).toBe(1 / 2);
  expect(recallAt(five, 0.34)).toBe(1 / 2);
  expect(recallAt(five, 0.67)).toBe(1);
});

test("[R1] the calibration error is how far each tenth is from what it says, by how many are in it", () => {
  const six = judged("0.95+ 0.95 0.15 0.15 0.15+ 0.05");
  expect(binsOf(six)).toHaveLength(3);
  expect(calibrationError(six)).toBeCloseTo((2 * 0.45 + 3 * Math.abs(0.15 - 1 / 3) + 0.05) / 6, 12);
  expect(binsOf(judged("1+"))).toEqual([{ rows: 1, said: 1, deserved: 1 }]);
});

test("[R1] chance alone gives a calibration error, the smaller the more comments there are", () => {
  expect(calibrationNoise(judged("1+ 0"))).toBe(0);
  // One at a half: whoever deserves it or not, it is half away.
  expect(calibrationNoise(judged("0.5"))).toBe(0.5);
  const halves = (count: number) => Array.from({ length: count }, () => ({ score: 0.5, deserves: true }));
  // Of n at a half the mean of |said - deserved| is near sqrt(1 / (2 pi n)).
  expect(calibrationNoise(halves(400))).toBeCloseTo(Math.sqrt(1 / (2 * Math.PI * 400)), 2);
  expect(calibrationNoise([])).toBeNull();
});

test("[R1] scores are moved to another share by the ratio of the odds", () => {
  // A half where one of five deserves it; where half do, the odds are four times as high.
  const [one] = movedToShare(judged("0.5+"), 0.2, 0.5);
  expect(one).toEqual({ score: expect.closeTo(0.8, 9), deserves: true });
  expect(movedToShare(judged("0 0.3 1"), 0.3, 0.3).map(({ score }) => score)).toEqual([0, expect.closeTo(0.3, 9), 1]);
});

test("[R1] what cannot be counted has no figure, and a set of one kind no area", () => {
  expect(rocAuc(judged("0.4 0.5"))).toBeNull();
  expect(averagePrecision(judged("0.4 0.5"))).toBeNull();
  expect(calibrationError([])).toBeNull();
  expect(ofFlags([{ isFlagged: false, deserves: false }])).toEqual({
    precision: null,
    recall: null,
    f1: null,
    falsePositives: 0,
  });
});

test("[R1] an interval holds the figure and is the same each time", () => {
  const many = Array.from({ length: 200 }, (_, i) => ({
    score: ((i * 37) % 200) / 200,
    deserves: i % 5 < 2 && i % 3 === 0,
  }));
  const [from, to] = interval(many, rocAuc);
  expect(from).toBeLessThan(rocAuc(many) ?? 0);
  expect(to).toBeGreaterThan(rocAuc(many) ?? 1);
  expect(interval(many, rocAuc)).toEqual([from, to]);
});

test("[R7] a table has columns of one width, and a plot is an SVG that stands by itself", () => {
  expect(
    tableOf(
      ["name", "rows"],
      [
        ["a", "1,000"],
        ["bcdef", "–"],
      ],
    ),
  ).toBe("| name  |  rows |\n|-------|------:|\n| a     | 1,000 |\n| bcdef |     – |");
  const svg = reliabilityPlot("a < b", [{ title: "x & y", bins: binsOf(judged("0.9+ 0.2")) }]);
  expect(svg).toMatch(/^<svg xmlns=[\s\S]*<\/svg>\n$/);
  expect(svg).toContain("a &lt; b");
  expect(svg.match(/<circle/g)).toHaveLength(2);
});

test("[R11] a measure takes its place in the document, and the next one takes it again", () => {
  const document = "a\n<!-- one -->\n<!-- /one -->\nb\n<!-- two -->\nold\n<!-- /two -->\n";
  const once = withMeasures(document, [
    { name: "one", text: "| $1 |" },
    { name: "two", text: "2" },
  ]);
  expect(once).toBe("a\n<!-- one -->\n\n| $1 |\n\n<!-- /one -->\nb\n<!-- two -->\n\n2\n\n<!-- /two -->\n");
  expect(withMeasures(once, [{ name: "two", text: "3" }])).toBe(once.replace("\n2\n", "\n3\n"));
  expect(() => withMeasures(document, [{ name: "three", text: "" }])).toThrow("three");
});
