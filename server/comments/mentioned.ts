import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";

/** So many of one comment: more is no conversation. */
const mentionsMost = 5;
/** A name has at most so many words. */
const wordsMost = 6;

/** Every name that an @ in a text may begin, the longest first: "@Ben Maier, see" may name "ben maier" or "ben". */
export function namesAfterAt(text: string): string[][] {
  return [...text.matchAll(/(?<![\p{L}\p{N}_.])@([^\s@][^\n@]{0,99})/gu)]
    .slice(0, mentionsMost)
    .map(([, after = ""]) => {
      const words = after.split(/\s+/).slice(0, wordsMost);
      const names = words.map((_, index) => words.slice(0, words.length - index).join(" "));
      return [...new Set(names.map(name => name.replace(/[\p{P}\p{S}]+$/u, "").toLowerCase()))].filter(Boolean);
    });
}

/**
 * Whom these comments name with an @: people who wrote under the same article what readers see. Of several with one name nobody is meant;
 * nobody is named by oneself.
 */
export async function mentionedIn(
  db: Db,
  comments: readonly { commentId: Id; text: string }[],
): Promise<{ commentId: Id; to: Id }[]> {
  const asked = comments.flatMap(({ commentId, text }) =>
    namesAfterAt(text).map((names, place) => ({ commentId, place, names })),
  );
  if (asked.length === 0) return [];
  const found = await db.all<{ commentId: Id; place: number; name: string; to: Id; isAuthor: boolean }>(sql`
    select a."commentId", a.place, lower(m.name) as name, m.id as "to", m.id = c.author_id as "isAuthor"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a ("commentId" bigint, place int, names jsonb)
    join comments c on c.id = a."commentId"
    join articles on articles.id = c.article_id
    join members m on m.site_id = articles.site_id and lower(m.name) = any(array(select jsonb_array_elements_text(a.names)))
    where exists (
      select 1 from comments o where o.article_id = c.article_id and o.author_id = m.id and o.state = 'visible')`);
  const meant = asked.flatMap(({ commentId, place, names }) => {
    const here = found.filter(one => one.commentId === commentId && one.place === place);
    const longest = names.find(name => here.some(one => one.name === name));
    const people = here.filter(one => one.name === longest);
    return people.length === 1 && people[0] && !people[0].isAuthor ? [{ commentId, to: people[0].to }] : [];
  });
  return [...new Map(meant.map(one => [`${one.commentId}:${one.to}`, one])).values()];
}
