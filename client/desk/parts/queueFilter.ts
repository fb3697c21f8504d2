import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseChoices, CaseView, CaseViewName } from "../../../server/protocol/cases.ts";
import { findingChecks } from "../../../server/protocol/findings.ts";
import { houseRuleNames } from "../../../server/protocol/houseRules.ts";
import type { CasesFilter } from "../../../server/protocol/queue.ts";

export const noFilter: CasesFilter = {};

/** How many fields of a filter are set. */
export const narrowedBy = (filter: CasesFilter) => Object.values(filter).filter(Boolean).length;

/** A filter with one field set, or without it. */
export function withField<Name extends keyof CasesFilter>(
  filter: CasesFilter,
  name: Name,
  value: CasesFilter[Name] | "",
): CasesFilter {
  const { [name]: _, ...rest } = filter;
  return value ? { ...rest, [name]: value } : rest;
}

/** The query of a page of the queue. */
export function queryOf(view: CaseViewName, filter: CasesFilter, more: Record<string, string | number>): string {
  const fields = { view, ...filter, ...more };
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}

/**
 * Whether a case that came meanwhile passes a filter, as the server would say; `watched` are the articles of the chosen
 * watch-list.
 */
export function passes(item: CaseView, filter: CasesFilter, watched: ReadonlySet<Id>): boolean {
  const { article, section, watchList, reason, author, language, words } = filter;
  const text = (item.comment.text ?? "").toLowerCase();
  return (
    (!article || item.article.id === article || item.article.slug === article) &&
    (!section || item.article.section === section) &&
    (!watchList || watched.has(item.article.id)) &&
    (!reason || hasReason(item, reason)) &&
    (!author || item.comment.author.id === author) &&
    (!language || item.article.language === language) &&
    (words ?? "")
      .toLowerCase()
      .split(/\s+/)
      .every(word => text.includes(word))
  );
}

function hasReason({ reports, findings, comment }: CaseView, reason: NonNullable<CasesFilter["reason"]>): boolean {
  return (
    reports.some(report => report.reason === reason) ||
    findings.some(finding => finding.check === reason && finding.revision === comment.revision)
  );
}

/** Why a case can be in the queue: by a rule that somebody reported, or by what found something. */
export const reasonGroups = () =>
  [
    {
      name: say("desk.reasons.reported"),
      reasons: houseRuleNames.map(reason => ({ reason, name: say(`rules.${reason}.title`) })),
    },
    {
      name: say("desk.reasons.found"),
      reasons: findingChecks.map(check => ({ reason: check, name: say(`desk.check.${check}`) })),
    },
  ] as const;

/** The articles of a watch-list. */
export function articlesOf(choices: CaseChoices | null, watchList: Id | undefined): ReadonlySet<Id> {
  const list = choices?.watchLists.find(({ id }) => id === watchList);
  return new Set(list?.articles.map(({ id }) => id));
}
