import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { createApp } from "../../server/app.ts";
import { noLimits } from "../../server/http/rateLimit.ts";
import type { Frame } from "../../server/protocol/events.ts";
import type { Site } from "../../server/sites/sites.ts";
import { now } from "./crowd.ts";

/** What the measure tells this process: which server to be, what a bare one is to send to all, to say what it has used. */
export type ToStand =
  | { be: "comity"; databaseUrl: string; site: Site }
  | { be: "bare" }
  | { emit: Frame }
  | { usage: true };

export type FromStand = { url: string } | { emitted: number; at: number } | { bytes: number; cpuMs: number } | Accepted;

/** A comment was posted: when its commit came about, and the number of its event. */
export interface Accepted {
  commentId: string;
  seq: number;
  at: number;
}

const tell = (message: FromStand) => process.send?.(message);
async function beComity({ databaseUrl, site }: Extract<ToStand, { be: "comity" }>): Promise<void> {
  const app = await createApp({ databaseUrl, site, rates: noLimits });
  const { onCommit } = app.db;
  app.db.onCommit = recorded => {
    const at = now();
    onCommit(recorded);
    for (const { seq, event } of [...recorded.values()].flat()) {
      if (event.kind === "comment-posted") tell({ commentId: event.commentId, seq, at });
    }
  };
  tell({ url: await app.listen(0, "127.0.0.1") });
}

/** Socket.IO with nothing behind it. */
function beBare(): Server {
  const http = createServer();
  const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });
  io.on("connection", socket => {
    socket.on("watch", async ({ channel, since }, answer) => {
      await socket.join(channel);
      answer({ after: since, seq: since, events: [] });
    });
  });
  http.listen(0, "127.0.0.1", () => tell({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }));
  return io;
}

let bare: Server | undefined;
process.on("message", async (message: ToStand) => {
  if ("be" in message) {
    if (message.be === "comity") await beComity(message);
    else bare = beBare();
  } else if ("emit" in message) {
    const at = now();
    bare?.emit("event", { channel: "article:1", ...message.emit });
    tell({ emitted: message.emit.seq, at });
  } else {
    global.gc?.();
    const { user, system } = process.cpuUsage();
    tell({ bytes: process.memoryUsage.rss(), cpuMs: (user + system) / 1_000 });
  }
});
process.on("disconnect", () => process.exit());
