import { z } from "zod";
import { wrongField } from "../protocol/faults.ts";

/** A keyset cursor: the sort key of the last row that was sent, opaque to the client. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** The key of a cursor that `encodeCursor` made for this list; null without one. Throws `unprocessable-request` for any other. */
export function decodeCursor<T extends z.ZodType>(shape: T, cursor: string | undefined): z.infer<T> | null {
  if (cursor === undefined) return null;
  const parsed = shape.safeParse(fromJson(Buffer.from(cursor, "base64url").toString("utf8")));
  if (parsed.success) return parsed.data;
  throw wrongField("cursor", "faults.cursor");
}

/** Parts that cursors are made of. */
export const keyPart = {
  id: z.string().regex(/^[1-9]\d{0,17}$/),
  count: z.int().min(0).max(2_147_483_647),
  /** As `Date.toISOString` writes it, of our time: PostgreSQL knows no year 0. */
  time: z
    .string()
    .regex(/^2\d{3}-/)
    .pipe(z.iso.datetime({ precision: 3 })),
  number: z.number(),
  text: z
    .string()
    .max(100)
    .refine(text => text.isWellFormed() && !text.includes("\0")),
};

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
