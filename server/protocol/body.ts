import { z } from "zod";
import { fault } from "./faults.ts";

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, fault("faults.empty"))
    .max(most, fault("faults.longer", { most: String(most) }))
    .refine(text => text.isWellFormed() && !text.includes("\u0000"), fault("faults.characters"));
/** Running text: plain, with the small inline Markdown of `renderInline` (emphasis and links). */
const text = line(10_000);

const paragraph = z.strictObject({ type: z.literal("paragraph"), text });
const heading = z.strictObject({ type: z.literal("heading"), text: line(300) });
const quote = z.strictObject({ type: z.literal("quote"), text, by: line(300).optional() });
/** Bars beside their numbers: for each row one value per series. */
const figure = z.strictObject({
  type: z.literal("figure"),
  title: line(300),
  subtitle: line(300),
  unit: line(12),
  series: z.array(line(80)).min(1).max(3),
  rows: z
    .array(z.strictObject({ label: line(80), values: z.array(z.number().min(0).max(1e12)).min(1).max(3) }))
    .min(1)
    .max(20),
  source: line(300),
});

/** One piece of an article's text. What becomes known later, or is put right, is an update of its own (protocol/updates.ts). */
export const Block = z.discriminatedUnion("type", [paragraph, heading, quote, figure]);
export type Block = z.infer<typeof Block>;
export type Figure = z.infer<typeof figure>;

/** The text of an article, from the top. */
export const Body = z.array(Block).min(1).max(1_000);
