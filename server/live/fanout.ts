import { setTimeout as pause } from "node:timers/promises";
import type { Server } from "socket.io";
import type { Pool, Recorded } from "../db/pool.ts";
import { head, heads, since } from "../events/stream.ts";
import type { Channel, ClientMessages, Numbered, ServerMessages, StoredRow } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import { type Audience, audienceOf, roomOf } from "./audience.ts";
import { cutIfSlow } from "./slow.ts";

export type LiveServer = Server<ClientMessages, ServerMessages>;

/** What an audience hears of stored events: the present state of what they name. Given by the app. */
export type Deliver = (audience: Audience, rows: readonly StoredRow[]) => Promise<Numbered[]>;

export interface Fanout {
  /** Begins to serve an audience on this node, which has joined its room, before anybody's catch-up of it is read. */
  serve(audience: Audience): Promise<void>;
  /** Sends what this node has committed itself. */
  send(recorded: Recorded): void;
  /** Reads what others may have recorded in these channels, and sends it; looks at all that are served when none are named. */
  wake(channels: readonly string[]): void;
  /** True while this node serves the channel: it exists, and somebody watches it. */
  serves(channel: Channel): boolean;
  close(): Promise<void>;
}

export interface FanoutOptions {
  /** What a channel's rooms were just sent; null when too much had happened to send it. */
  onDelivered: (channel: Channel, rows: readonly StoredRow[] | null) => void;
  onError: (error: unknown) => void;
}

const lookEveryMs = 1_000;
/**
 * After a frame a channel rests as long as the frame took to send, and a little, and what comes meanwhile leaves as one frame: so one
 * busy article takes half of the time at most, and one frame for all costs a fifth of one for each (docs/PERFORMANCE.md, Fan-out).
 */
const restLeastMs = 5;

/**
 * Sends the events of served channels to their rooms, in order and without gaps: one frame for each room, which is encoded once
 * however many sockets are in it. What this node committed itself and follows on what was sent is known; for the rest there is one reading of the table for each
 * channel and ring. The heads of all served channels are looked at once a second besides, so a lost ring delays and never loses.
 */
export function startFanout(
  io: LiveServer,
  db: Pool,
  deliver: Deliver,
  { onDelivered, onError }: FanoutOptions,
): Fanout {
  /** Channel -> seq of the last event that its room was sent. */
  const delivered = new Map<Channel, number>();
  /** Channel -> the rooms of its audiences. */
  const rooms = new Map<Channel, Set<string>>();
  const opening = new Map<Channel, Promise<void>>();
  const pumping = new Map<Channel, Promise<void>>();
  /** Channel -> what this node committed itself and has not sent yet. */
  const own = new Map<Channel, StoredRow[]>();
  /** Channels in which there may be more than that. */
  const toRead = new Set<Channel>();

  const read = (channel: Channel): void => {
    if (!delivered.has(channel)) return;
    toRead.add(channel);
    pump(channel);
  };

  const pump = (channel: Channel): void => {
    if (pumping.has(channel)) return;
    const work = sendNext(channel)
      .catch(onError)
      .then(tookMs => pause(restLeastMs + (tookMs ?? 0)))
      .finally(() => {
        pumping.delete(channel);
        if (own.has(channel) || toRead.has(channel)) pump(channel);
      });
    pumping.set(channel, work);
  };

  /** Answers how long sending took, in milliseconds. */
  const sendNext = async (channel: Channel): Promise<number> => {
    const from = delivered.get(channel) ?? 0;
    const known = following(own.get(channel) ?? [], from);
    own.delete(channel);
    const mustRead = toRead.delete(channel) || !known || known.length > limits.catchUpEvents;
    const rows = mustRead ? await since(db, channel, from, limits.catchUpEvents) : known;
    if (rows === null) return await skipAhead(channel);
    if (rows.length === 0) return 0;
    const tookMs = await emit(channel, from, rows);
    delivered.set(channel, rows.at(-1)?.seq ?? from);
    onDelivered(channel, rows);
    return tookMs;
  };

  /** Too much at once to send: clients see the gap before the last event and catch up, each as far as it needs. */
  const skipAhead = async (channel: Channel): Promise<number> => {
    const last = await head(db, channel);
    const rows = (await since(db, channel, last - 1, 1)) ?? [];
    const tookMs = rows.length > 0 ? await emit(channel, last - 1, rows) : 0;
    delivered.set(channel, last);
    onDelivered(channel, null);
    return tookMs;
  };

  const emit = async (channel: Channel, after: number, rows: readonly StoredRow[]): Promise<number> => {
    const seq = rows.at(-1)?.seq ?? after;
    let tookMs = 0;
    for (const room of rooms.get(channel) ?? []) {
      const events = await deliver(audienceOf(room), rows);
      const began = performance.now();
      io.to(room).emit("event", { channel, after, seq, events });
      for (const id of io.of("/").adapter.rooms.get(room) ?? []) {
        const socket = io.of("/").sockets.get(id);
        if (socket) cutIfSlow(socket);
      }
      tookMs += performance.now() - began;
    }
    return tookMs;
  };

  const lookAtAll = async (): Promise<void> => {
    for (const [channel, served] of rooms) {
      for (const room of served) if (!io.of("/").adapter.rooms.has(room)) served.delete(room);
      if (served.size > 0) continue;
      rooms.delete(channel);
      for (const known of [delivered, own, toRead]) known.delete(channel);
    }
    const served = [...delivered.keys()];
    if (served.length === 0) return;
    for (const [channel, last] of await heads(db, served)) if (last > (delivered.get(channel) ?? last)) read(channel);
  };
  const looking = setInterval(() => lookAtAll().catch(onError), lookEveryMs);

  return {
    async serve(audience) {
      const { channel } = audience;
      rooms.set(channel, (rooms.get(channel) ?? new Set()).add(roomOf(audience)));
      if (delivered.has(channel)) return;
      let begun = opening.get(channel);
      if (!begun) {
        begun = head(db, channel)
          .then(last => {
            delivered.set(channel, last);
          })
          .finally(() => opening.delete(channel));
        opening.set(channel, begun);
      }
      await begun;
    },
    send(recorded) {
      for (const [channel, rows] of recorded) {
        if (!delivered.has(channel)) continue;
        own.set(channel, [...(own.get(channel) ?? []), ...rows]);
        pump(channel);
      }
    },
    wake(channels) {
      if (channels.length === 0) lookAtAll().catch(onError);
      for (const channel of channels) read(channel as Channel);
    },
    serves: channel => delivered.has(channel),
    async close() {
      clearInterval(looking);
      await Promise.all(pumping.values());
    },
  };
}

/** Those of the rows that come after `seq`, in order; null when there is a gap, because others wrote between them or a commit was heard of late. */
function following(rows: readonly StoredRow[], seq: number): StoredRow[] | null {
  const later = rows.filter(row => row.seq > seq).sort((a, b) => a.seq - b.seq);
  return later.every((row, place) => row.seq === seq + 1 + place) ? later : null;
}
