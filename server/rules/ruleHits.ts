import { z } from "zod";
import { commentsById } from "../comments/queries.ts";
import { insiderView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { Id, Page } from "../protocol/basics.ts";
import type { HitsQuery, RuleHit } from "../protocol/rules.ts";
import { articlesOf } from "./articlesOf.ts";

interface HitRow extends Pick<RuleHit, "then" | "inShadow" | "decided"> {
  commentId: Id;
  revision: number;
  hitAt: Date;
}

const HitsKey = z.tuple([z.literal("hits"), keyPart.id, keyPart.count]);

/** The comments that a rule met, live or in shadow, newest first. Throws for a forged cursor. */
export async function ruleHits(db: Db, siteId: Id, { rule, cursor, limit }: HitsQuery): Promise<Page<RuleHit>> {
  const after = decodeCursor(HitsKey, cursor);
  const hits = await db.all<HitRow>(sql`
    select h.comment_id as "commentId", h.revision, h.would as "then", h.in_shadow as "inShadow", h.hit_at as "hitAt",
      case d.decision when 'reject' then 'removed' when 'approve' then 'approved' when 'feature' then 'approved' end as decided
    from rule_hits h
    join comments c on c.id = h.comment_id and c.state in ('visible', 'held', 'rejected')
    left join lateral (
      select d.decision from decisions d
      where d.comment_id = h.comment_id and d.revision = h.revision and d.decision in ('approve', 'feature', 'reject')
        and not exists (select 1 from decisions u where u.undoes = d.id)
      order by d.id desc limit 1) d on true
    where h.site_id = ${siteId} and h.rule = ${rule}
      ${after ? sql`and (h.comment_id, h.revision) < (${after[1]}::bigint, ${after[2]}::int)` : sql``}
    order by h.comment_id desc, h.revision desc limit ${limit + 1}`);
  const shown = hits.slice(0, limit);
  const last = shown.at(-1);
  const comments = await commentsById(db, [...new Set(shown.map(({ commentId }) => commentId))]);
  const articles = await articlesOf(db, comments);
  const byId = new Map(comments.map(comment => [comment.id, comment]));
  const items = shown.flatMap(({ commentId, revision: _, hitAt, ...hit }) => {
    const comment = byId.get(commentId);
    const article = comment && articles.get(comment.articleId);
    return article ? [{ ...hit, comment: insiderView(comment, []), article, hitAt: hitAt.toISOString() }] : [];
  });
  const nextCursor = hits.length > limit && last ? encodeCursor(["hits", last.commentId, last.revision]) : null;
  return { items, nextCursor };
}
