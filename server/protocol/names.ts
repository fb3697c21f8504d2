/** Why nobody may have a display name. */
export type NameFault = "hidden" | "address" | "disguised" | "words" | "newsroom" | "staff";
