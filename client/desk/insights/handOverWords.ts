import { numeral } from "../../../locales/say.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import type { DecisionName } from "../../../server/protocol/cases.ts";
import type { ShiftFacts } from "../../../server/protocol/handOvers.ts";
import { type HouseRule, houseRuleNames, houseRules } from "../../../server/protocol/houseRules.ts";
import type { SanctionKind } from "../../../server/protocol/restrictions.ts";
import { counted } from "../../core/text.ts";
import { checks, waiting } from "../parts/deskWords.ts";
import type { SiteClock } from "./insightWords.ts";

const decisions: Record<DecisionName, string> = {
  approve: "approved",
  feature: "featured",
  reject: "removed",
  "ask-edit": "sent back to the author",
  escalate: "escalated",
  undo: "undone",
};

const sanctions: Record<SanctionKind, (n: number) => string> = {
  warn: n => counted(n, { one: "# warning", other: "# warnings" }),
  mute: n => counted(n, { one: "# mute", other: "# mutes" }),
  suspend: n => counted(n, { one: "# suspension", other: "# suspensions" }),
  ban: n => counted(n, { one: "# ban", other: "# bans" }),
  premoderate: n => counted(n, { one: "# person read first", other: "# people read first" }),
};

interface Line {
  name: string;
  says: string;
}

/** What is said also where there is nothing to tell. */
const always = ["Decided", "Left", "Sanctions", "Rules changed", "Appeals"];

/** A shift line by line, as of the time when it was told. */
export const shiftLines = (facts: ShiftFacts, clock: SiteClock, at: Time): Line[] =>
  allLines(facts, clock, at).filter(({ name, says }) => says !== none || always.includes(name));

function allLines(facts: ShiftFacts, clock: SiteClock, at: Time): Line[] {
  const { decided, removedFor, waiting: left, sanctions: given, rules, appeals } = facts;
  return [
    {
      name: "Decided",
      says: listed(entries(decided, decisions).map(([name, n]) => `${numeral(n)} ${decisions[name]}`)),
    },
    {
      name: "Removed for",
      says: listed(houseRuleNames.flatMap(name => removedWords(name, removedFor[name]))),
    },
    {
      name: "Left",
      says:
        left.cases === 0
          ? "nothing waits"
          : listed([
              counted(left.cases, { one: "# case", other: "# cases" }),
              ...(left.oldestOpenedAt ? [`the oldest ${waiting(left.oldestOpenedAt, Date.parse(at))}`] : []),
              ...some(left.held, "held"),
              ...some(left.reported, "reported"),
              ...some(left.legal, "with a legal notice"),
            ]),
    },
    {
      name: "Why it waits",
      says: listed(left.found.map(({ check, cases }) => `${checks[check].name.toLowerCase()} ${numeral(cases)}`)),
    },
    { name: "Escalated", says: listed(some(left.escalated, "waiting for a certain person or role")) },
    { name: "Sent back", says: listed(some(left.askedToEdit, "waiting for their authors to edit")) },
    {
      name: "Sanctions",
      says: listed([
        ...entries(given.given, sanctions).map(([kind, n]) => sanctions[kind](n)),
        ...some(given.lifted, "lifted"),
      ]),
    },
    {
      name: "Rules changed",
      says: listed(
        rules.map(({ version, by, at: when }) => `version ${version}, ${by ?? "at the start"}, ${clock.moment(when)}`),
      ),
    },
    {
      name: "Appeals",
      says: listed([
        ...some(appeals.open, "open"),
        ...some(appeals.upheld, "upheld"),
        ...some(appeals.overturned, "overturned"),
      ]),
    },
  ];
}

const none = "none";
const some = (n: number, what: string): string[] => (n === 0 ? [] : [`${numeral(n)} ${what}`]);
const listed = (parts: string[]): string => (parts.length === 0 ? none : parts.join("; "));

const removedWords = (name: HouseRule, n: number | undefined): string[] =>
  n ? [`${houseRules[name].title} ${numeral(n)}`] : [];

/** In the order of their words. */
function entries<Name extends string>(counts: Partial<Record<Name, number>>, of: Record<Name, unknown>) {
  return (Object.keys(of) as Name[]).flatMap((name): [Name, number][] => {
    const n = counts[name];
    return n ? [[name, n]] : [];
  });
}
