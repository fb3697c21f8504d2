import { pageHref } from "../../client/core/pageHref.ts";
import type { QuestionsStart } from "../../client/questions/start.ts";
import type { DiscussionStart } from "../../client/thread/start.ts";
import type { UpdatesStart } from "../../client/updates/start.ts";
import { type Article, newestArticles, withoutText } from "../articles/articles.ts";
import { updatesPage } from "../articles/updateQueries.ts";
import { asReadersSee } from "../comments/asReadersSee.ts";
import { firstPage } from "../comments/firstPage.ts";
import { permalink } from "../comments/thread.ts";
import type { Pool } from "../db/pool.ts";
import { articleChannel } from "../events/channels.ts";
import { readAsOf } from "../events/readAsOf.ts";
import type { AnchorName } from "../protocol/anchors.ts";
import type { ArticleView } from "../protocol/articles.ts";
import type { Time } from "../protocol/basics.ts";
import { limits } from "../protocol/limits.ts";
import { askedByPart } from "../protocol/pageParts.ts";
import { Problem } from "../protocol/problems.ts";
import { IdParam, ThreadQuery } from "../protocol/requests.ts";
import { UpdatesQuery } from "../protocol/updates.ts";
import type { Permalink } from "../protocol/views.ts";
import { firstQuestions } from "../questions/list.ts";
import type { ArticlePageProps } from "./ArticlePage.tsx";
import { articlesRead, frameOf, oneOf, type Publication } from "./frame.ts";
import type { LivePart } from "./LivePage.tsx";

/** All that the address of an article's page or fragment may ask for; whatever else stands behind its `?` changes nothing. */
const askedFor = [...Object.values(askedByPart).flat(), "part", "look", "url"] as const;
/** `here`: on a page of ours, wherever the article is read. */
export type PageQuery = { readonly [name in (typeof askedFor)[number] | "here"]?: string };

/** That of what stands behind a `?`, unread, in one order. */
export function pageQuery(query: Readonly<Record<string, unknown>>): PageQuery {
  const asked = askedFor.flatMap(name => {
    const value = oneOf(query[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(asked), ...(query.here === undefined ? {} : { here: "yes" }) };
}

const moreShown = 5;

/** All that an article's page shows: what the address asks for, and where it asks for what there is not, the usual. */
export async function readArticle(
  publication: Publication,
  article: Article,
  query: PageQuery,
): Promise<ArticlePageProps> {
  const { db, site } = publication;
  const { sort, cursor } = threadQuery(query);
  const now = new Date().toISOString();
  const [start, updates, questions, newest] = await Promise.all([
    discussionStart(db, article, query, now),
    updatesStart(db, article, query, now),
    questionsStart(db, article, false, now),
    newestArticles(db, site.id, articlesRead),
  ]);
  return {
    frame: frameOf(publication, newest),
    article,
    thread: start.thread,
    start,
    updates,
    questions: hasQuestions(questions) ? questions : null,
    more: newest.filter(other => other.id !== article.id).slice(0, moreShown),
    canonical: cursor !== undefined && sort === "newest" ? pageHref(article, { cursor }) : article.url,
  };
}

/** The discussion of an article in the order that the address asks for, or the one comment that it names. */
export async function discussionStart(
  db: Pool,
  article: Article,
  query: PageQuery,
  now: Time,
): Promise<DiscussionStart> {
  const { sort, cursor, anchor } = threadQuery(query);
  const shown = query.comment;
  const [thread, permalinked] = await Promise.all([
    firstPage(db, article, { sort, cursor, anchor, limit: limits.pageDefault }),
    shown === undefined ? null : permalinkIn(db, article, shown),
  ]);
  return {
    article: withoutText(article),
    thread,
    sort,
    anchor: anchor === undefined ? null : (query.anchor as AnchorName),
    permalink: permalinked,
    isGone: shown !== undefined && permalinked === null,
    now,
  };
}

/** True of a story that is told while it happens, or was, or is set up for it: it has a page of its own kind. */
export const isTold = ({ state, wasLive, asksQuestions }: ArticleView) =>
  state === "live" || wasLive || (state === "scheduled" && asksQuestions);

/** What a narrow window shows first: what the address speaks of, else the updates once there are some. */
export function partAsked(query: PageQuery, { updates }: UpdatesStart): LivePart {
  const ofDiscussion = [query.anchor, query.comment, query.sort, query.cursor];
  if (ofDiscussion.some(asked => asked !== undefined)) return "discussion";
  return updates.count > 0 || query.update !== undefined ? "updates" : "discussion";
}

export async function questionsStart(db: Pool, article: Article, isWhole: boolean, now: Time): Promise<QuestionsStart> {
  const pages = await readAsOf(db, articleChannel(article.id), article.seq, from => firstQuestions(from, article));
  return { article: withoutText(article), pages, isWhole, now };
}

export const hasQuestions = ({ article, pages }: QuestionsStart): boolean =>
  article.asksQuestions || Object.values(pages.approved.counts).some(count => count > 0);

/** Its updates in the order that the address asks for; from the one that it names, when that is not among the first. */
export async function updatesStart(
  db: Pool,
  article: Article,
  { updates: sort, after, update }: PageQuery,
  now: Time,
): Promise<UpdatesStart> {
  const asked = UpdatesQuery.safeParse({ sort, cursor: after });
  const query: UpdatesQuery = asked.success ? asked.data : { sort: "newest", limit: limits.pageDefault };
  const from = IdParam.safeParse(update).data;
  const read = (asked: UpdatesQuery) =>
    readAsOf(db, articleChannel(article.id), article.seq, from => updatesPage(from, article, asked));
  const first = await read(query);
  const isElsewhere = from !== undefined && !first.items.some(({ id }) => id === from);
  return {
    article: { id: article.id, slug: article.slug, url: article.url, state: article.state },
    updates: isElsewhere ? await read({ ...query, from, cursor: undefined }) : first,
    sort: query.sort,
    target: from ?? null,
    isPart: isElsewhere || query.cursor !== undefined,
    look: isTold(article) ? "live" : "story",
    now,
  };
}

/** Sort and cursor as asked; an order that we do not have is no reason to refuse an article. */
function threadQuery({ sort, cursor, anchor }: PageQuery): Pick<ThreadQuery, "sort" | "cursor" | "anchor"> {
  const asked = ThreadQuery.safeParse({ sort, cursor, anchor });
  return asked.success ? asked.data : { sort: "newest" };
}

/** The comment that the address names; null when it is not to be seen here: the article is still worth reading. */
async function permalinkIn(db: Pool, article: Article, id: string): Promise<Permalink | null> {
  if (!IdParam.safeParse(id).success) return null;
  try {
    const found = await asReadersSee(db, id, from => permalink(from, id));
    return found.comment.articleId === article.id ? found : null;
  } catch (error) {
    if (error instanceof Problem && error.problem === "not-found") return null;
    throw error;
  }
}
