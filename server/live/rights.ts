import type { Socket } from "socket.io";
import type { Pool } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { parseChannel } from "../events/channels.ts";
import type { Channel, ClientMessages, ServerMessages } from "../protocol/events.ts";
import { may } from "../protocol/permissions.ts";
import { type Viewer, viewerFrom } from "../users/viewer.ts";
import { type Audience, audienceOf, roomOf } from "./audience.ts";
import type { LiveServer } from "./fanout.ts";

/** Who is at the other end of a socket. */
export interface Watcher {
  viewer: Viewer;
  /** Of its session. */
  token: string | undefined;
  /** When it last said that somebody writes. */
  wroteAt?: number;
}

export type LiveSocket = Socket<ClientMessages, ServerMessages, Record<string, never>, Watcher>;

/**
 * As whom somebody may listen to a channel; null when not at all. Articles are public; a member's channel is that member's; the
 * desk is for those who may decide on that site, of the sections that are theirs.
 */
export async function audienceIn(db: Pool, viewer: Viewer, name: string): Promise<Audience | null> {
  const channel = parseChannel(name);
  const everybody = everybodyAt(name as Channel);
  if (channel?.kind === "article") {
    return (await db.maybe(sql`select 1 from articles where id = ${channel.id}`)) ? everybody : null;
  }
  if (channel?.kind === "user") return viewer?.id === channel.id ? everybody : null;
  if (channel?.kind !== "desk" || viewer?.siteId !== channel.id || !may(viewer, "decide")) return null;
  return { ...everybody, sections: viewer.sections };
}

export const everybodyAt = (channel: Channel): Audience => ({ channel, sections: null });

export async function mayStay(db: Pool, viewer: Viewer, room: string): Promise<boolean> {
  const audience = await audienceIn(db, viewer, audienceOf(room).channel);
  return audience !== null && roomOf(audience) === room;
}

/** Rights of a member changed: each open socket is asked again who it is, and leaves what it may no longer watch. */
export async function recheck(io: LiveServer, db: Pool, channel: Channel): Promise<void> {
  for (const id of [...(io.of("/").adapter.rooms.get(channel) ?? [])]) {
    const socket = io.of("/").sockets.get(id) as LiveSocket | undefined;
    if (socket) await askAgain(db, socket);
  }
}

/** Ends a socket of which it cannot be said who it is: it comes back and is asked then. */
export async function askAgain(db: Pool, socket: LiveSocket): Promise<void> {
  try {
    socket.data.viewer = await viewerFrom(db, socket.data.token);
    for (const room of socket.rooms) {
      const isPublic = room === socket.id || room.startsWith("article:");
      if (!isPublic && !(await mayStay(db, socket.data.viewer, room))) await socket.leave(room);
    }
  } catch {
    socket.disconnect(true);
  }
}
