import { say } from "../../../locales/say.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import type { DecisionName } from "../../../server/protocol/cases.ts";
import type { ShiftFacts } from "../../../server/protocol/handOvers.ts";
import { houseRuleNames } from "../../../server/protocol/houseRules.ts";
import type { SanctionKind } from "../../../server/protocol/restrictions.ts";
import { inSentence } from "../../core/text.ts";
import { waiting } from "../parts/deskWords.ts";
import type { SiteClock } from "./insightWords.ts";

/** What a line is about, in the order in which they stand. */
const names = [
  "decided",
  "removedFor",
  "left",
  "found",
  "escalated",
  "askedToEdit",
  "sanctions",
  "rules",
  "appeals",
] as const;
type Name = (typeof names)[number];

/** What is said also where there is nothing to tell. */
const always: readonly Name[] = ["decided", "left", "sanctions", "rules", "appeals"];

const decisionNames: readonly DecisionName[] = ["approve", "feature", "reject", "ask-edit", "escalate", "undo"];
const sanctionKinds: readonly SanctionKind[] = ["warn", "mute", "suspend", "ban", "premoderate"];

interface Line {
  name: Name;
  says: string;
}

/** A shift line by line, as of the time when it was told. */
export function shiftLines(facts: ShiftFacts, clock: SiteClock, at: Time): Line[] {
  const told = partsOf(facts, clock, at);
  return names
    .filter(name => told[name].length > 0 || always.includes(name))
    .map(name => ({ name, says: listed(told[name]) }));
}

/** What each line lists; of what there is none, nothing. */
function partsOf(facts: ShiftFacts, clock: SiteClock, at: Time): Record<Name, string[]> {
  const { decided, removedFor, waiting: left, sanctions, rules, appeals } = facts;
  return {
    decided: decisionNames.flatMap(name =>
      some(decided[name], count => say(`deskInsights.decided.${name}`, { count })),
    ),
    removedFor: houseRuleNames.flatMap(name =>
      some(removedFor[name], count => say("deskInsights.named", { name: say(`rules.${name}.title`), count })),
    ),
    left: leftWords(left, at),
    found: left.found.map(({ check, cases: count }) =>
      say("deskInsights.named", { name: inSentence(say(`desk.check.${check}`)), count }),
    ),
    escalated: some(left.escalated, count => say("deskInsights.left.escalated", { count })),
    askedToEdit: some(left.askedToEdit, count => say("deskInsights.left.askedToEdit", { count })),
    sanctions: [
      ...sanctionKinds.flatMap(kind =>
        some(sanctions.given[kind], count => say(`deskInsights.sanction.${kind}`, { count })),
      ),
      ...some(sanctions.lifted, count => say("deskInsights.sanction.lifted", { count })),
    ],
    rules: rules.map(({ version, by: name, at: when }) => {
      const time = clock.moment(when);
      return name === null
        ? say("deskInsights.rules.atStart", { version, time })
        : say("deskInsights.rules.by", { version, name, time });
    }),
    appeals: (["open", "upheld", "overturned"] as const).flatMap(state =>
      some(appeals[state], count => say(`deskInsights.appeals.${state}`, { count })),
    ),
  };
}

function leftWords({ cases, oldestOpenedAt, ...left }: ShiftFacts["waiting"], at: Time): string[] {
  if (cases === 0) return [say("deskInsights.left.nothing")];
  const oldest = oldestOpenedAt && waiting(oldestOpenedAt, Date.parse(at));
  return [
    say("deskInsights.left.cases", { count: cases }),
    ...(oldest ? [say("deskInsights.left.oldest", { waiting: oldest })] : []),
    ...(["held", "reported", "legal"] as const).flatMap(why =>
      some(left[why], count => say(`deskInsights.left.${why}`, { count })),
    ),
  ];
}

const some = (count: number | undefined, says: (count: number) => string): string[] => (count ? [says(count)] : []);

const listed = (parts: string[]): string =>
  parts.length === 0 ? say("deskInsights.none") : parts.join(say("desk.between"));
