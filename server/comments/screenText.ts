import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Policy } from "../protocol/policy.ts";
import type { Finding, Id } from "../protocol/views.ts";
import { type AuthorFacts, screen, type Verdict } from "../screening/screen.ts";
import { currentPolicy } from "../sites/policy.ts";
import { isStaff, type Member } from "../users/viewer.ts";

/** A text on its way to the checks. `commentId`: the comment that it is to replace, when it is an edit. */
export interface Draft {
  article: { siteId: Id; language: string };
  author: Member;
  text: string;
  commentId?: Id;
}

export interface Screening {
  verdict: Verdict;
  policy: Policy;
  policyVersion: number;
}

/** How many texts of the last hour the check for repeats compares with. */
const recentTexts = 200;
/** Bytes of a text for each UTF-16 unit of ours: outside of this no check finds them alike, so they need not travel. */
const alike = { least: 0.3, most: 10 };

/** Gathers what the checks may know, and screens. */
export async function screenText(db: Db, { article, author, text, commentId }: Draft, now: Date): Promise<Screening> {
  const { policy, version: policyVersion } = await currentPolicy(db, article.siteId);
  const facts = await authorFacts(db, { author, text, commentId }, policy.flood.seconds, now);
  const verdict = screen({ text, language: article.language, facts, policy });
  return { verdict, policy, policyVersion };
}

/** What only asked the author to think again is no case. */
export function needsLook(findings: readonly Finding[]): boolean {
  return findings.some(finding => finding.then !== "nudge");
}

async function authorFacts(
  db: Db,
  { author, text, commentId: except = "0" }: Omit<Draft, "article">,
  floodSeconds: number,
  now: Date,
): Promise<AuthorFacts> {
  const hourAgo = new Date(now.getTime() - 3_600_000);
  const windowStart = new Date(now.getTime() - floodSeconds * 1_000);
  const { published, postedInWindow, recent } = await db.one<Omit<AuthorFacts, "isStaff">>(sql`
    select
      (select published from members where id = ${author.id}) as published,
      (select count(*)::int from comments
       where author_id = ${author.id} and posted_at > ${windowStart} and posted_at <= ${now} and id <> ${except})
       as "postedInWindow",
      coalesce((select jsonb_agg(jsonb_build_object('text', r.text, 'own', r.author_id = ${author.id})) from (
        select c.text, c.author_id from comments c join articles a on a.id = c.article_id
        where c.posted_at > ${hourAgo} and c.posted_at <= ${now} and a.site_id = ${author.siteId}
          and c.id <> ${except} and c.state <> 'erased'
          and octet_length(c.text) between ${Math.floor(alike.least * text.length)} and ${alike.most * text.length}
        order by c.posted_at desc, c.id desc limit ${recentTexts}) r), '[]') as recent`);
  return { published, isStaff: isStaff(author), postedInWindow, recent };
}
