import type { Channel } from "../protocol/events.ts";

/** Those who listen to a channel and may hear the same of it: everybody, or the moderators of the same sections. */
export interface Audience {
  channel: Channel;
  /** Null: all sections. */
  sections: readonly string[] | null;
}

/** The Socket.IO room of an audience: its channel, and its sections where those are some only. */
export function roomOf({ channel, sections }: Audience): string {
  return sections ? `${channel} ${JSON.stringify([...sections].sort())}` : channel;
}

/** The audience whose room this is. */
export function audienceOf(room: string): Audience {
  const gap = room.indexOf(" ");
  if (gap < 0) return { channel: room as Channel, sections: null };
  return { channel: room.slice(0, gap) as Channel, sections: JSON.parse(room.slice(gap + 1)) };
}
