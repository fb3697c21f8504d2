import type { Id } from "../protocol/basics.ts";
import type { Channel, StoredEvent } from "../protocol/events.ts";

export const articleChannel = (articleId: Id): Channel => `article:${articleId}`;
export const userChannel = (memberId: Id): Channel => `user:${memberId}`;
export const deskChannel = (siteId: Id): Channel => `desk:${siteId}`;

/** An event on its way to a channel; what `record` takes. */
export interface Outgoing {
  channel: Channel;
  event: StoredEvent;
}

/** `article:7` -> its two halves; null for anything that is not a channel. */
export function parseChannel(name: string): { kind: "article" | "user" | "desk"; id: Id } | null {
  const match = /^(article|user|desk):([1-9]\d{0,17})$/.exec(name);
  return match ? { kind: match[1] as "article" | "user" | "desk", id: match[2] as string } : null;
}
