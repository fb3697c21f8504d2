import type { Db } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";

/** The tables, constraints, indexes, functions and triggers of a database, as text in a fixed order. */
export async function describeSchema(db: Db): Promise<string> {
  const columns = await db.all<{ table: string; column: string }>(sql`
    select c.relname as table,
      format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then ' not null' else '' end,
        case when a.attidentity <> '' then ' generated always as identity'
             when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end) as column
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'migrations'
    order by c.relname, a.attnum`);
  const constraints = await db.all<{ table: string; constraint: string }>(sql`
    select conrelid::regclass::text as table, format('  constraint %I %s', conname, pg_get_constraintdef(oid)) as constraint
    from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 0
    order by 1, contype = 'p' desc, conname`);
  const others = await db.all<{ line: string }>(sql`
    (select indexdef as line from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
      and indexname not in (select conname from pg_constraint) order by indexname)
    union all
    (select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace order by proname)
    union all
    (select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by tgname)`);
  const tables = [...new Set(columns.map(({ table }) => table))].map(table => {
    const lines = [
      ...columns.filter(row => row.table === table).map(({ column }) => column),
      ...constraints.filter(row => row.table === table).map(({ constraint }) => constraint),
    ];
    return `create table ${table} (\n${lines.join(",\n")}\n);`;
  });
  const rest = others.map(({ line }) => `${line.trim().replaceAll("public.", "")};`);
  return `-- Made from the migrations; not run. UPDATE_SCHEMA=1 npm test -- tests/db/schema.test.ts writes it anew.\n\n${[...tables, ...rest].join("\n\n")}\n`;
}
