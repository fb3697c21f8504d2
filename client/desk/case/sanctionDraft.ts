import type { SanctionKind } from "../../../server/protocol/restrictions.ts";

/** What is chosen in the fields of a sanction; what a kind does not have is kept for when it is chosen again. */
export interface SanctionDraft {
  kind: SanctionKind | "none";
  days: number;
  removeDays: number;
}

export const noSanction: SanctionDraft = { kind: "none", days: 3, removeDays: 0 };

/** The lengths that are offered; the server takes any. */
export const lengths = [1, 3, 7, 14, 30, 90] as const;
export const removals = [1, 7, 30] as const;

/** A sanction as a request carries it. */
export type SanctionAsked =
  | { kind: "warn" | "premoderate" }
  | { kind: "mute" | "suspend"; until: string }
  | { kind: "ban"; removeDays?: number };

/** Null when none is chosen. */
export function askedFor({ kind, days, removeDays }: SanctionDraft, now: number): SanctionAsked | null {
  switch (kind) {
    case "none":
      return null;
    case "mute":
    case "suspend":
      return { kind, until: new Date(now + days * 86_400_000).toISOString() };
    case "ban":
      return { kind, ...(removeDays > 0 ? { removeDays } : {}) };
    case "warn":
    case "premoderate":
      return { kind };
  }
}
