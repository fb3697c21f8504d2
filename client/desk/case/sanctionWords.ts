import { say } from "../../../locales/say.ts";
import type { SanctionRecord } from "../../../server/protocol/sanctions.ts";
import { exactTime } from "../../core/text.ts";
import { ago } from "../parts/deskWords.ts";

/** "until 3 May 2026, 14:05", "was until …", "lifted by Mia, 2 h ago". */
export function standOf({ kind, until, end, givenAt }: SanctionRecord, now: number): string {
  if (end?.how === "lifted") {
    const time = ago(end.at, now);
    return end.by
      ? say("deskCase.sanction.stands.liftedBy", { name: end.by.name, time })
      : say("deskCase.sanction.stands.lifted", { time });
  }
  if (end?.how === "acknowledged") return say("deskCase.sanction.stands.read", { time: ago(end.at, now) });
  if (until === null) {
    return kind === "warn"
      ? say("deskCase.sanction.stands.notRead")
      : say("deskCase.sanction.stands.since", { time: exactTime(givenAt, "here") });
  }
  const isOver = end !== null || Date.parse(until) <= now;
  const time = exactTime(until, "here");
  return isOver ? say("deskCase.sanction.stands.wasUntil", { time }) : say("deskCase.sanction.stands.until", { time });
}

export const isInForce = ({ end, until }: SanctionRecord, now: number): boolean =>
  end === null && (until === null || Date.parse(until) > now);
