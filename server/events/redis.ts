import { createClient } from "redis";
import type { Listener, Wire } from "./wire.ts";

const channel = "comity";
const connectWithinMs = 5_000;
/** Between two tries to connect, in milliseconds. */
const retryMs = (tries: number) => Math.min(1_000, 50 * 2 ** tries);

/**
 * Publish and subscribe on a Redis or Valkey. Where it does not answer, at the start or later, the node goes on without a bell and
 * connects again by itself.
 */
export async function openRedis(url: string, { onMessage, onOpen, onError }: Listener): Promise<Wire> {
  // What cannot be sent now is lost; it would be old news later.
  const speaking = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: connectWithinMs, reconnectStrategy: retryMs },
  });
  // A connection that listens can do nothing else.
  const listening = speaking.duplicate({ disableOfflineQueue: false });
  let isLost = false;
  const lost = (error: Error) => {
    if (!isLost) onError(error);
    isLost = true;
  };
  speaking.on("error", () => {});
  listening.on("error", lost);
  listening.on("ready", () => {
    isLost = false;
    onOpen();
  });
  // Both go on trying for as long as it takes.
  speaking.connect().catch(() => {});
  listening
    .connect()
    .then(() => listening.subscribe(channel, onMessage))
    .catch(lost);
  return {
    async send(message) {
      if (speaking.isReady) await speaking.publish(channel, message).catch(() => {});
    },
    async close() {
      for (const client of [speaking, listening]) client.destroy();
    },
  };
}
