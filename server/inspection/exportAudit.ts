import { canonical } from "../audit/entry.ts";
import { recordAudit } from "../audit/record.ts";
import { endOf } from "../audit/verify.ts";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { csvLine } from "../http/csv.ts";
import type { AuditFilter, ExportAudit } from "../protocol/audit.ts";
import type { Id } from "../protocol/basics.ts";
import { meets } from "./log.ts";

const atOnce = 2_000;

/**
 * All entries that meet the filter, oldest first, as the text of a file: with what is needed to verify them
 * (server/audit/entry.ts), and with ids alone, for names stay at the desk. The export is an entry too, written before anything
 * is answered and the last that it may hold.
 */
export async function exportAudit(
  db: Pool,
  admin: { id: Id; siteId: Id },
  { format, ...filter }: ExportAudit,
): Promise<AsyncGenerator<string>> {
  const { siteId } = admin;
  const { n } = await db.transaction(async tx => {
    const entry = {
      actorId: admin.id,
      kind: "audit-exported",
      subject: `site:${siteId}`,
      facts: { format, filter },
    } as const;
    await recordAudit(tx, siteId, [entry]);
    return await endOf(tx, siteId);
  });
  return (format === "csv" ? csv : json)(stretches(db, siteId, filter, n));
}

interface Row {
  n: string;
  /** ISO 8601 in UTC, for people. */
  time: string;
  at: string;
  actor: Id | null;
  kind: string;
  subject: string;
  facts: string;
  previous: string;
  hash: string;
}

async function* stretches(db: Pool, siteId: Id, filter: AuditFilter, upTo: number): AsyncGenerator<Row[]> {
  for (let after = "0", isMore = true; isMore; ) {
    const rows = await db.all<Row>(sql`
      select a.n, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time,
        trim_scale(extract(epoch from a.at) * 1000)::text as at, a.actor_id as actor, a.kind, a.subject, a.facts::text as facts,
        encode(a.previous, 'hex') as previous, encode(a.hash, 'hex') as hash
      from audit a
      where a.site_id = ${siteId} and a.n > ${after}::bigint and a.n <= ${upTo}::bigint and ${meets(filter)}
      order by a.n limit ${atOnce}`);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.n ?? after;
    isMore = rows.length === atOnce;
  }
}

const columns = ["n", "time", "at", "actor", "kind", "subject", "facts", "previous", "hash"] as const;

async function* csv(rows: AsyncGenerator<Row[]>): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const some of rows) yield some.map(row => csvLine(columns.map(name => row[name] ?? ""))).join("");
}

/** One array, an entry a line; the facts stand as they were hashed. */
async function* json(rows: AsyncGenerator<Row[]>): AsyncGenerator<string> {
  let before = "[\n";
  for await (const some of rows) {
    for (const { facts, n, at, actor, ...row } of some) {
      const plain = canonical({ ...row, actor, at: Number(at), n: Number(n) });
      yield `${before}{"facts":${facts},${plain.slice(1)}`;
      before = ",\n";
    }
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
