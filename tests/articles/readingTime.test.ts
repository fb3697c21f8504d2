import { expect, test } from "@jest/globals";
import { readingMinutes } from "../../server/articles/readingTime.ts";
import type { Block } from "../../server/protocol/body.ts";

const paragraph = (text: string): Block => ({ type: "paragraph", text });
const words = (count: number) => paragraph(Array.from({ length: count }, (_, index) => `word${index}`).join(" "));

test("[P20] reading time is whole minutes at 238 words, and never less than one", () => {
  expect(readingMinutes([paragraph("Short.")])).toBe(1);
  expect(readingMinutes([words(238)])).toBe(1);
  expect(readingMinutes([words(2 * 238)])).toBe(2);
  expect(readingMinutes([words(1_190), paragraph("And an end.")])).toBe(5);
});

test("[P20] headings and quotes are read too; figures and addresses of links are not", () => {
  const many = Array.from({ length: 476 }, () => "word").join(" ");
  for (const type of ["heading", "quote"] as const) expect(readingMinutes([{ type, text: many }])).toBe(2);
  const rows = Array.from({ length: 20 }, () => ({ label: "one two three four five", values: [1] }));
  const figure: Block = { type: "figure", title: "t", subtitle: many, unit: "%", series: ["a"], rows, source: "s" };
  expect(readingMinutes([figure])).toBe(1);
  const address = `https://a.example/${Array.from({ length: 300 }, () => "word").join("-")}`;
  expect(readingMinutes([words(200), paragraph(`[here](${address})`)])).toBe(1);
});

test("[P21] languages without spaces are measured too: Chinese and Japanese by character, Thai by word", () => {
  expect(readingMinutes([paragraph("天".repeat(255))])).toBe(1);
  expect(readingMinutes([paragraph("新聞を読む人々。".repeat(110))])).toBe(3);
  const thai = "ประชาชนอ่านหนังสือพิมพ์ทุกวัน ";
  expect(readingMinutes([paragraph(thai.repeat(200))])).toBeGreaterThanOrEqual(3);
  expect(readingMinutes([paragraph(thai.repeat(200))])).toBeLessThanOrEqual(7);
});
