import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import { aDatabase, type TestDatabase } from "../setup/database.ts";
import { until } from "../setup/socket.ts";

let database: TestDatabase;
let db: Pool;

beforeAll(async () => {
  database = await aDatabase();
  db = database.pool;
  await db.run(sql`create table notes (id int primary key, text text not null)`);
});
afterAll(() => database.drop());

test("[D5] values are parameters, and nested sql becomes part of the statement", async () => {
  const text = "'); drop table notes; --";
  await db.run(sql`insert into notes (id, text) values (1, ${text})`);
  const only = sql`where id = ${1}`;
  expect(await db.all(sql`select text from notes ${only} and text = ${text}`)).toEqual([{ text }]);
  expect(sql`a ${1} ${sql`b ${2}`} c ${3}`.toQuery()).toMatchObject({ text: "a $1 b $2 c $3", values: [1, 2, 3] });
});

test("[D6] a transaction that throws leaves nothing, and one that lost against another is run again", async () => {
  await expect(
    db.transaction(async tx => {
      await tx.run(sql`insert into notes (id, text) values (2, 'gone')`);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await db.all(sql`select 1 from notes where id = 2`)).toEqual([]);

  let attempts = 0;
  await db.transaction(async tx => {
    attempts++;
    await tx.run(sql`insert into notes (id, text) values (3, 'kept')`);
    if (attempts < 3) await tx.run(sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`);
  });
  expect(attempts).toBe(3);
  expect(await db.all(sql`select text from notes where id = 3`)).toEqual([{ text: "kept" }]);
});

test("[D7] two transactions that wait for each other in a circle both end", async () => {
  await db.run(sql`insert into notes (id, text) values (10, 'a'), (11, 'b')`);
  const lockBoth = (first: number, second: number) =>
    db.transaction(async tx => {
      await tx.run(sql`update notes set text = text || '.' where id = ${first}`);
      await tx.run(sql`select pg_sleep(0.1)`);
      await tx.run(sql`update notes set text = text || '.' where id = ${second}`);
    });
  await Promise.all([lockBoth(10, 11), lockBoth(11, 10)]);
  expect(await db.all(sql`select text from notes where id in (10, 11) order by id`)).toEqual([
    { text: "a.." },
    { text: "b.." },
  ]);
});

test("[D8] a connection that PostgreSQL ends while idle is replaced, and the error told", async () => {
  const told: Error[] = [];
  const pool = new Pool({ url: database.url, size: 1, onError: error => told.push(error) });
  const { pid } = await pool.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  await db.run(sql`select pg_terminate_backend(${pid})`);
  await until("the error was told", () => told.length > 0);
  expect(told.map(error => error.message)).toEqual([expect.stringContaining("terminating connection")]);
  const next = await pool.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  expect(next.pid).not.toBe(pid);
  await pool.close();
});

test("[D18] a connection that breaks between two statements of a transaction ends the transaction, not the process", async () => {
  const broken = db.transaction(async tx => {
    const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db.run(sql`select pg_terminate_backend(${pid})`);
    await wait(200);
    await tx.run(sql`select 1`);
  });
  await expect(broken).rejects.toThrow(/terminat/);
  expect(await db.one(sql`select 1 as n`)).toEqual({ n: 1 });
});
