import { isDeepStrictEqual } from "node:util";
import type { Article } from "../articles/articles.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { Evidence, Finding } from "../protocol/findings.ts";
import type { Policy } from "../protocol/policy.ts";
import { policyFor } from "../protocol/policyScopes.ts";
import { screenAside } from "../screening/aside.ts";
import type { Facts } from "../screening/check.ts";
import type { Likeness } from "../screening/likeness.ts";
import type { ScreenRequest, Verdict } from "../screening/screen.ts";
import { liveCorrection } from "../sites/corrections.ts";
import { currentPolicy } from "../sites/policy.ts";
import { isStaff, type Member } from "../users/viewer.ts";
import { isInForce } from "../users/writing.ts";

/** A text on its way to the checks. */
export interface Draft {
  article: Pick<Article, "id" | "siteId" | "section" | "language" | "people" | "firstTimersHeld">;
  author: Member;
  text: string;
  likeness: Likeness;
  /** The comment that it answers. */
  inReplyTo: Id | null;
  /** Asked as a question that its hosts have not looked at. */
  isQuestion?: boolean | undefined;
  /** The comment whose text it is to replace, when it is an edit. */
  replaces?: { id: Id; postedAt: Date };
}

export interface Screening {
  siteId: Id;
  request: ScreenRequest;
  verdict: Verdict;
  /** The rules of its section and article. */
  policy: Policy;
  policyVersion: number;
}

/** Gathers what the checks may know, and screens; what was screened `before` is not read again if all that is known is the same. */
export async function screenText(db: Db, draft: Draft, now: Date, before?: Screening): Promise<Screening> {
  const { article, text } = draft;
  const { policy: whole, version: policyVersion } = await currentPolicy(db, article.siteId);
  const policy = policyFor(whole, { section: article.section, articleId: article.id });
  const facts = await factsFor(db, draft, policy, now);
  const correction = await liveCorrection(db, article.siteId);
  const request = { text, language: article.language, facts, policy, correction };
  const isKnown = before !== undefined && isDeepStrictEqual(request, before.request);
  const verdict = isKnown ? before.verdict : await screenAside(request);
  return { siteId: article.siteId, request, verdict, policy, policyVersion };
}

/** What only asked the author to think again, or stands there as asterisks, is no case. */
export function needsLook(findings: readonly Finding[]): boolean {
  return findings.some(finding => finding.then !== "nudge" && finding.then !== "mask");
}

/** What readers see asterisks for; the text itself stays as it was written, for its author and the desk. */
export function masked(findings: readonly Finding[]): Evidence[] {
  return findings.flatMap(({ then, evidence }) => (then === "mask" ? evidence : []));
}

/** With how many comments a text is compared, and of how many bytes for each of its UTF-16 units: beyond, nothing is alike. */
const alike = { most: 50, bytesLeast: 0.3, bytesMost: 10 };
/** How many of the last comments that led to a domain tell what it is worth. */
const linkedMost = 100;
const minuteMs = 60_000;
const dayMs = 86_400_000;

async function factsFor(
  db: Db,
  { article, author, text, likeness, inReplyTo, isQuestion = false, replaces }: Draft,
  policy: Policy,
  now: Date,
): Promise<Facts> {
  const except = replaces?.id ?? "0";
  // What was one of many when it was posted stays one of many when it is edited.
  const windowEnd = replaces?.postedAt ?? now;
  const windowStart = new Date(windowEnd.getTime() - policy.flood.seconds * 1_000);
  const from = new Date(now.getTime() - policy.copies.days * dayMs);
  // Who waited behind the same words began before what they waited for was posted.
  const to = new Date(now.getTime() + minuteMs);
  const found = await db.one<
    Pick<Facts, "published" | "isPremoderated" | "postedInWindow" | "alike" | "answered" | "removedDomains">
  >(sql`
    select
      (select published from members where id = ${author.id}) as published,
      exists (
        select 1 from sanctions s
        where s.member_id = ${author.id} and s.kind = 'premoderate' and ${isInForce}) as "isPremoderated",
      (select count(*)::int from comments
       where author_id = ${author.id} and posted_at > ${windowStart} and posted_at <= ${windowEnd} and id <> ${except})
       as "postedInWindow",
      (select text from comments where id = ${inReplyTo} and article_id = ${article.id} and state = 'visible') as answered,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', c.id::text, 'text', c.text, 'authorId', c.author_id::text, 'articleId', c.article_id::text,
          'minutesAgo', extract(epoch from ${now}::timestamptz - c.posted_at) / 60,
          'authorDaysHere', extract(epoch from c.posted_at - m.joined_at) / 86400))
        from (
          select of_band.comment_id
          from unnest(${likeness.bands}::int[]) as here (band)
          cross join lateral (
            select comment_id from bands where band = here.band order by comment_id desc limit ${2 * alike.most}) of_band
          where of_band.comment_id <> ${except}
          group by of_band.comment_id
          order by count(*) desc, of_band.comment_id desc limit ${alike.most}) near
        join comments c on c.id = near.comment_id
        join articles a on a.id = c.article_id
        join members m on m.id = c.author_id
        where a.site_id = ${article.siteId} and c.posted_at between ${from} and ${to}
          and c.state in ('visible', 'held', 'rejected')
          -- Whoever quotes what they answer repeats nothing.
          and not (c.state = 'visible' and c.id is not distinct from ${inReplyTo})
          and octet_length(c.text) between ${Math.floor(alike.bytesLeast * text.length)} and ${alike.bytesMost * text.length}
      ), '[]') as alike,
      coalesce((
        select jsonb_agg(jsonb_build_object('domain', here.domain, 'comments', led.rejected))
        from unnest(${likeness.domains}::text[]) as here (domain)
        cross join lateral (
          select jsonb_agg(c.id::text order by c.id desc) filter (where c.state = 'rejected') as rejected,
            bool_or(c.state = 'visible') as is_visible
          from (
            select comment_id from comment_domains
            where site_id = ${article.siteId} and domain = here.domain and comment_id <> ${except}
            order by comment_id desc limit ${linkedMost}) linked
          join comments c on c.id = linked.comment_id) led
        where led.rejected is not null and not led.is_visible
      ), '[]') as "removedDomains"`);
  return {
    ...found,
    authorId: author.id,
    articleId: article.id,
    isStaff: isStaff(author) || article.people.some(({ id }) => id === author.id),
    firstTimersHeld: article.firstTimersHeld,
    isQuestion,
    writtenAt: now,
    daysHere: (now.getTime() - author.joinedAt.getTime()) / dayMs,
  };
}
