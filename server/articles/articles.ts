import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { ArticlePerson, ArticleState, ArticleView, Offer, PromptView } from "../protocol/articles.ts";
import type { Id } from "../protocol/basics.ts";
import type { Block } from "../protocol/body.ts";
import { defaultPolicy } from "../protocol/policy.ts";
import { Problem } from "../protocol/problems.ts";
import type { Reaction } from "../protocol/reactions.ts";
import type { Settings } from "../protocol/settings.ts";
import { type PaceRow, paceColumns, pacedView, paceJoins } from "./pace.ts";
import { type Author, authorView, peopleOf, promptOfArticle } from "./people.ts";

/** An article with its text, for the page, and with what only the desk is told. */
export interface Article extends ArticleView {
  people: ArticlePerson[];
  editorsNote: string | null;
  body: Block[];
}

interface ArticleRow extends PaceRow {
  id: Id;
  siteId: Id;
  slug: string;
  url: string | null;
  title: string;
  section: string;
  standfirst: string;
  byline: string;
  language: string;
  editorsNote: string | null;
  body: Block[];
  readingMinutes: number;
  state: ArticleState;
  opensAt: Date | null;
  closesAt: Date | null;
  pausedUntil: Date | null;
  wasLive: boolean;
  asksQuestions: boolean;
  firstTimersHeld: boolean;
  people: (ArticlePerson & Author)[];
  pinned: (Omit<PromptView, "author"> & { author: Author }) | null;
  publishedAt: Date;
  updatedAt: Date | null;
  views: number;
  commentCount: number;
  seq: string | null;
  reviewFirst: boolean;
  editWindowSeconds: number;
  /** Null where the policy was saved before a site could choose. */
  reactions: Reaction[] | null;
  /** Null where nobody has changed any. */
  settings: Partial<Settings> | null;
}

/** As it was said; else, while it is open, as the site's policy has it. */
const closesAt = sql`coalesce(a.closes_at, case when a.state = 'open' and a.closes_by_policy then
  a.published_at + make_interval(days => nullif((p.policy->>'closesAfterDays')::int, 0)) end)`;

const columns = sql`
  a.id, a.site_id as "siteId", a.slug, a.url, a.title, a.section, a.standfirst, a.byline, a.language,
  a.editors_note as "editorsNote", a.body, a.reading_minutes as "readingMinutes", a.state,
  a.opens_at as "opensAt", ${closesAt} as "closesAt", case when a.paused_until > now() then a.paused_until end as "pausedUntil",
  a.was_live as "wasLive", a.asks_questions as "asksQuestions", a.first_timers_held as "firstTimersHeld",
  ${peopleOf(sql`a.id`)} as people, ${promptOfArticle} as pinned,
  a.published_at as "publishedAt", a.updated_at as "updatedAt", a.views, a.comment_count as "commentCount",
  c.last_seq as seq, 
  coalesce(
    p.policy->'scopes'->'articles'->(a.id::text)->>'mode', p.policy->'scopes'->'sections'->a.section->>'mode', p.policy->>'mode'
  ) = 'review-first' as "reviewFirst",
  (p.policy->>'editWindowSeconds')::int as "editWindowSeconds", p.policy->'reactions' as reactions,
  (select s.settings from site_settings s where s.site_id = a.site_id) as settings, ${paceColumns}`;

const joined = sql`
  articles a
  left join channels c on c.name = 'article:' || a.id
  ${paceJoins}
  cross join lateral (select policy from policies where site_id = a.site_id order by version desc limit 1) p`;

/** An article by slug or id. Throws `not-found`. */
export async function articleByName(db: Db, name: string): Promise<Article> {
  // A slug is never all digits (a constraint says so), so a name is one or the other.
  const isId = /^\d{1,18}$/.test(name);
  const row = await db.maybe<ArticleRow>(
    sql`select ${columns} from ${joined} where ${isId ? byId(name) : bySlug(name)}`,
  );
  if (!row) throw new Problem("not-found");
  const { editorsNote, body, people } = row;
  return { ...articleView(row), editorsNote, body, people };
}

/** What the API says of an article: all but its text, which is the page's. */
export function withoutText(article: Article): ArticleView {
  const { body: _body, editorsNote: _note, people: _people, ...view } = article;
  return view;
}

/** The newest articles of a site; with `section` only of that section. */
export async function newestArticles(db: Db, siteId: Id, limit: number, section?: string): Promise<ArticleView[]> {
  const rows = await db.all<ArticleRow>(sql`
    select ${columns} from ${joined}
    where a.site_id = ${siteId} ${section ? sql`and a.section = ${section}` : sql``}
    order by a.published_at desc, a.id desc limit ${limit}`);
  return rows.map(articleView);
}

/** The sections of a site in which something was published, by name. */
export async function sectionsOf(db: Db, siteId: Id): Promise<string[]> {
  const rows = await db.all<{ section: string }>(
    sql`select distinct section from articles where site_id = ${siteId} order by section`,
  );
  return rows.map(row => row.section);
}

const byId = (id: Id): Sql => sql`a.id = ${id}`;
const bySlug = (slug: string): Sql => sql`a.slug = ${slug}`;

function articleView(row: ArticleRow): ArticleView {
  return {
    id: row.id,
    siteId: row.siteId,
    slug: row.slug,
    title: row.title,
    section: row.section,
    standfirst: row.standfirst,
    byline: row.byline,
    url: row.url ?? `/articles/${row.slug}`,
    language: row.language,
    state: row.state,
    opensAt: row.state === "scheduled" ? (row.opensAt?.toISOString() ?? null) : null,
    closesAt: row.closesAt?.toISOString() ?? null,
    pausedUntil: row.pausedUntil?.toISOString() ?? null,
    wasLive: row.wasLive,
    asksQuestions: row.asksQuestions,
    firstTimersHeld: row.firstTimersHeld,
    pinned: row.pinned && { ...row.pinned, author: authorView(row.pinned.author) },
    hosts: row.people.filter(({ part }) => part === "host").map(authorView),
    publishedAt: row.publishedAt.toISOString(),
    updatedAt: row.updatedAt?.toISOString() ?? null,
    views: row.views,
    readingMinutes: row.readingMinutes,
    commentCount: row.commentCount,
    seq: Number(row.seq ?? 0),
    reviewFirst: row.reviewFirst || row.reviewFirstUntil !== null,
    editWindowSeconds: row.editWindowSeconds,
    reactions: row.reactions ?? defaultPolicy.reactions,
    ...(row.settings?.guests?.allowed ? { takesGuests: true as const } : {}),
    ...((row.settings?.images?.inComments ?? "off") === "off" ? {} : { takesPictures: true as const }),
    ...pacedView(row),
    ...offersOf(row.settings),
  };
}

function offersOf(settings: Partial<Settings> | null): Pick<ArticleView, "offers"> {
  const offers: Offer[] = [];
  if (settings?.links?.areLookedAt) offers.push("links");
  if (settings?.translation?.address) offers.push("translation");
  return offers.length > 0 ? { offers } : {};
}
