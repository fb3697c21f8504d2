import { z } from "zod";
import { endOf } from "../audit/verify.ts";
import type { Db } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import type { AuditEntryView, AuditFilter, AuditPage, AuditQuery } from "../protocol/audit.ts";
import type { Id } from "../protocol/basics.ts";

interface Row {
  n: string;
  at: Date;
  actorId: Id | null;
  actorName: string | null;
  kind: string;
  subject: string;
  articleSlug: string | null;
  articleTitle: string | null;
  personId: Id | null;
  personName: string | null;
  facts: Record<string, unknown>;
  previous: string;
  hash: string;
  next: string | null;
}

const Key = z.tuple([keyPart.id]);
const actorsMost = 300;

/** A page of a site's audit, newest first. */
export async function auditPage(db: Db, siteId: Id, query: AuditQuery): Promise<Omit<AuditPage, "check">> {
  const after = decodeCursor(Key, query.cursor);
  const [rows, head, actors] = await Promise.all([
    entries(
      db,
      sql`a.site_id = ${siteId} and ${meets(query)}
        ${after ? sql`and a.n < ${after[0]}::bigint` : sql``}
        ${query.upTo ? sql`and a.n <= ${query.upTo}::bigint` : sql``}`,
      query.limit + 1,
    ),
    endOf(db, siteId),
    actorsOn(db, siteId),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(entryView),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.n]) : null,
    head,
    actors,
  };
}

/** What an entry `a` must be to meet a filter. */
export function meets({ kind, actor, subject, from, to }: AuditFilter): Sql {
  const actorIs = actor === "machine" ? sql`a.actor_id is null` : sql`a.actor_id = ${actor}::bigint`;
  return sql`true
    ${kind ? sql`and a.kind = ${kind}` : sql``}
    ${actor ? sql`and ${actorIs}` : sql``}
    ${subject ? sql`and a.subject = ${subject}` : sql``}
    ${from ? sql`and a.at >= ${from}::timestamptz` : sql``}
    ${to ? sql`and a.at < ${to}::timestamptz` : sql``}`;
}

/** What entries name is looked up as it is now; an entry never fails for what it names. */
function entries(db: Db, which: Sql, limit: number): Promise<Row[]> {
  const id = (text: Sql) => sql`case when ${text} ~ '^[0-9]{1,18}$' then (${text})::bigint end`;
  const idIn = (kind: string) => id(sql`substring(a.subject from ${`^${kind}:(.*)$`})`);
  return db.all<Row>(sql`
    with a as (
      select site_id, n, at, actor_id, kind, subject, facts, previous, hash from audit a
      where ${which} order by n desc limit ${limit})
    select a.n, a.at, a.actor_id as "actorId", actor.name as "actorName", a.kind, a.subject, article.slug as "articleSlug",
      article.title as "articleTitle", person.id as "personId", person.name as "personName", a.facts,
      encode(a.previous, 'hex') as previous, encode(a.hash, 'hex') as hash, encode(next.hash, 'hex') as next
    from a
    left join members actor on actor.id = a.actor_id
    left join audit next on next.site_id = a.site_id and next.n = a.n + 1
    left join comments c on c.id = ${idIn("comment")}
    left join cases k on k.id = coalesce(${idIn("case")}, ${id(sql`a.facts->>'case'`)})
    left join articles article on article.id = coalesce(c.article_id, ${idIn("article")}, ${id(sql`a.facts->>'article'`)}, k.article_id)
    left join members person on person.id = coalesce(${idIn("member")}, ${id(sql`a.facts->>'member'`)})
    order by a.n desc`);
}

function entryView(row: Row): AuditEntryView {
  const { n, at, kind, subject, facts, previous, hash, next } = row;
  return {
    n: Number(n),
    at: at.toISOString(),
    actor: row.actorId ? { id: row.actorId, name: row.actorName ?? "" } : null,
    kind,
    subject,
    article: row.articleSlug ? { slug: row.articleSlug, title: row.articleTitle ?? "" } : null,
    person: row.personId ? { id: row.personId, name: row.personName ?? "" } : null,
    facts,
    previous,
    hash,
    next,
  };
}

/** Skips from one to the next in the index, however many entries each has. Readers act too, when they appeal: so not all of them. */
function actorsOn(db: Db, siteId: Id): Promise<{ id: Id; name: string }[]> {
  return db.all(sql`
    with recursive acted (id) as (
      select min(actor_id) from audit where site_id = ${siteId}
      union all
      select (select min(actor_id) from audit where site_id = ${siteId} and actor_id > acted.id) from acted
      where acted.id is not null)
    select m.id, m.name from (select id from acted limit ${actorsMost}) acted join members m on m.id = acted.id
    order by lower(m.name), m.id`);
}
