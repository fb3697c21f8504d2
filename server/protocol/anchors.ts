import { z } from "zod";
import type { Id, Time } from "./basics.ts";
import { fault } from "./faults.ts";

/** What a comment is on, in an address: `update:12`, or the third paragraph of the article. */
export type AnchorName = `update:${Id}` | `paragraph:${number}`;

/** What a new comment is on. */
export type Anchor = { update: Id } | { paragraph: number };

/** What a comment is on, as it is now. */
export type AnchorView =
  /** `title` is empty of one that was withdrawn. */
  | { kind: "update"; id: Id; at: Time; title: string; correctedAt?: Time; isWithdrawn?: true }
  /** `n` is null when the article has no such paragraph any more. */
  | { kind: "paragraph"; n: number | null; begins: string };

const id = z.string().regex(/^[1-9]\d{0,17}$/, fault("faults.id"));
const place = z.int().min(1).max(1_000);

export const Anchor = z.union(
  [z.strictObject({ update: id }), z.strictObject({ paragraph: place })],
  fault("faults.anchor"),
);

/** `update:12` or `paragraph:3` as an {@link Anchor}. */
export const NamedAnchor = z
  .string()
  .regex(/^(update:[1-9]\d{0,17}|paragraph:([1-9]\d{0,2}|1000))$/, fault("faults.anchor"))
  .transform((name): Anchor => {
    const [kind, value = ""] = name.split(":");
    return kind === "update" ? { update: value } : { paragraph: Number(value) };
  });
