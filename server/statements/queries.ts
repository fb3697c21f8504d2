import { createHash } from "node:crypto";
import { inLanguage, say } from "../../locales/say.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import { type HouseRule, houseRules } from "../protocol/houseRules.ts";
import { limits } from "../protocol/limits.ts";
import type {
  AppealOutcome,
  AppealView,
  RestrictionEnd,
  StatementFacts,
  StatementView,
} from "../protocol/restrictions.ts";
import type { Told } from "../protocol/told.ts";
import { plainText } from "../text/markdown.ts";

/** A statement with what a view of it needs from beside it, and what only the house may know. */
export interface StatementRow
  extends Pick<
    StatementView,
    | "id"
    | "restriction"
    | "policyVersion"
    | "note"
    | "source"
    | "automatedDetection"
    | "automatedDecision"
    | "commentId"
  > {
  siteId: Id;
  memberId: Id;
  caseId: Id;
  decidedBy: Id | null;
  /** What was found was kept in English alone before it had messages. */
  facts: Omit<StatementFacts, "found"> & { found: (Told | string)[] };
  until: Date | null;
  rule: HouseRule | null;
  ruleText: string | null;
  statedAt: Date;
  endedAt: Date | null;
  endedBy: RestrictionEnd | null;
  articleSlug: string;
  articleTitle: string;
  postedAt: Date;
  text: string | null;
  token: Buffer;
  appealText: string | null;
  appealMadeAt: Date | null;
  appealOutcome: AppealOutcome | null;
  appealNote: string | null;
  appealDecidedAt: Date | null;
}

/** Columns and tables of {@link StatementRow}; the statement is `s`. Of a comment that is its author's no more there is no text. */
export const statementColumns = sql`
  s.id, s.site_id as "siteId", s.member_id as "memberId", s.case_id as "caseId", s.decided_by as "decidedBy", s.restriction,
  s.until, s.rule, s.rule_text as "ruleText", s.policy_version as "policyVersion", s.note, s.facts, s.source,
  s.automated_detection as "automatedDetection", s.decided_by is null as "automatedDecision", s.stated_at as "statedAt",
  s.ended_at as "endedAt", s.ended_by as "endedBy", s.comment_id as "commentId", a.slug as "articleSlug",
  a.title as "articleTitle", c.posted_at as "postedAt",
  case when c.state not in ('withdrawn', 'erased') then r.text end as text, s.token, p.text as "appealText",
  p.made_at as "appealMadeAt", p.outcome as "appealOutcome", p.note as "appealNote", p.decided_at as "appealDecidedAt"`;

export const besideStatement = sql`
  join comments c on c.id = s.comment_id
  join articles a on a.id = c.article_id
  left join revisions r on r.comment_id = s.comment_id and r.revision = s.revision
  left join appeals p on p.statement_id = s.id`;

/**
 * The statement at a secret address of this site. It is found by the hash alone, so the time that it takes tells nothing about
 * a token.
 */
export function statementAt(db: Db, siteId: Id, token: string): Promise<StatementRow | undefined> {
  const hash = createHash("sha256").update(Buffer.from(token, "base64url")).digest();
  return db.maybe<StatementRow>(sql`
    select ${statementColumns} from statements s ${besideStatement}
    where s.token_hash = ${hash} and s.site_id = ${siteId}`);
}

/** For its author: the tokens of the statements that stand on these comments, the latest of each. */
export async function tokensOf(db: Db, memberId: Id, commentIds: readonly Id[]): Promise<Map<Id, string>> {
  const rows = await db.all<{ commentId: Id; token: Buffer }>(sql`
    select distinct on (comment_id) comment_id as "commentId", token from statements
    where comment_id = any(${commentIds}::bigint[]) and member_id = ${memberId} and restriction in ('removal', 'hold')
      and ended_at is null
    order by comment_id, id desc`);
  return new Map(rows.map(({ commentId, token }) => [commentId, token.toString("base64url")]));
}

/** An appeal waits on this case that somebody has to answer; one against a hold is answered by deciding the comment. */
export async function appealWaits(db: Db, caseId: Id): Promise<boolean> {
  const waiting = await db.maybe(sql`
    select 1 from appeals p join statements s on s.id = p.statement_id
    where p.case_id = ${caseId} and p.outcome is null and s.restriction <> 'hold' limit 1`);
  return waiting !== undefined;
}

/** An appeal against the waiting that this moderator has brought about: somebody else answers it, by deciding the comment. */
export async function appealWaitsForOther(db: Db, caseId: Id, moderatorId: Id): Promise<boolean> {
  const waiting = await db.maybe(sql`
    select 1 from appeals p join statements s on s.id = p.statement_id
    where p.case_id = ${caseId} and p.outcome is null and s.restriction = 'hold' and s.decided_by = ${moderatorId} limit 1`);
  return waiting !== undefined;
}

const quoteCharacters = 300;

export function statementView(row: StatementRow): StatementView {
  const { rule, ruleText, endedAt, endedBy, text } = row;
  return {
    id: row.id,
    restriction: row.restriction,
    until: row.until?.toISOString() ?? null,
    rule: rule && ruleText !== null ? ruleAsWorded(rule, ruleText) : null,
    policyVersion: row.policyVersion,
    note: row.note,
    facts: { ...row.facts, found: row.facts.found.map(one => (typeof one === "string" ? { why: one } : one)) },
    source: row.source,
    automatedDetection: row.automatedDetection,
    automatedDecision: row.automatedDecision,
    statedAt: row.statedAt.toISOString(),
    ended: endedAt && endedBy ? { at: endedAt.toISOString(), by: endedBy } : null,
    article: { slug: row.articleSlug, title: row.articleTitle },
    commentId: row.commentId,
    postedAt: row.postedAt.toISOString(),
    quote: text === null ? null : plainText(text, quoteCharacters),
    appealUntil: appealUntil(row).toISOString(),
    appeal: appealOf(row),
  };
}

function ruleAsWorded(name: HouseRule, text: string): StatementView["rule"] {
  const isStillSo = inLanguage("en", () => say(`rules.${name}.rule`)) === text;
  return { name, number: houseRules[name].number, text, isStillSo };
}

/** The last moment for an appeal against a statement. */
export const appealUntil = ({ statedAt }: Pick<StatementRow, "statedAt">): Date =>
  new Date(statedAt.getTime() + limits.appealDays * 24 * 3_600_000);

function appealOf(row: StatementRow): AppealView | null {
  if (row.appealText === null || row.appealMadeAt === null) return null;
  return {
    text: row.appealText,
    madeAt: row.appealMadeAt.toISOString(),
    outcome: row.appealOutcome,
    note: row.appealNote,
    decidedAt: row.appealDecidedAt?.toISOString() ?? null,
  };
}
