import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { sqlFolder } from "../../server/config.ts";
import { aDatabase } from "../setup/database.ts";
import { describeSchema } from "../setup/describeSchema.ts";

test("[D15] sql/schema.sql is the schema that the migrations make", async () => {
  const database = await aDatabase();
  const made = await describeSchema(database.pool);
  await database.drop();
  const file = join(sqlFolder, "schema.sql");
  if (process.env.UPDATE_SCHEMA) writeFileSync(file, made);
  expect(readFileSync(file, "utf8")).toBe(made);
});
