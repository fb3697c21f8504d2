import { z } from "zod";
import { fault } from "./faults.ts";
import { codePoints, limits } from "./limits.ts";

/** Format characters between them (zero-width joiners) leave the marks on the same letter. */
const marks = new RegExp(`(?:\\p{M}\\p{Cf}*){${limits.marksInARow + 1},}`, "u");
// biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that no text may hold.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** Spaces, format characters and fillers: there, but not seen. */
const unseen = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Text as people write it: of at most so many code points, without what PostgreSQL or a page would change. */
export const words = (most: number) =>
  z
    .string()
    .refine(text => text.isWellFormed(), fault("faults.surrogate"))
    .refine(text => !control.test(text), fault("faults.control"))
    .refine(text => !marks.test(text), fault("faults.marks", { most: String(limits.marksInARow) }))
    .refine(text => codePoints(text) <= most, fault("faults.longer", { most: String(most) }));

/** Format characters, which make two names of one look; the two joiners of Persian, Indic and emoji are none of them. */
const hidden = /(?![\u200c\u200d])\p{Cf}/u;

/** The same with something in it that can be seen. */
export const required = (most: number) => words(most).refine(text => !unseen.test(text), fault("faults.empty"));

/** A name, on one line: everything in it can be seen. */
export const label = (most: number) =>
  required(most)
    .refine(text => !hidden.test(text), fault("faults.hidden"))
    .transform(text => text.trim().replace(/\s+/g, " "));
