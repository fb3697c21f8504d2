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
  /** With pictures at which a moderator looks first. */
  pictures?: { wait: boolean } | undefined;
  /** The comment whose text it is to replace, when it is an edit. */
  replaces?: { id: Id; postedAt: Date };
  now: Date;
}

/** A text with all that the checks may know. */
export interface ToScreen {
  siteId: Id;
  request: ScreenRequest;
  /** The rules of its section and article. */
  policy: Policy;
  policyVersion: number;
}

export interface Screening extends ToScreen {
  verdict: Verdict;
}

/** Gathers what the checks may know, and screens; what was screened `before` is not read again if all that is known is the same. */
export async function screenText(db: Db, draft: Draft, before?: Screening): Promise<Screening> {
  const [known] = await gather(db, draft.article, [draft]);
  if (!known) throw new Error("nothing was gathered for a text");
  return isTheSame(known, before) ? { ...known, verdict: before.verdict } : await screenNow(known);
}

/** What the checks may know of texts under one article, in their order. */
export async function gather(db: Db, article: Draft["article"], drafts: readonly Draft[]): Promise<ToScreen[]> {
  const { policy: whole, version: policyVersion } = await currentPolicy(db, article.siteId);
  const policy = policyFor(whole, { section: article.section, articleId: article.id });
  const correction = await liveCorrection(db, article.siteId);
  const facts = await factsFor(db, article, drafts, policy);
  return drafts.map((draft, index) => {
    const request = { text: draft.text, language: article.language, facts: facts[index] as Facts, policy, correction };
    return { siteId: article.siteId, request, policy, policyVersion };
  });
}

/** True when a text was screened before with the same knowledge. */
export function isTheSame(known: ToScreen, before: Screening | undefined): before is Screening {
  return before !== undefined && isDeepStrictEqual(known.request, before.request);
}

export async function screenNow(known: ToScreen): Promise<Screening> {
  return { ...known, verdict: await screenAside(known.request) };
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

type Found = Pick<
  Facts,
  "published" | "isPremoderated" | "isReviewFirst" | "postedInWindow" | "alike" | "answered" | "removedDomains"
>;

async function factsFor(db: Db, article: Draft["article"], drafts: readonly Draft[], policy: Policy): Promise<Facts[]> {
  const asked = drafts.map(({ author, text, likeness, inReplyTo, replaces, now }, place) => {
    // What was one of many when it was posted stays one of many when it is edited.
    const windowEnd = replaces?.postedAt ?? now;
    return {
      ...likeness,
      place,
      now,
      author: author.id,
      parent: inReplyTo,
      except: replaces?.id ?? "0",
      windowStart: new Date(windowEnd.getTime() - policy.flood.seconds * 1_000),
      windowEnd,
      from: new Date(now.getTime() - policy.copies.days * dayMs),
      // Who waited behind the same words began before what they waited for was posted.
      to: new Date(now.getTime() + minuteMs),
      bytesLeast: Math.floor(alike.bytesLeast * text.length),
      bytesMost: alike.bytesMost * text.length,
    };
  });
  const found = await db.all<Found>(sql`
    select
      (select published from members where id = d.author) as published,
      exists (
        select 1 from sanctions s
        where s.member_id = d.author and s.kind = 'premoderate' and ${isInForce}) as "isPremoderated",
      exists (
        select 1 from surges g
        where g.article_id = ${article.id} and g.ended_at is null and g.until > now()) as "isReviewFirst",
      (select count(*)::int from comments
       where author_id = d.author and posted_at > d."windowStart" and posted_at <= d."windowEnd" and id <> d."except")
       as "postedInWindow",
      (select text from comments where id = d.parent and article_id = ${article.id} and state = 'visible') as answered,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', c.id::text, 'text', c.text, 'authorId', c.author_id::text, 'articleId', c.article_id::text,
          'minutesAgo', extract(epoch from d.now - c.posted_at) / 60,
          'authorDaysHere', extract(epoch from c.posted_at - m.joined_at) / 86400))
        from (
          select of_band.comment_id
          from unnest(d.bands) as here (band)
          cross join lateral (
            select comment_id from bands where band = here.band order by comment_id desc limit ${2 * alike.most}) of_band
          where of_band.comment_id <> d."except"
          group by of_band.comment_id
          order by count(*) desc, of_band.comment_id desc limit ${alike.most}) near
        join comments c on c.id = near.comment_id
        join articles a on a.id = c.article_id
        join members m on m.id = c.author_id
        where a.site_id = ${article.siteId} and c.posted_at between d."from" and d."to"
          and c.state in ('visible', 'held', 'rejected')
          -- Whoever quotes what they answer repeats nothing.
          and not (c.state = 'visible' and c.id is not distinct from d.parent)
          and octet_length(c.text) between d."bytesLeast" and d."bytesMost"
      ), '[]') as alike,
      coalesce((
        select jsonb_agg(jsonb_build_object('domain', here.domain, 'comments', led.rejected))
        from unnest(d.domains) as here (domain)
        cross join lateral (
          select jsonb_agg(c.id::text order by c.id desc) filter (where c.state = 'rejected') as rejected,
            bool_or(c.state = 'visible') as is_visible
          from (
            select comment_id from comment_domains
            where site_id = ${article.siteId} and domain = here.domain and comment_id <> d."except"
            order by comment_id desc limit ${linkedMost}) linked
          join comments c on c.id = linked.comment_id) led
        where led.rejected is not null and not led.is_visible
      ), '[]') as "removedDomains"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as d (
      place int, now timestamptz, author bigint, parent bigint, "except" bigint, "windowStart" timestamptz,
      "windowEnd" timestamptz, "from" timestamptz, "to" timestamptz, "bytesLeast" float8, "bytesMost" float8, bands int[],
      domains text[])
    order by d.place`);
  return drafts.map(({ author, isQuestion = false, pictures, now }, index) => ({
    ...(found[index] as Found),
    authorId: author.id,
    articleId: article.id,
    isStaff: isStaff(author) || article.people.some(({ id }) => id === author.id),
    firstTimersHeld: article.firstTimersHeld,
    isQuestion,
    isGuest: author.isGuest,
    hasPictureToSee: pictures?.wait ?? false,
    writtenAt: now,
    daysHere: (now.getTime() - author.joinedAt.getTime()) / dayMs,
  }));
}
