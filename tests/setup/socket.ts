import { io, type Socket } from "socket.io-client";
import type { Id } from "../../server/protocol/basics.ts";
import type {
  Channel,
  ClientMessages,
  Frame,
  LiveEvent,
  ServerMessages,
  WatchReply,
} from "../../server/protocol/events.ts";
import type { Newsroom } from "./newsroom.ts";

/** An open page's socket: remembers everything that it was sent. */
export interface Ear {
  socket: Socket<ServerMessages, ClientMessages>;
  /** As they came. */
  frames: (Frame & { channel: Channel })[];
  heard: { channel: Channel; seq: number; event: LiveEvent }[];
  readers: number | undefined;
  /** Each frame that said where people write. */
  typing: (Id | null)[][];
  watch(channel: string, since?: number): Promise<WatchReply>;
  close(): void;
}

export async function anEar(newsroom: Pick<Newsroom, "url">, cookie = ""): Promise<Ear> {
  const socket: Ear["socket"] = io(newsroom.url, {
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...(cookie ? { Cookie: cookie } : {}), Origin: newsroom.url },
  });
  const ear: Ear = {
    socket,
    frames: [],
    heard: [],
    readers: undefined,
    typing: [],
    watch: (channel, since = 0) => socket.timeout(10_000).emitWithAck("watch", { channel: channel as Channel, since }),
    close: () => socket.disconnect(),
  };
  socket.on("event", frame => {
    ear.frames.push(frame);
    ear.heard.push(...frame.events.map(numbered => ({ channel: frame.channel, ...numbered })));
  });
  socket.on("presence", ({ readers }) => {
    ear.readers = readers;
  });
  socket.on("typing", ({ under }) => ear.typing.push(under));
  await new Promise<void>((resolve, reject) => {
    socket.on("connect", resolve);
    socket.on("connect_error", reject);
  });
  return ear;
}

/** Waits until the condition holds; fails with what it waited for. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
