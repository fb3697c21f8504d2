import type { ReportView } from "../../../server/protocol/cases.ts";
import { type HouseRule, houseRuleNames } from "../../../server/protocol/houseRules.ts";
import { noSanction, type SanctionDraft } from "./sanctionDraft.ts";

/** What is chosen and written in the sheet of a rejection. */
export interface RejectDraft {
  reason: HouseRule | null;
  note: string;
  internalNote: string;
  withOthers: boolean;
  sanction: SanctionDraft;
}

/** What is chosen and written in the sheet of an escalation. */
export interface EscalateDraft {
  /** A role, or somebody’s id. */
  to: string;
  note: string;
}

/** A rejection begins with what most reporters named, and without reports with no rule. */
export const startOfRejection = (reports: readonly ReportView[]): RejectDraft => ({
  reason: mostReported(reports),
  note: "",
  internalNote: "",
  withOthers: false,
  sanction: noSanction,
});

export const startOfEscalation: EscalateDraft = { to: "moderator", note: "" };

function mostReported(reports: readonly ReportView[]): HouseRule | null {
  const times = (rule: HouseRule) => reports.filter(report => report.reason === rule).length;
  const [first] = [...houseRuleNames].filter(times).sort((a, b) => times(b) - times(a));
  return first ?? null;
}
