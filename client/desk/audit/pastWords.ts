import { say } from "../../../locales/say.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import { houseRules } from "../../../server/protocol/houseRules.ts";
import type { PastComment, PastDecision, PastMoment, PastThread } from "../../../server/protocol/past.ts";
import { clockTime, dayName } from "../../core/text.ts";

/** What happened to a comment, as the messages name it. */
const happened = ({ state, isEdit }: Pick<PastMoment, "state" | "isEdit">) =>
  isEdit ? (state === "visible" ? "edited" : "editedAndHeld") : state;

/** "a comment removed by Mo". */
export const momentWords = (moment: PastMoment): string =>
  say(`deskAudit.moment.${happened(moment)}`, byWhom(moment.by));

/** "12:20, Thursday 14 May 2026, before a comment was removed at 12:31": the moment as a slider says it. */
export function atWords(at: Time, thread: PastThread | null): string {
  const here = say("deskAudit.moment.at", { time: clockTime(at, "here"), day: dayName(at, "here") });
  const next = thread?.moments.findLast(moment => moment.at > at);
  if (!next) return here;
  const day = dayName(next.at, "here");
  return say(`deskAudit.before.${happened(next)}`, {
    at: here,
    time: clockTime(next.at, "here"),
    day: day === dayName(at, "here") ? "same" : day,
  });
}

/** What happened to a comment after the moment, in the order of time; null when it still stands like this. */
export function laterWords({ next, decisions, revision }: PastComment, at: Time): string | null {
  if (!next) return null;
  const later = decisions.filter(decision => decision.at > at);
  const first = later.find(decision => decision.at === next.at);
  const became = happened({ state: next.state, isEdit: next.revision > revision });
  const begin = say(`deskAudit.later.${became}`, {
    when: after(at, next.at),
    ...byWhom(first?.by ?? null),
    rule: ruleOf(first),
  });
  const rest = later
    .filter(decision => decision !== first)
    .map(decision => say("deskAudit.ended", { text: decidedLine({ ...decision, reason: null }) }));
  return [begin, ...rest].join(" ");
}

/** What was decided up to the moment. */
export const decidedWords = ({ decisions }: PastComment, at: Time): string[] =>
  decisions.filter(decision => decision.at <= at).map(decidedLine);

const decidedLine = (decision: PastDecision): string =>
  say(`deskAudit.decided.${decision.decision}`, {
    time: clockTime(decision.at, "here"),
    name: decision.by.name,
    rule: ruleOf(decision),
  });

const byWhom = (by: { name: string } | null) => ({ isNamed: by ? "yes" : "no", name: by?.name ?? "" });

/** The number of its house rule, as the messages take it. */
const ruleOf = (decision: PastDecision | undefined): string =>
  decision?.reason ? String(houseRules[decision.reason].number) : "none";

const minuteMs = 60_000;

/** "within a minute", "11 min later", "at 12:31 on Friday 15 May 2026". */
function after(from: Time, to: Time): string {
  const minutes = Math.floor((Date.parse(to) - Date.parse(from)) / minuteMs);
  if (minutes < 1) return say("deskAudit.after.atOnce");
  if (minutes < 120) return say("deskAudit.after.minutes", { count: minutes });
  return say("deskAudit.after.day", { time: clockTime(to, "here"), day: dayName(to, "here") });
}
