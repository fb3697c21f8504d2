import type { SanctionKind } from "../../../server/protocol/restrictions.ts";
import type { SanctionRecord } from "../../../server/protocol/sanctions.ts";
import { counted, exactTime } from "../../core/text.ts";
import { ago } from "../parts/deskWords.ts";

/** What a sanction is called on the desk, what it does, and the verb on the button that gives it. */
export const sanctionWords = {
  warn: { name: "Warning", act: "Warn", says: "They have to say that they have read it before their next comment." },
  mute: { name: "Mute", act: "Mute", says: "They can read, react and report, but not comment." },
  suspend: { name: "Suspension", act: "Suspend", says: "They can read and appeal, and write nothing." },
  ban: { name: "Ban", act: "Ban", says: "They can read and appeal, and write nothing, until somebody lifts it." },
  premoderate: { name: "Read first", act: "Read first", says: "Each of their comments waits for a moderator." },
} as const satisfies Record<SanctionKind, { name: string; act: string; says: string }>;

export const days = (n: number): string => counted(n, { one: "# day", other: "# days" });

/** "until 3 May 2026, 14:05", "over", "lifted by Mia, 2 h ago". */
export function standOf({ kind, until, end, givenAt }: SanctionRecord, now: number): string {
  if (end?.how === "lifted") return `lifted by ${end.by?.name ?? "a colleague"}, ${ago(end.at, now)}`;
  if (end?.how === "acknowledged") return `read ${ago(end.at, now)}`;
  if (until === null) return kind === "warn" ? "not read yet" : `since ${exactTime(givenAt, "here")}`;
  const isOver = end !== null || Date.parse(until) <= now;
  return `${isOver ? "was until" : "until"} ${exactTime(until, "here")}`;
}

export const isInForce = ({ end, until }: SanctionRecord, now: number): boolean =>
  end === null && (until === null || Date.parse(until) > now);
