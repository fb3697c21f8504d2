import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { connectLive, type Live } from "../../client/core/live.ts";
import { type Hears, openSocket } from "../../client/core/socket.ts";
import { Pool } from "../../server/db/pool.ts";
import { sql } from "../../server/db/sql.ts";
import type { Outgoing } from "../../server/events/channels.ts";
import { record } from "../../server/events/stream.ts";
import type { Channel } from "../../server/protocol/events.ts";
import { aNewsroom, type Newsroom } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";
import "../setup/webSocket.ts";

const events = 100_000;
const inOneCommit = 50;
const writers = 12;
const channelCount = 20;

let newsroom: Newsroom;
let silent: Pool;
let live: Live;

beforeAll(async () => {
  newsroom = await aNewsroom();
  silent = new Pool({ url: newsroom.databaseUrl, size: writers / 2 });
  const open = (hears: Hears) => openSocket({ url: newsroom.url.replace("http", "ws") }, hears);
  live = connectLive({ open });
});
afterAll(async () => {
  live.close();
  await silent.close();
  await newsroom.close();
});

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
let drawn = seed;
/** From 0 to 1, without the end (a linear congruential generator). */
const draw = () => {
  drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
  return drawn / 2 ** 32;
};

test(`[L28] of 100,000 events whose commits come in any order, with pauses, none is missed and each comes once (SEED=${seed})`, async () => {
  const articles = await Promise.all(Array.from({ length: channelCount }, (_, n) => newsroom.anArticle(`story-${n}`)));
  const channels = articles.map(({ id }): Channel => `article:${id}`);
  const heard = new Map(channels.map(channel => [channel, [] as number[]]));
  const stored = (channel: Channel, after: number) =>
    newsroom.db.all<{ seq: number; version: number }>(sql`
      select seq::int, (event->>'version')::int as version from events where channel = ${channel} and seq > ${after} order by seq`);
  let readAnew = 0;
  for (const [channel, numbers] of heard) {
    live.watch(channel, {
      since: 0,
      apply: list => numbers.push(...list.map(({ event }) => ("version" in event ? event.version : -1))),
      // What a page does that is too far behind: it reads what there is.
      async startOver() {
        const missed = await stored(channel, numbers.length);
        readAnew += missed.length;
        numbers.push(...missed.map(({ version }) => version));
        return numbers.length;
      },
    });
  }
  let next = 0;
  const pause = () => sql`select pg_sleep(${draw() * 0.004})`;
  const write = async (db: Pool) => {
    while (next < events) {
      const first = next;
      next += inOneCommit;
      const batch = Array.from({ length: inOneCommit }, (_, n): Outgoing => {
        const channel = channels[Math.floor(draw() * 4) + 4 * ((first / inOneCommit) % 5)] ?? "article:0";
        return { channel, event: { kind: "policy-changed", version: first + n } };
      });
      for (let isTaken = false; !isTaken; ) {
        const fails = draw() < 0.05;
        isTaken = await db
          .transaction(async tx => {
            await tx.run(pause());
            await record(tx, batch);
            await tx.run(pause());
            if (fails) throw new Error("rolled back");
          })
          .then(
            () => true,
            () => false,
          );
      }
    }
  };
  // Half of them ring nobody: their events are found all the same.
  await Promise.all(Array.from({ length: writers }, (_, n) => write(n % 2 ? silent : newsroom.db)));
  const count = () => [...heard.values()].reduce((sum, numbers) => sum + numbers.length, 0);
  await until("all of them", () => count() >= events, 60_000);
  for (const [channel, numbers] of heard) {
    expect(numbers).toEqual((await stored(channel, 0)).map(({ version }) => version));
  }
  expect(readAnew).toBeLessThan(events / 2);
  expect(new Set([...heard.values()].flat()).size).toBe(events);
}, 240_000);
