import { recordAudit } from "../audit/record.ts";
import type { Db, Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { csvLine } from "../http/csv.ts";
import type { Id } from "../protocol/basics.ts";
import type { Site } from "../sites/sites.ts";
import { dsaFields, dsaRecord, type Stated } from "./dsaRecord.ts";

export type ExportFormat = "json" | "csv";

const atOnce = 500;

/** That an admin takes all statements out is an entry of the audit, before the first byte leaves. */
export function auditExport(db: Pool, admin: { id: Id; siteId: Id }, format: ExportFormat): Promise<void> {
  return db.transaction(tx =>
    recordAudit(tx, admin.siteId, [
      { actorId: admin.id, kind: "statements-exported", subject: `member:${admin.id}`, facts: { format } },
    ]),
  );
}

/** All statements of a site, oldest first, as the text of a file: as many as there are, in little memory. */
export async function* exportStatements(db: Db, site: Site, format: ExportFormat): AsyncGenerator<string> {
  const { head, between, tail, row } = formats[format];
  yield head;
  let before = "";
  for await (const stated of allOf(db, site.id)) {
    yield before + row(dsaRecord(site.slug, stated));
    before = between;
  }
  yield tail;
}

async function* allOf(db: Db, siteId: Id): AsyncGenerator<Stated> {
  for (let after = "0"; ; ) {
    const some = await db.all<Stated>(sql`
      select s.id, s.restriction, s.until, s.rule, s.rule_text as "ruleText", s.facts, s.source,
        s.automated_detection as "automatedDetection", s.decided_by is null as "automatedDecision", s.stated_at as "statedAt",
        c.posted_at as "postedAt"
      from statements s join comments c on c.id = s.comment_id
      where s.site_id = ${siteId} and s.id > ${after}
      order by s.id limit ${atOnce}`);
    yield* some;
    const last = some.at(-1);
    if (!last || some.length < atOnce) return;
    after = last.id;
  }
}

type Row = ReturnType<typeof dsaRecord>;

/** JSON as the database's own door takes many at once; CSV as its daily files are: lists are JSON. */
const formats = {
  json: { head: '{"statements":[', between: ",\n", tail: "]}\n", row: (record: Row) => JSON.stringify(record) },
  csv: { head: csvLine(dsaFields), between: "", tail: "", row: csvRow },
} as const;

function csvRow(record: Row): string {
  const values = dsaFields.map(field => record[field] ?? "");
  return csvLine(values.map(value => (typeof value === "string" ? value : JSON.stringify(value))));
}
