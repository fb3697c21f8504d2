import { say } from "../../locales/say.ts";
import type { StatementView } from "../protocol/restrictions.ts";

/** What a statement of reasons says of a restriction: its title, what it means, and what it leaves as it was. */
export function wordsOf({ restriction, automatedDecision }: StatementView) {
  // A comment that a person made wait is one whose author was asked to change it.
  const name = restriction === "hold" && !automatedDecision ? "edit-asked" : restriction;
  return {
    title: say(`reasons.${name}.title`),
    what: say(`reasons.${name}.what`),
    not: say(`reasons.${name}.not`),
  };
}

/** A rule as it was worded when it was applied; in other languages too while it still has that wording. */
export const ruleWords = ({ name, text, isStillSo }: NonNullable<StatementView["rule"]>): string =>
  isStillSo ? say(`rules.${name}.rule`) : text;

/** How it came to be looked at, and who or what decided: two things. */
export function whoLooked({ source, facts, automatedDetection, automatedDecision }: StatementView): string[] {
  const program = automatedDetection ? ` ${say("reasons.found.programToo")}` : "";
  const found = {
    own: automatedDetection ? say("reasons.found.program") : say("reasons.found.moderator"),
    report: say("reasons.found.reported", { count: facts.reports }) + program,
    "legal-notice": say("reasons.found.legal") + program,
  }[source];
  return [found, automatedDecision ? say("reasons.decided.program") : say("reasons.decided.person")];
}
