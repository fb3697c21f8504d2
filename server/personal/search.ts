import { z } from "zod";
import type { Article } from "../articles/articles.ts";
import { commentsById } from "../comments/queries.ts";
import { publicView } from "../comments/view.ts";
import type { Db, Pool } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { articleChannel } from "../events/channels.ts";
import { readAsOf } from "../events/readAsOf.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page } from "../protocol/basics.ts";
import type { FoundComment, SearchQuery, Stretch } from "../protocol/personal.ts";

/** Of what is found the newest are ranked: a word that stands in every comment of a great thread keeps nobody waiting. */
const rankedMost = 5_000;

/** What its author has covered is found, but not shown. */
const spoiler = '<span class="spoiler"[^>]*><span>.*?</span></span>';

/** Around what was found in an excerpt: noncharacters, which are in no text that people write. */
const marks = { start: "\ufdd1", end: "\ufdd2" };
const marking = `StartSel=${marks.start}, StopSel=${marks.end}`;
/** A short text is shown whole. */
const wholeMost = 300;
const shortened = `${marking}, MinWords=30, MaxWords=50`;

const Key = z.tuple([z.literal("found"), keyPart.number, keyPart.id]);

interface FoundRow {
  id: Id;
  rank: number;
  excerpt: string;
}

/** Visible comments of a thread with what is looked for, the best and of those the newest first, each with an excerpt. */
export function searchThread(
  db: Pool,
  article: Pick<Article, "id" | "seq" | "language">,
  query: SearchQuery,
): Promise<Page<FoundComment>> {
  return readAsOf(db, articleChannel(article.id), article.seq, from => search(from, article, query));
}

async function search(
  db: Db,
  { id: articleId, language }: Pick<Article, "id" | "language">,
  { q, cursor, limit }: SearchQuery,
): Promise<Page<FoundComment>> {
  const after = decodeCursor(Key, cursor);
  const asked: Sql = sql`websearch_to_tsquery(search_language(${language}), ${spaced(q)})`;
  const rows = await db.all<FoundRow>(sql`
    with found as (
      select comment_id as id, ts_rank_cd(words, ${asked}, 1) as rank
      from (
        select comment_id, words from comment_words
        where numnode(${asked}) > 0 and words @@ (${asked} && quote_literal('article:' || ${articleId})::tsquery)
        order by comment_id desc limit ${rankedMost}) newest),
    best as (
      select id, rank from found ${after ? sql`where (rank, id) < (${after[1]}::real, ${after[2]})` : sql``}
      order by rank desc, id desc limit ${limit + 1})
    select best.id, best.rank, ts_headline(search_language(${language}), seen_words(regexp_replace(c.html, ${spoiler}, '…', 'g')), ${asked},
        case when length(c.html) <= ${wholeMost} then ${`${marking}, HighlightAll=true`} else ${shortened} end) as excerpt
    from best join comments c on c.id = best.id
    where c.state = 'visible'
    order by best.rank desc, best.id desc`);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const comments = new Map(
    (
      await commentsById(
        db,
        shown.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  );
  return {
    items: shown.flatMap(({ id, excerpt }) => {
      const row = comments.get(id);
      return row?.state === "visible" ? [{ comment: publicView(row), excerpt: stretches(excerpt) }] : [];
    }),
    nextCursor: rows.length > limit && last ? encodeCursor(["found", last.rank, last.id]) : null,
  };
}

const unspaced = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff]";

/** In scripts without spaces each sign is a word of its own (`seen_words`), so a word is so many signs in a row. */
function spaced(asked: string): string {
  const runs = new RegExp(`${unspaced}+`, "g");
  const inQuotes = (_: string, index: number) => index % 2 === 1;
  return asked
    .split('"')
    .map((part, index) => {
      const signs = part.replace(runs, run =>
        inQuotes(part, index) ? ` ${[...run].join(" ")} ` : ` "${[...run].join(" ")}" `,
      );
      return inQuotes(part, index) ? `"${signs}"` : signs;
    })
    .join(" ");
}

/** The excerpt cut where something was found; what `seen_words` put around single signs is taken away again. */
function stretches(excerpt: string): Stretch[] {
  const { start, end } = marks;
  const text = excerpt
    .trim()
    .replace(new RegExp(` ?(${start}?${unspaced}${end}?) ?`, "g"), "$1")
    .replaceAll(end + start, "")
    .replace(/\s+/g, " ");
  return text
    .split(new RegExp(`(?<=${end})|(?=${start})`))
    .filter(part => part !== "")
    .map(part => ({ text: part.replace(new RegExp(`[${start}${end}]`, "g"), ""), isFound: part.startsWith(start) }));
}
