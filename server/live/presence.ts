import type { Channel } from "../protocol/events.ts";
import type { LiveServer } from "./fanout.ts";

const gatherMs = 250;

export interface Presence {
  /** The room of an article has changed; its readers are told soon, once for all changes of a moment. */
  changed(channel: Channel): void;
  readers(channel: Channel): number;
  close(): void;
}

/** "n reading now": how many sockets are in an article's room on this node. No identities, nothing stored. */
export function startPresence(io: LiveServer): Presence {
  const dirty = new Set<Channel>();
  let gathering: NodeJS.Timeout | undefined;
  const readers = (channel: Channel) => io.of("/").adapter.rooms.get(channel)?.size ?? 0;

  const tell = () => {
    gathering = undefined;
    for (const channel of dirty) io.to(channel).volatile.emit("presence", { channel, readers: readers(channel) });
    dirty.clear();
  };

  return {
    changed(channel) {
      dirty.add(channel);
      gathering ??= setTimeout(tell, gatherMs);
    },
    readers,
    close: () => clearTimeout(gathering),
  };
}
