import { codePoints } from "./limits.ts";

/** One way in which a site's readers react. */
export interface Reaction {
  /** What is stored: small letters and hyphens. It stays when the name is changed. */
  kind: string;
  /** What readers read. */
  name: string;
  /** One of our drawings, or one emoji. */
  sign: string;
}

/** How often a comment was reacted to, by kind; a kind without any is absent. */
export type ReactionCounts = Record<Reaction["kind"], number>;

/** The drawings that a reaction may have. */
export const drawnSigns = [
  "book",
  "bulb",
  "swap",
  "check",
  "quote",
  "bolt",
  "eye",
  "search",
  "shield",
  "people",
  "quill",
] as const;
export type DrawnSign = (typeof drawnSigns)[number];

export const reactionBounds = { most: 8, nameCodePoints: 30, kindLetters: 40 } as const;

/** What a site has until it says otherwise. */
export const defaultReactions: Reaction[] = [
  { kind: "worth-reading", name: "Worth reading", sign: "book" },
  { kind: "taught-me", name: "Taught me something", sign: "bulb" },
  { kind: "changed-my-mind", name: "Changed my mind", sign: "swap" },
];

export function isDrawn(sign: string): sign is DrawnSign {
  return (drawnSigns as readonly string[]).includes(sign);
}

const slug = /^[a-z]+(-[a-z]+)*$/;

/** Counts are kept by kind, so it is none of the words that every object knows (`constructor`). */
export function isKind(text: string): boolean {
  return text.length <= reactionBounds.kindLetters && slug.test(text) && !(text in {});
}

/** How two names are compared: those that read alike are one. */
export const foldedName = (name: string): string => name.trim().replace(/\s+/g, " ").toLowerCase();

/** More than any emoji has: a family of four with skin tones is 11, the flag of Wales 7. */
const emojiCodePoints = 16;

/**
 * The text as one emoji that every device draws as one (RGI, Unicode TS #51), with the mark for colour that some keyboards leave
 * out; null when it is none. Throws a SyntaxError in a browser that does not know such sets (before 2023).
 */
export function asEmoji(text: string): string | null {
  if (codePoints(text) > emojiCodePoints) return null;
  const emoji = /^\p{RGI_Emoji}$/v;
  return [text, `${text}\ufe0f`].find(whole => emoji.test(whole)) ?? null;
}
