import type { Article } from "../articles/articles.ts";
import { paragraphAt, paragraphToDiscuss } from "../articles/paragraphs.ts";
import type { Db, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Anchor, AnchorView } from "../protocol/anchors.ts";
import type { Id } from "../protocol/basics.ts";
import { wrongField } from "../protocol/faults.ts";
import { Problem } from "../protocol/problems.ts";

/** What a comment is on, as its row holds it. */
export interface On {
  update: Id | null;
  paragraph: Id | null;
}

export const onNothing: On = { update: null, paragraph: null };

/** What a new comment is to be on. Throws `unprocessable-request` for what its article does not have. */
export async function anchorIn(tx: Tx, article: Article, anchor: Anchor | undefined): Promise<On> {
  if (!anchor) return onNothing;
  if ("paragraph" in anchor) {
    const paragraph = await paragraphToDiscuss(tx, article, anchor.paragraph);
    if (paragraph) return { ...onNothing, paragraph };
  } else {
    const update = await tx.maybe(
      sql`select 1 from article_updates where id = ${anchor.update} and article_id = ${article.id}`,
    );
    if (update) return { ...onNothing, update: anchor.update };
  }
  throw wrongField("anchor", "faults.anchorElsewhere");
}

/**
 * The same for comments that are posted together: each place is looked for once, and all in one order, so that two transactions never
 * wait for each other in a circle. Of what is not there the Problem stands in its place.
 */
export async function anchorsIn(
  tx: Tx,
  article: Article,
  anchors: readonly (Anchor | undefined)[],
): Promise<(On | Problem)[]> {
  const names = anchors.map(anchor => JSON.stringify(anchor ?? null));
  const found = new Map<string, On | Problem>();
  for (const name of [...new Set(names)].sort()) {
    const on = await anchorIn(tx, article, anchors[names.indexOf(name)]).catch((error: unknown) => {
      if (error instanceof Problem) return error;
      throw error;
    });
    found.set(name, on);
  }
  return names.map(name => found.get(name) ?? onNothing);
}

/** Those comments `c` of an article that are on this. */
export async function isOnAnchor(db: Db, articleId: Id, anchor: Anchor): Promise<Sql> {
  if ("update" in anchor) return sql`c.on_update = ${anchor.update}`;
  return sql`c.on_paragraph = ${await paragraphAt(db, articleId, anchor.paragraph)}`;
}

/** As {@link anchorColumn} has it: times as PostgreSQL writes them in JSON. */
export type AnchorRow =
  | { kind: "update"; id: Id; at: string; title: string; correctedAt: string | null; isWithdrawn: boolean }
  | { kind: "paragraph"; n: number | null; begins: string };

/** A column: what a comment `c` is on, as that is now; null for most. */
export const anchorColumn = sql`
  case
    when c.on_update is not null then (
      select jsonb_build_object(
        'kind', 'update', 'id', u.id::text, 'at', u.posted_at, 'correctedAt', u.corrected_at,
        'title', case when u.withdrawn_at is null then u.title else '' end, 'isWithdrawn', u.withdrawn_at is not null)
      from article_updates u where u.id = c.on_update)
    when c.on_paragraph is not null then (
      select jsonb_build_object('kind', 'paragraph', 'n', g.place, 'begins', g.begins)
      from article_paragraphs g where g.id = c.on_paragraph)
  end as anchor`;

export function anchorView(row: AnchorRow): AnchorView {
  if (row.kind === "paragraph") return row;
  const { at, correctedAt, isWithdrawn, ...rest } = row;
  return {
    ...rest,
    at: new Date(at).toISOString(),
    ...(correctedAt && !isWithdrawn ? { correctedAt: new Date(correctedAt).toISOString() } : {}),
    ...(isWithdrawn ? { isWithdrawn } : {}),
  };
}
