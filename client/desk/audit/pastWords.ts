import { say } from "../../../locales/say.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import type { PastComment, PastMoment, PastThread } from "../../../server/protocol/past.ts";
import type { CommentState } from "../../../server/protocol/views.ts";
import { clockTime, counted, dayName } from "../../core/text.ts";

const became: Record<CommentState, string> = {
  visible: "shown",
  held: "held",
  rejected: "removed",
  withdrawn: "deleted by its author",
  erased: "erased",
};

/** "removed", "changed by its author": what happened to a comment. */
const happened = ({ state, isEdit }: Pick<PastMoment, "state" | "isEdit">): string => {
  if (!isEdit) return became[state];
  return state === "visible" ? "changed by its author" : "changed by its author and held";
};

/** "12:31, a comment removed by Mo". */
export function momentWords(moment: PastMoment): string {
  const by = moment.by ? ` by ${moment.by.name}` : "";
  return `a comment ${happened(moment)}${by}`;
}

/** "12:20, Thursday 14 May 2026, before a comment was removed at 12:31": the moment as a slider says it. */
export function atWords(at: Time, thread: PastThread | null): string {
  const here = `${clockTime(at, "here")}, ${dayName(at, "here")}`;
  const next = thread?.moments.findLast(moment => moment.at > at);
  if (!next) return here;
  const day = dayName(next.at, "here") === dayName(at, "here") ? "" : ` on ${dayName(next.at, "here")}`;
  return `${here}, before a comment was ${happened(next)} at ${clockTime(next.at, "here")}${day}`;
}

/** What happened to a comment after the moment, in the order of time; null when it still stands like this. */
export function laterWords({ next, decisions, revision }: PastComment, at: Time): string | null {
  if (!next) return null;
  const later = decisions.filter(decision => decision.at > at);
  const first = later.find(decision => decision.at === next.at);
  const isEdit = next.revision > revision;
  const who = first ? ` by ${first.by.name}${first.reason ? `, rule ${houseRules[first.reason].number}` : ""}` : "";
  const begin = `${capital(happened({ state: next.state, isEdit }))} ${after(at, next.at)}${who}.`;
  const rest = later
    .filter(decision => decision !== first)
    .map(
      ({ decision, at: when, by }) =>
        `${say(`desk.decision.${decision}`)} at ${clockTime(when, "here")} by ${by.name}.`,
    );
  return [begin, ...rest].join(" ");
}

/** What was decided up to the moment. */
export function decidedWords({ decisions }: PastComment, at: Time): string[] {
  return decisions
    .filter(decision => decision.at <= at)
    .map(({ decision, at: when, by, reason }) => {
      const rule = reason ? `, rule ${houseRules[reason].number}` : "";
      return `${say(`desk.decision.${decision}`)} at ${clockTime(when, "here")} by ${by.name}${rule}`;
    });
}

const minuteMs = 60_000;

/** "within a minute", "11 min later", "at 12:31 on Friday 15 May 2026". */
function after(from: Time, to: Time): string {
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / minuteMs);
  if (minutes < 1) return "within a minute";
  if (minutes < 120) return counted(minutes, { one: "# min later", other: "# min later" });
  return `at ${clockTime(to, "here")} on ${dayName(to, "here")}`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
