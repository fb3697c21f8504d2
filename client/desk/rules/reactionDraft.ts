import { say } from "../../../locales/say.ts";
import { codePoints } from "../../../server/protocol/limits.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import {
  asEmoji,
  type DrawnSign,
  drawnSigns,
  foldedName,
  isDrawn,
  isKind,
  type Reaction,
  reactionBounds,
} from "../../../server/protocol/reactions.ts";

export const renamed = (all: Reaction[], kind: string, name: string): Reaction[] =>
  all.map(one => (one.kind === kind ? { ...one, name } : one));

export const withoutReaction = (all: Reaction[], kind: string): Reaction[] => all.filter(one => one.kind !== kind);

/** One place up (-1) or down (1); at the end it stays. */
export function moved(all: Reaction[], kind: string, by: -1 | 1): Reaction[] {
  const from = all.findIndex(one => one.kind === kind);
  const [reaction, other] = [all[from], all[from + by]];
  if (!reaction || !other) return all;
  return all.with(from, other).with(from + by, reaction);
}

/** The first drawing that no reaction has yet. */
export function freeSign(all: Reaction[]): DrawnSign {
  return drawnSigns.find(sign => all.every(one => one.sign !== sign)) ?? drawnSigns[0];
}

/** A new one at the end, or what keeps it from being added. */
export function addReaction(all: Reaction[], { name, sign }: Omit<Reaction, "kind">): Reaction[] | FieldError {
  const found = isDrawn(sign) ? sign : emojiOf(sign);
  if (found === null) return { path: "sign", message: say("deskRules.mistake.emoji") };
  const message = nameMistake(name, all);
  if (message) return { path: "name", message };
  const tidy = name.trim().replace(/\s+/g, " ");
  return [...all, { kind: kindFor(tidy, all), name: tidy, sign: found }];
}

/** A browser that knows no sets of emoji leaves it to the server to say. */
function emojiOf(text: string): string | null {
  try {
    return asEmoji(text.trim());
  } catch {
    return text.trim();
  }
}

/** The names that cannot be saved. */
export function reactionMistakes(all: Reaction[]): FieldError[] {
  return all.flatMap(({ name }, index) => {
    const message = nameMistake(name, all.slice(0, index));
    return message ? [{ path: `policy.reactions.${index}.name`, message }] : [];
  });
}

function nameMistake(name: string, others: Reaction[]): string | null {
  const { nameCodePoints } = reactionBounds;
  if (name.trim() === "") return say("deskRules.mistake.noName");
  if (codePoints(name) > nameCodePoints) return say("deskRules.mistake.longName", { count: nameCodePoints });
  if (others.some(other => foldedName(other.name) === foldedName(name))) return say("deskRules.mistake.sameName");
  return null;
}

/**
 * What a new reaction is stored as: its name in small letters, so that one which comes back finds what readers pressed before.
 * Where that is taken, or has no such letters, a kind that no other reaction ever had.
 */
export function kindFor(name: string, all: Reaction[], letters = randomLetters): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "");
  // With anything else in it, a number say, it would share its kind with a name that differs in that alone.
  const isTold = /^[a-z'’ -]+$/.test(plain) && isKind(slug);
  if (isTold && all.every(one => one.kind !== slug)) return slug;
  return `own-${letters()}`;
}

function randomLetters(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => String.fromCharCode(97 + (byte % 26))).join("");
}
