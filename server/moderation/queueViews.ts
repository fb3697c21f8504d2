import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { CaseViewName } from "../protocol/cases.ts";
import { type Finding, findingChecks } from "../protocol/findings.ts";
import type { CasesFilter } from "../protocol/queue.ts";
import { inSectionsOf } from "../review/sections.ts";
import type { Member } from "../users/viewer.ts";

/** Whose desk it is. */
export type Moderator = Pick<Member, "id" | "siteId" | "sections" | "role">;

/** What a case `k` must be to belong to each view. */
export const inView = (moderatorId: Id): Record<CaseViewName, Sql> => ({
  all: sql`k.is_waiting`,
  held: sql`k.is_waiting and k.is_held`,
  reported: sql`k.is_waiting and k.is_reported`,
  appeals: sql`k.is_waiting and k.has_appeal`,
  legal: sql`k.is_waiting and k.has_legal`,
  // As a list of ids, by which the few are found among very many.
  mine: sql`k.is_waiting and k.id in (
    select case_id from claims where member_id = ${moderatorId} and expires_at > now()
    union all select id from cases where escalated_to = ${moderatorId})`,
  decided: sql`k.decided_by = ${moderatorId}`,
});

/** What a case `k` under an article `a` must be to be this moderator's and to pass a filter. */
export function passing(moderator: Moderator, filter: CasesFilter): Sql {
  const { article, section, watchList, reason, author, language } = filter;
  const conditions = [
    sql`k.site_id = ${moderator.siteId}`,
    inSectionsOf(moderator),
    article === undefined ? null : sql`(a.slug = ${article} or a.id::text = ${article})`,
    section === undefined ? null : sql`a.section = ${section}`,
    watchList === undefined
      ? null
      : sql`k.article_id in (
          select w.article_id from watch_list_articles w join watch_lists l on l.id = w.watch_list_id
          where l.id = ${watchList} and l.site_id = ${moderator.siteId})`,
    reason === undefined ? null : isThere(reason),
    author === undefined
      ? null
      : sql`exists (select 1 from comments c where c.id = k.comment_id and c.author_id = ${author})`,
    language === undefined ? null : sql`a.language = ${language}`,
    ...wordsOf(filter).map(
      word => sql`exists (
        select 1 from comments c where c.id = k.comment_id and strpos(lower(c.text), lower(${word})) > 0)`,
    ),
  ];
  return conditions.filter(condition => condition !== null).reduce((all, one) => sql`${all} and ${one}`);
}

/** True when a filter leaves all cases of the site in. */
export const isWhole = (moderator: Moderator, filter: CasesFilter) =>
  moderator.sections === null &&
  wordsOf(filter).length === 0 &&
  !(["article", "section", "watchList", "reason", "author", "language"] as const).some(name => filter[name]);

const wordsOf = ({ words = "" }: CasesFilter) => words.split(/\s+/).filter(word => word !== "");

function isThere(reason: NonNullable<CasesFilter["reason"]>): Sql {
  return (findingChecks as readonly string[]).includes(reason)
    ? sql`exists (
        select 1 from findings f join comments c on c.id = f.comment_id and c.revision = f.revision
        where f.comment_id = k.comment_id and f.check_name = ${reason as Finding["check"]})`
    : sql`exists (select 1 from reports r where r.case_id = k.id and r.reason = ${reason})`;
}
