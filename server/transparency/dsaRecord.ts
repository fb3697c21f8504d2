import type { Id } from "../protocol/basics.ts";
import { type HouseRule, houseRules } from "../protocol/houseRules.ts";
import type { Restriction, ReviewSource, StatementFacts } from "../protocol/restrictions.ts";

/** What a record is made from. */
export interface Stated {
  id: Id;
  restriction: Restriction;
  until: Date | null;
  rule: HouseRule | null;
  ruleText: string | null;
  facts: StatementFacts;
  source: ReviewSource;
  automatedDetection: boolean;
  automatedDecision: boolean;
  statedAt: Date;
  postedAt: Date;
}

type Value = string | readonly string[] | null;

/**
 * One statement in the field layout of the EU's DSA Transparency Database (transparency.dsa.ec.europa.eu, API documentation,
 * version 2). As the database asks, it holds nothing personal: no text, no note, no name, and of what was found not the words.
 */
export function dsaRecord(siteSlug: string, stated: Stated): Record<string, Value> {
  const { restriction, rule, ruleText, until } = stated;
  const { end, ...restricts } = decisionOf[restriction];
  const { category, keyword } = rule ? categoryOf[rule] : { category: "OTHER_VIOLATION_TC", keyword: null };
  return {
    ...nothing,
    ...restricts,
    ...(end && until ? { [end]: day(until) } : {}),
    decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    incompatible_content_ground: rule ? `House rule ${houseRules[rule].number}` : "House rules",
    incompatible_content_explanation: ruleText ?? "A moderator reads a comment like this before it is shown.",
    incompatible_content_illegal: "No",
    category: `STATEMENT_CATEGORY_${category}`,
    category_specification: keyword ? [`KEYWORD_${keyword}`] : [],
    content_type: ["CONTENT_TYPE_TEXT"],
    content_date: day(stated.postedAt),
    territorial_scope: everywhere,
    application_date: day(stated.statedAt),
    decision_facts: factsOf(stated),
    source_type: sourceTypes[stated.source],
    automated_detection: stated.automatedDetection ? "Yes" : "No",
    automated_decision: stated.automatedDecision ? "AUTOMATED_DECISION_FULLY" : "AUTOMATED_DECISION_NOT_AUTOMATED",
    puid: `${siteSlug}-${stated.id}`,
  };
}

/** Every field, in the order of the database's own files. */
const nothing: Record<string, Value> = {
  decision_visibility: [],
  decision_visibility_other: null,
  end_date_visibility_restriction: null,
  decision_monetary: null,
  decision_monetary_other: null,
  end_date_monetary_restriction: null,
  decision_provision: null,
  end_date_service_restriction: null,
  decision_account: null,
  end_date_account_restriction: null,
  account_type: null,
  decision_ground: null,
  decision_ground_reference_url: null,
  illegal_content_legal_ground: null,
  illegal_content_explanation: null,
  incompatible_content_ground: null,
  incompatible_content_explanation: null,
  incompatible_content_illegal: null,
  category: null,
  category_addition: [],
  category_specification: [],
  category_specification_other: null,
  content_type: [],
  content_type_other: null,
  content_language: null,
  content_date: null,
  territorial_scope: [],
  application_date: null,
  decision_facts: null,
  source_type: null,
  source_identity: null,
  automated_detection: null,
  automated_decision: null,
  puid: null,
};
export const dsaFields = Object.keys(nothing);

const service = { decision_provision: "DECISION_PROVISION_PARTIAL_SUSPENSION", end: "end_date_service_restriction" };

const decisionOf: Record<Restriction, Record<string, Value> & { end?: string }> = {
  removal: { decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"] },
  hold: { decision_visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"] },
  "feature-taken-back": { decision_visibility: ["DECISION_VISIBILITY_CONTENT_DEMOTED"] },
  warn: service,
  mute: service,
  premoderate: {
    decision_visibility: ["DECISION_VISIBILITY_OTHER"],
    decision_visibility_other: "A moderator reads what this person writes before it is shown.",
  },
  suspend: { decision_account: "DECISION_ACCOUNT_SUSPENDED", end: "end_date_account_restriction" },
  ban: { decision_account: "DECISION_ACCOUNT_TERMINATED" },
};

const categoryOf: Record<HouseRule, { category: string; keyword: string | null }> = {
  "off-subject": { category: "OTHER_VIOLATION_TC", keyword: "OTHER" },
  unverified: {
    category: "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS",
    keyword: "MISINFORMATION_DISINFORMATION",
  },
  "personal-attack": { category: "ILLEGAL_OR_HARMFUL_SPEECH", keyword: "OTHER" },
  hate: { category: "ILLEGAL_OR_HARMFUL_SPEECH", keyword: "HATE_SPEECH" },
  private: { category: "DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", keyword: "MISSING_PROCESSING_GROUND" },
  "for-sale": { category: "OTHER_VIOLATION_TC", keyword: "GOODS_SERVICES_NOT_PERMITTED" },
};

const sourceTypes: Record<ReviewSource, string> = {
  own: "SOURCE_VOLUNTARY",
  report: "SOURCE_TYPE_OTHER_NOTIFICATION",
  "legal-notice": "SOURCE_ARTICLE_16",
};

/** What is removed here is removed for all: the EU and the rest of the EEA. */
const everywhere = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(
  " ",
);

function factsOf({ source, facts, automatedDetection, automatedDecision }: Stated): string {
  const reported = facts.reports === 1 ? "A reader reported it." : `${facts.reports} readers reported it.`;
  return [
    "A comment under an article of the publication.",
    ...(source === "legal-notice" ? ["A notice said that it may be unlawful."] : []),
    ...(facts.reports > 0 ? [reported] : []),
    ...(automatedDetection ? ["A program pointed at it."] : []),
    automatedDecision
      ? "It waits for a moderator by the rules that the newsroom has set."
      : "A moderator read it and decided.",
  ].join(" ");
}

const day = (at: Date) => at.toISOString().slice(0, 10);
