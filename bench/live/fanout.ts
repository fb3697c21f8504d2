import { setTimeout as pause } from "node:timers/promises";
import { sql } from "../../server/db/sql.ts";
import { head, record } from "../../server/events/stream.ts";
import type { Channel, Frame } from "../../server/protocol/events.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import { addMember } from "../../server/users/accounts.ts";
import { noPassword } from "../../server/users/passwords.ts";
import { cookieName, startSession } from "../../server/users/sessions.ts";
import { median } from "../measures.ts";
import type { DemoApp } from "../withDemo.ts";
import { now } from "./crowd.ts";
import { aCrowd, aStand, type Crowd, type Stand } from "./parties.ts";

const sizes = [200, 1_000, 5_000];
const rounds = 5;
/** Comments a second, and how many of them in a round. */
const paces = [
  { perSecond: 1, comments: 4 },
  { perSecond: 20, comments: 40 },
];
const burst = 100;
/** So the posts of a burst share transactions: the first goes alone, what comes meanwhile together (comments/post). */
const together = [
  [0, 1],
  [1, 65],
  [65, burst],
];

interface Side {
  stand: Stand;
  crowd: Crowd;
  /** Has one comment told to all; answers the time from which the way to the last client is measured, and to whom it is measured. */
  post(): Promise<{ from: number; seq: number }>;
  /** Has `burst` of them told as fast as it goes; answers when it began, and the number of the last. */
  flood(): Promise<{ from: number; last: number }>;
}

/**
 * From the commit of a POST, when it is accepted, to the moment when the last of N clients has the comment, beside a bare Socket.IO server that sends the same
 * bytes to as many; and how many comments a second reach all of them. Servers and clients are processes of their own.
 */
export async function measureFanout(demo: DemoApp): Promise<void> {
  for (const size of sizes) await measureAt(demo, size);
}

async function measureAt(demo: DemoApp, size: number): Promise<void> {
  const ours = await aComity(demo, size);
  const bare = await aBare(size, await aFrameOf(ours, `fanout-${size}`));
  const sides = { ours, bare };
  const late = { ours: [[], []] as number[][], bare: [[], []] as number[][] };
  const p99 = { ours: [[], []] as number[][], bare: [[], []] as number[][] };
  const rate = { ours: [] as number[], bare: [] as number[] };
  const names = ["ours", "bare"] as const;
  for (let round = 0; round <= rounds; round++) {
    for (const [place, pace] of paces.entries()) {
      for (const name of names) {
        const took = await atPace(sides[name], pace);
        // The first round warms everything up.
        if (round === 0) continue;
        late[name][place]?.push(...took);
        p99[name][place]?.push(percentile(took, 0.99));
      }
    }
    for (const name of names) {
      const { from, last } = await sides[name].flood();
      const at = await sides[name].crowd.heard(last);
      if (round > 0) rate[name].push((burst * size) / ((at - from) / 1_000));
    }
  }
  for (const [place, { perSecond }] of paces.entries()) {
    const [a, b] = names.map(name => median(p99[name][place] ?? []));
    const half = names.map(name => percentile(late[name][place] ?? [], 0.5).toFixed(0));
    console.log(
      `${size} clients, ${perSecond}/s, accepted to the last client: p50 ${half[0]} ms, p99 ${a?.toFixed(0)} ms; ` +
        `bare: p50 ${half[1]} ms, p99 ${b?.toFixed(0)} ms; ratio of p99 ${((a ?? 0) / (b ?? 1)).toFixed(2)}`,
    );
  }
  const [a, b] = names.map(name => median(rate[name]));
  console.log(
    `${size} clients, ${burst} comments at once: ${a?.toFixed(0)} deliveries/s; bare: ${b?.toFixed(0)}/s; ratio ${((a ?? 0) / (b ?? 1)).toFixed(2)}`,
  );
  for (const { stand, crowd } of [ours, bare]) {
    crowd.stop();
    stand.stop();
  }
}

async function atPace(side: Side, { perSecond, comments }: { perSecond: number; comments: number }): Promise<number[]> {
  const posted: Promise<number>[] = [];
  for (let n = 0; n < comments; n++) {
    const started = performance.now();
    posted.push(side.post().then(async ({ from, seq }) => (await side.crowd.heard(seq)) - from));
    await pause(Math.max(0, 1_000 / perSecond - (performance.now() - started)));
  }
  return await Promise.all(posted);
}

/** A node of ours with its clients on an article of its own. */
export async function aComity({ db, databaseUrl, site }: DemoApp, size: number, name = "fanout"): Promise<Side> {
  const policy = {
    ...defaultPolicy,
    flood: { ...defaultPolicy.flood, then: "off" },
    repeats: { ...defaultPolicy.repeats, then: "off" },
  };
  await db.run(sql`
    insert into policies (site_id, version, policy)
    select ${site.id}, max(version) + 1, ${JSON.stringify(policy)}::jsonb from policies where site_id = ${site.id}`);
  const slug = `${name}-${size}`;
  const { id } = await db.one<{ id: string }>(sql`
    insert into articles (site_id, slug, title, section, standfirst, byline, language, body, reading_minutes, state, published_at)
    values (${site.id}, ${slug}, 'Fan-out', 'World', '', '', 'en', '[]'::jsonb, 1, 'live', now())
    returning id`);
  const channel: Channel = `article:${id}`;
  const cookies = await Promise.all(Array.from({ length: 8 }, (_, n) => aWriter(`${slug}-${n}`)));
  const stand = await aStand({ be: "comity", databaseUrl, site });
  const before = await stand.usage();
  const crowd = await aCrowd(stand.url, channel, 0, size);
  await crowd.complete(0);
  sayMemory("Comity", before, await stand.usage(), size);
  const told = await db.all<{ id: string }>(
    sql`select id from comments where state = 'visible' order by length(text) desc offset 200 limit ${burst}`,
  );
  let n = 0;

  async function aWriter(called: string): Promise<string> {
    const email = `${called}@example.org`;
    const { id: memberId } = await addMember(db, { siteId: site.id, name: called, email, passwordHash: noPassword });
    await db.run(sql`update members set published = 50, joined_at = now() - interval '1 year' where id = ${memberId}`);
    return `${cookieName}=${await startSession(db, memberId, { way: "password" })}`;
  }

  return {
    stand,
    crowd,
    async post() {
      const answer = await fetch(`${stand.url}/api/v1/articles/${slug}/comments`, {
        method: "POST",
        headers: { Cookie: cookies[n % cookies.length] ?? "", "Content-Type": "application/json" },
        body: JSON.stringify({
          body: `Comment ${n++} about barges, quotas and the working group that is to meet in June.`,
        }),
      });
      if (answer.status !== 201) throw new Error(`not posted: ${answer.status} ${await answer.text()}`);
      const { at, seq } = await stand.accepted(((await answer.json()) as { id: string }).id);
      return { from: at, seq };
    },
    async flood() {
      const from = now();
      // By another node, which rings.
      const events = told.map(({ id }) => ({ channel, event: { kind: "comment-changed", commentId: id } as const }));
      for (const [begin, end] of together) await db.transaction(tx => record(tx, events.slice(begin, end)));
      return { from, last: await head(db, channel) };
    },
  };
}

/** The frame of one comment, as a node of ours sends it. */
async function aFrameOf({ stand, post }: Side, article: string): Promise<Frame> {
  const { seq } = await post();
  const changes = await fetch(`${stand.url}/api/v1/articles/${article}/changes?since=${seq - 1}`);
  const { after, events } = (await changes.json()) as Frame;
  return { after, seq, events };
}

async function aBare(size: number, frame: Frame): Promise<Side> {
  const stand = await aStand({ be: "bare" });
  const before = await stand.usage();
  const crowd = await aCrowd(stand.url, "article:1", 0, size);
  await crowd.complete(0);
  sayMemory("Socket.IO", before, await stand.usage(), size);
  let seq = 0;
  const next = (): Frame => {
    seq++;
    return { ...frame, after: seq - 1, seq };
  };
  return {
    stand,
    crowd,
    async post() {
      const frame = next();
      return { from: await stand.emit(frame), seq: frame.seq };
    },
    async flood() {
      const began = await Promise.all(Array.from({ length: burst }, () => stand.emit(next())));
      return { from: Math.min(...began), last: seq };
    },
  };
}

function sayMemory(who: string, before: { bytes: number }, after: { bytes: number }, size: number): void {
  console.log(`${size} clients: ${((after.bytes - before.bytes) / size / 1_024).toFixed(1)} kB a connection, ${who}`);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
