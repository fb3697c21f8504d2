import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { migrate } from "../../server/db/migrate.ts";
import { sql } from "../../server/db/sql.ts";
import { aDatabase, type TestDatabase } from "../setup/database.ts";

let database: TestDatabase;
let folder: string;
let turn = 0;

beforeAll(async () => {
  database = await aDatabase();
  await database.pool.run(sql`drop table migrations`);
});
beforeEach(async () => {
  turn++;
  folder = mkdtempSync(join(tmpdir(), "comity-sql-"));
  await database.pool.run(sql`drop table if exists migrations`);
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => database.drop());

const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
const tables = async (name: string) =>
  (await database.pool.all(sql`select 1 from pg_tables where tablename = ${name}`)).length;

test("[D1] migrations are applied once, in the order of their numbers; other files are left alone", async () => {
  file("002_b.sql", `insert into m${turn} values (2)`);
  file("001_a.sql", `create table m${turn} (n int)`);
  file("schema.sql", "this is not run");
  expect(await migrate(database.url, folder)).toEqual(["001_a.sql", "002_b.sql"]);
  expect(await migrate(database.url, folder)).toEqual([]);
  expect(await database.pool.all(sql`select name from migrations order by applied_at`)).toEqual([
    { name: "001_a.sql" },
    { name: "002_b.sql" },
  ]);
});

test("[D2] two that migrate at once wait for each other", async () => {
  file("001_a.sql", `create table m${turn} (n int); select pg_sleep(0.2)`);
  const applied = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
  expect(applied.flat()).toEqual(["001_a.sql"]);
});

test("[D3] a landed migration that was changed or is gone is refused, and nothing after it is applied", async () => {
  file("001_a.sql", `create table m${turn} (n int)`);
  await migrate(database.url, folder);
  file("001_a.sql", `create table m${turn} (n bigint)`);
  file("002_b.sql", `create table n${turn} (n int)`);
  await expect(migrate(database.url, folder)).rejects.toThrow("001_a.sql was changed");
  rmSync(join(folder, "001_a.sql"));
  await expect(migrate(database.url, folder)).rejects.toThrow("does not have");
  expect(await tables(`n${turn}`)).toBe(0);
});

test("[D4] a migration that fails leaves nothing of itself, names itself, and can be mended", async () => {
  file("001_a.sql", `create table m${turn} (n int); select nonsense`);
  await expect(migrate(database.url, folder)).rejects.toThrow("001_a.sql");
  expect(await tables(`m${turn}`)).toBe(0);
  file("001_a.sql", `create table m${turn} (n int)`);
  expect(await migrate(database.url, folder)).toEqual(["001_a.sql"]);
});
