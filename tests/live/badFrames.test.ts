import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { record } from "../../server/events/stream.ts";
import type { Channel, WatchReply } from "../../server/protocol/events.ts";
import { limits } from "../../server/protocol/limits.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";
import { anEar, type Ear, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
});
afterAll(() => newsroom.close());

/** A socket that says anything: as Socket.IO would, and with bytes of its own. */
interface Rude {
  ear: Ear;
  say(...args: unknown[]): void;
  ask(name: string, ...args: unknown[]): Promise<unknown>;
  write(frame: string | ArrayBuffer): void;
}

async function aRude(cookie = ""): Promise<Rude> {
  const ear = await anEar(newsroom, cookie);
  const socket = ear.socket as unknown as {
    emit(...args: unknown[]): void;
    timeout(ms: number): { emitWithAck(...args: unknown[]): Promise<unknown> };
    io: { engine: { transport: { ws: { send(data: string | ArrayBuffer): void } } } };
  };
  return {
    ear,
    say: (...args) => socket.emit(...args),
    ask: (...args) => socket.timeout(10_000).emitWithAck(...args),
    write: frame => socket.io.engine.transport.ws.send(frame),
  };
}

/** Another reader, who must hear of everything meanwhile, in time. */
async function whileSomebodyReads(work: () => Promise<unknown>): Promise<void> {
  const story = await newsroom.anArticle(`story-${Math.random().toString(36).slice(2)}`);
  const channel: Channel = `article:${story.id}`;
  const reader = await anEar(newsroom);
  await reader.watch(channel, 0);
  let isOver = false;
  let last = 0;
  let longest = 0;
  const writing = (async () => {
    while (!isOver) {
      const began = performance.now();
      await newsroom.db.transaction(tx =>
        record(tx, [{ channel, event: { kind: "policy-changed", version: ++last } }]),
      );
      await until("the reader to hear", () => reader.frames.at(-1)?.seq === last);
      longest = Math.max(longest, performance.now() - began);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  })();
  await Promise.all([writing, work().finally(() => (isOver = true))]);
  expect(reader.heard.map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, n) => n + 1));
  expect(longest).toBeLessThan(5_000);
  expect((await fetch(`${newsroom.url}/healthz`)).status).toBe(200);
  reader.close();
}

const deep = (depth: number) => JSON.parse(`${"[".repeat(depth)}${"]".repeat(depth)}`) as unknown;

test("[L29] unknown events, wrong shapes, deep payloads and missing acknowledgements get a problem or nothing, and keep nobody waiting", async () => {
  const channel = `article:${newsroom.article.id}`;
  await whileSomebodyReads(async () => {
    const rude = await aRude(ann.cookie);
    const refused = { problem: "unprocessable-request" };
    const wrong: unknown[] = [
      undefined,
      null,
      7,
      "article:1",
      [],
      {},
      { channel },
      { channel, since: -1 },
      { channel, since: 1.5 },
      { channel, since: "0" },
      { channel, since: 2 ** 60 },
      { channel: [channel], since: 0 },
      { channel: "x".repeat(200), since: 0 },
      { channel, since: 0, more: true },
      { __proto__: { channel, since: 0 } },
      deep(3_000),
      { channel, since: deep(3_000) },
      Buffer.from("bytes"),
      { channel: Buffer.from("bytes"), since: 0 },
    ];
    for (const request of wrong) {
      for (const name of ["watch", "typing"])
        expect([name, request, await rude.ask(name, request)]).toEqual([name, request, refused]);
      rude.say("watch", request);
      rude.say("watch", request, "no function");
    }
    for (const name of ["nonsense", "__proto__", "constructor", "toString", "event", "presence"]) {
      rude.say(name, { channel, since: 0 });
    }
    for (let n = 0; n < 200; n++) rude.say("watch", { channel, since: 0 });
    for (const request of [null, {}, { channel: 7 }, { channel, since: 0 }, deep(3_000)])
      expect(await rude.ask("unwatch", request)).toEqual(refused);
    expect(await rude.ask("unwatch", { channel: "article:none" })).toEqual({ ok: true });
    rude.ear.close();
  });
});

test("[L29] channels that one may not watch, or that are none, and numbers of the future", async () => {
  const rude = await aRude(ann.cookie);
  const watch = (channel: string, since = 0) => rude.ask("watch", { channel, since }) as Promise<WatchReply>;
  for (const channel of [
    "desk:1",
    "user:1",
    "article:0",
    "article:01",
    "article:-1",
    "article:999999999",
    `article:${"9".repeat(18)}`,
    "article:1 []",
    "article:1;drop table events",
    "article:\u0000",
    "user:",
    "",
    "*",
  ]) {
    if (channel === `user:${ann.member?.id}`) continue;
    expect([channel, await watch(channel)]).toEqual([channel, { problem: "not-allowed" }]);
  }
  const own = `article:${newsroom.article.id}`;
  for (const since of [1, 1_000, Number.MAX_SAFE_INTEGER]) {
    expect(await watch(own, since)).toEqual({ startOver: true, seq: 0 });
  }
  rude.ear.close();
});

test("[L29] what is no frame, and bytes, close at most the socket that sent them", async () => {
  await whileSomebodyReads(async () => {
    const frames: (string | ArrayBuffer)[] = [
      '42["disconnecting"]',
      '42["connect_error",{}]',
      '42["x",null]',
      "42[",
      "4",
      "45-[",
      '451-["watch",{"_placeholder":true,"num":0}]',
      '451-["watch",{"_placeholder":true,"num":9}]',
      '4599999-["watch"]',
      '42["watch"',
      "9",
      "",
      "0",
      "1",
      "40/admin,",
      '41{"a":1}',
      '43999["an answer that nobody asked for"]',
      '420["watch",{"channel":"article:1","since":0}]x',
      `42["watch",${"[".repeat(4_000)}${"]".repeat(4_000)}]`,
      "4".repeat(9_000),
      "4".repeat(20_000),
      new Uint8Array([1, 2, 3, 255]).buffer,
      new ArrayBuffer(9_000),
    ];
    for (const frame of frames) {
      const rude = await aRude();
      rude.write(frame);
      rude.write(frame);
      rude.ear.close();
    }
  });
});

test("[L30] a thousand watches on one socket are answered, and twenty of them watch", async () => {
  await whileSomebodyReads(async () => {
    const rude = await aRude();
    await newsroom.db.run(sql`
      insert into articles (site_id, slug, title, section, standfirst, byline, body, reading_minutes, published_at)
      select ${newsroom.site.id}, 'many-' || n, 'Many', 'World', '', '', '[]'::jsonb, 1, now() from generate_series(1, 1000) n`);
    const ids = await newsroom.db.all<{ id: string }>(
      sql`select id from articles where slug like 'many-%' order by id`,
    );
    let watched = 0;
    // As many at a time as one socket may have waiting.
    for (let from = 0; from < ids.length; from += limits.channelsPerSocket) {
      const some = ids.slice(from, from + limits.channelsPerSocket);
      const replies = await Promise.all(
        some.map(({ id }) => rude.ask("watch", { channel: `article:${id}`, since: 0 })),
      );
      watched += replies.filter(reply => !("problem" in (reply as object))).length;
    }
    expect(watched).toBe(limits.channelsPerSocket);
    rude.ear.close();
  });
});

test("[ND6] one member with many sockets, and comments that are not there, leave room to show where others write", async () => {
  const article = await newsroom.anArticle("typed-under", "live");
  const ben = await newsroom.join("Ben");
  const real = await ben.posts("What is written under?", { article });
  const channel = `article:${article.id}`;
  const reader = await anEar(newsroom);
  const rudes = await Promise.all(Array.from({ length: 12 }, () => aRude(ann.cookie)));
  for (const { ear } of [{ ear: reader }, ...rudes]) await ear.watch(channel);
  const places = await Promise.all(
    Array.from({ length: 24 }, (_, n) => ann.posts(`Comment ${n} of many`, { article })),
  );
  const say = (rude: Rude, commentId: string) => rude.ask("typing", { channel, commentId });
  for (let round = 0; round < 2; round++) {
    await Promise.all(rudes.map((rude, n) => say(rude, places[round * 12 + n]?.id ?? "0")));
    await new Promise(resolve => setTimeout(resolve, limits.typingAgainMs + 100));
  }
  const [rude] = rudes as [Rude];
  expect(await say(rude, "999999999999")).toEqual({ problem: "not-allowed" });
  const writer = await aRude(ben.cookie);
  await writer.ear.watch(channel);
  expect(await say(writer, real.id)).toEqual({ ok: true });
  await until("the writer to be seen", () => reader.typing.at(-1)?.includes(real.id) === true, 3_000);
  expect(reader.typing.at(-1)?.length).toBeLessThan(6);
  for (const { ear } of [{ ear: reader }, writer, ...rudes]) ear.close();
});

test("[L30] floods of watching, unwatching and typing keep no other reader waiting", async () => {
  const channel = `article:${newsroom.article.id}`;
  await whileSomebodyReads(async () => {
    const rudes = await Promise.all([aRude(ann.cookie), aRude(ann.cookie), aRude(), aRude()]);
    const answers: Promise<unknown>[] = [];
    for (const rude of rudes) {
      for (let n = 0; n < 150; n++) {
        answers.push(rude.ask("typing", { channel, commentId: null }));
        answers.push(rude.ask("watch", { channel, since: n }), rude.ask("unwatch", { channel }));
      }
    }
    const told = (await Promise.all(answers)) as { problem?: string }[];
    expect(told.filter(({ problem }) => problem === "too-many-requests").length).toBeGreaterThan(500);
    expect(told.filter(({ problem }) => problem === "server-fault")).toEqual([]);
    for (const rude of rudes) rude.ear.close();
  });
});
