import { type Sql, sql } from "../db/sql.ts";

/** Whether an article `a` is in the sections in which somebody decides. */
export const inSectionsOf = ({ sections }: { sections: readonly string[] | null }): Sql =>
  sections ? sql`a.section = any(${sections}::text[])` : sql`true`;
