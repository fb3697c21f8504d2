import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import { z } from "zod";
import type { Pool, Recorded } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { parseChannel, userChannel } from "../events/channels.ts";
import { comesEmbedded, type Origins } from "../http/origins.ts";
import { isSameOrigin } from "../http/sameOrigin.ts";
import type { Id } from "../protocol/basics.ts";
import { type Channel, type ClientMessages, tooManySockets, type WatchReply } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import { may } from "../protocol/permissions.ts";
import { Problem } from "../protocol/problems.ts";
import { IdParam } from "../protocol/requests.ts";
import type { Act } from "../protocol/writing.ts";
import { tokenOf } from "../users/sessions.ts";
import { viewerFrom } from "../users/viewer.ts";
import { mayWrite } from "../users/writing.ts";
import { startAdmission } from "./admission.ts";
import { audienceOf, roomOf } from "./audience.ts";
import { type Deliver, type Fanout, type LiveServer, startFanout } from "./fanout.ts";
import type { Missed } from "./missed.ts";
import { type Presence, startPresence } from "./presence.ts";
import { askAgain, audienceIn, everybodyAt, type LiveSocket, mayStay, recheck } from "./rights.ts";
import { cutIfSlow } from "./slow.ts";
import { type Seats, startSeats, startTurns, type Turns } from "./turns.ts";
import { startTyping, type Typing } from "./typing.ts";

export interface Live {
  /** How many have the article of this channel open. */
  readers(channel: Channel): number;
  /** Delivers what this node has committed. */
  send(recorded: Recorded): void;
  /** Wakes the delivery of the channels that a ring names (see events/doorbell), and hears what else it says. */
  wake(words: readonly string[]): void;
  /** How many sockets watch a channel on this node. */
  watchers(channel: Channel): number;
  close(): Promise<void>;
}

interface LiveOptions {
  http: HttpServer;
  db: Pool;
  deliver: Deliver;
  missed: Missed;
  /** Above so many on this node only the desk gets a new socket; readers ask for changes instead. */
  socketsMost: number;
  /** Whose pages may open sockets. */
  origins: Origins;
  /** Rings the doorbell with something that is worth no event. */
  say: (words: string[]) => void;
  onError: (error: unknown) => void;
}

/** What a page of another origin says when it connects, for it has no cookie. */
const Auth = z.object({ token: z.string().max(100) });
const Watch = z.strictObject({ channel: z.string().max(40), since: z.int().min(0) });
const Unwatch = z.strictObject({ channel: z.string().max(40) });
const Writes = z.strictObject({ channel: z.string().max(40), commentId: IdParam.nullable() });

/** What a client writes by each message, as `Endpoint.writes` says it of the doors: all but "I am writing" only listen. */
const writes: Record<keyof ClientMessages, Act | null> = { watch: null, unwatch: null, typing: "comment" };

/** Questions about rights that are asked at once (the pool has more connections); frames of one socket that may wait. */
const askedAtOnce = 4;
const framesWaiting = 2 * limits.channelsPerSocket;
/** Sockets that are opened in one go, and that may stand at the door. */
const handful = 8;
const atTheDoorMost = 10_000;

/** Opens the sockets: the postman of what `record` wrote. Nothing a client sends here can end the process. */
export function startLive(options: LiveOptions): Live {
  const { http, db, deliver, missed, socketsMost, origins, say, onError } = options;
  const admitted = startAdmission(handful, atTheDoorMost);
  const io: LiveServer = new Server(http, {
    serveClient: false,
    // Long polling would need every request of a socket on the node that opened it. Where WebSocket is blocked clients ask for changes.
    transports: ["websocket"],
    connectTimeout: 10_000,
    maxHttpBufferSize: 10_000,
    perMessageDeflate: false,
    allowRequest: (req, answer) => {
      mayOpen(req, origins).then(
        may => (may && admitted(() => answer(null, true))) || answer(null, false),
        () => answer(null, false),
      );
    },
  });
  const presence = startPresence(io, db, onError);
  const typing = startTyping(io, say);
  const turns = startTurns(framesWaiting);
  const seat = startSeats(askedAtOnce);
  const fanout = startFanout(io, db, deliver, {
    onError,
    onDelivered: (channel, rows) => {
      // Among what was not read there may have been a lost right.
      const isAboutRights = rows
        ? rows.some(({ event }) => event.kind === "rights-changed")
        : channel.startsWith("user:");
      if (isAboutRights) recheck(io, db, channel).catch(onError);
    },
  });

  const wires = new WeakSet<object>();
  io.use(async (socket: LiveSocket, next) => {
    // Socket.IO makes a socket for each time a wire asks before the first answer: thousands, each asking the database who it is.
    if (wires.has(socket.conn)) return socket.conn.close();
    wires.add(socket.conn);
    try {
      const token = tokenOf(socket.request, Auth.safeParse(socket.handshake.auth).data?.token);
      const viewer = token ? await seat(() => viewerFrom(db, token)) : null;
      if (io.engine.clientsCount > socketsMost && !may(viewer, "decide")) return next(new Error(tooManySockets));
      socket.data = { token, viewer };
      next();
    } catch (error) {
      onError(error);
      next(new Error("not-ready"));
    }
  });

  io.on("connection", (socket: LiveSocket) => {
    // A frame that cannot be read: Socket.IO closes that socket; without a listener it would end the process.
    socket.on("error", () => {});
    const rooms = { io, db, seat, missed, fanout, presence, typing, socket };
    if (socket.data.viewer) {
      joinOwn(rooms, socket.data.viewer.id).catch(error => {
        onError(error);
        socket.disconnect(true);
      });
    }
    const wrapped = { socket, turns, onError };
    handle(wrapped, "watch", Watch, request => watch(rooms, request));
    handle(wrapped, "unwatch", Unwatch, request => unwatch(rooms, request));
    handle(wrapped, "typing", Writes, request => writesHere(rooms, request));
    socket.on("disconnecting", () => {
      for (const room of socket.rooms) if (room.startsWith("article:")) presence.changed(room as Channel);
    });
  });

  return {
    readers: presence.readers,
    send: fanout.send,
    wake(words) {
      const channels = typing.takeFrom(words);
      // A ring without a word asks to look at everything.
      if (channels.length > 0 || words.length === 0) fanout.wake(channels);
    },
    watchers: channel => io.of("/").adapter.rooms.get(channel)?.size ?? 0,
    async close() {
      await presence.close();
      await typing.close();
      await fanout.close();
      await io.close();
    },
  };
}

const mayOpen = async (req: IncomingMessage, origins: Origins) =>
  isSameOrigin(req, origins.publicUrl()) || (await comesEmbedded(req, origins));

/**
 * The one wrapper of every socket handler: the request by its schema, in its turn, the acknowledgement only when there is one, and
 * whatever is thrown or rejected ends here (Socket.IO would let it end the process).
 */
function handle<T>(
  { socket, turns, onError }: { socket: LiveSocket; turns: Turns; onError: (error: unknown) => void },
  name: keyof ClientMessages,
  schema: z.ZodType<T>,
  work: (request: T) => Promise<object>,
): void {
  socket.on(name, async (...args: unknown[]) => {
    const answer = args.at(-1);
    const reply = (message: object) => {
      if (typeof answer !== "function") return;
      answer(message);
      cutIfSlow(socket);
    };
    try {
      const parsed = schema.safeParse(args[0]);
      if (!parsed.success) return reply({ problem: "unprocessable-request" });
      const act = writes[name];
      if (act) mayWrite(socket.data.viewer?.sanctions ?? [], act);
      // Whoever has left meanwhile waits for no answer.
      const turn = turns.take(socket, async () => (socket.connected ? await work(parsed.data) : {}));
      reply((await turn) ?? { problem: "too-many-requests" });
    } catch (error) {
      if (error instanceof Problem) return reply({ problem: error.problem });
      onError(error);
      reply({ problem: "server-fault" });
    }
  });
}

interface Rooms {
  io: LiveServer;
  db: Pool;
  seat: Seats;
  missed: Missed;
  fanout: Fanout;
  presence: Presence;
  typing: Typing;
  socket: LiveSocket;
}

async function watch(rooms: Rooms, { channel: name, since: cursor }: z.infer<typeof Watch>): Promise<WatchReply> {
  const { db, seat, missed, fanout, presence, socket } = rooms;
  const { viewer } = socket.data;
  if (socket.rooms.size > limits.channelsPerSocket) return { problem: "too-many-requests" };
  const isArticle = name.startsWith("article:");
  // Articles are public and stay: of one that is served already nothing has to be asked, whoever comes.
  const isKnown = isArticle && fanout.serves(name as Channel);
  const audience = isKnown ? everybodyAt(name as Channel) : await seat(() => audienceIn(db, viewer, name));
  if (!audience) return { problem: "not-allowed" };
  const { channel } = audience;
  const room = roomOf(audience);
  // Joined before reading, so that nothing falls between; the client drops what it sees twice.
  await socket.join(room);
  // Whoever lost the right since it was asked was not in the room yet when the others were asked again.
  if (!isArticle && !(await seat(() => mayStay(db, socket.data.viewer, room)))) {
    await socket.leave(room);
    return { problem: "not-allowed" };
  }
  await fanout.serve(audience);
  if (isArticle) presence.changed(channel);
  const reply = await missed(audience, cursor);
  return "startOver" in reply || !isArticle ? reply : { ...reply, readers: presence.readers(channel) };
}

async function unwatch({ presence, socket }: Rooms, { channel }: z.infer<typeof Unwatch>): Promise<{ ok: true }> {
  // A member's own channel is never left while signed in: by it a lost right reaches the socket.
  if (!channel.startsWith("user:")) {
    for (const room of socket.rooms) if (audienceOf(room).channel === channel) await socket.leave(room);
  }
  if (channel.startsWith("article:")) presence.changed(channel as Channel);
  return { ok: true };
}

/** Told to those who read there; what one socket says again within a second counts once. */
async function writesHere(
  { db, typing, socket }: Rooms,
  { channel, commentId }: z.infer<typeof Writes>,
): Promise<{ ok: true } | { problem: string }> {
  const { viewer, wroteAt = 0 } = socket.data;
  if (!viewer) return { problem: "sign-in-needed" };
  const article = parseChannel(channel);
  if (article?.kind !== "article" || !socket.rooms.has(channel)) return { problem: "not-allowed" };
  const now = Date.now();
  if (now - wroteAt < limits.typingAgainMs) return { ok: true };
  socket.data.wroteAt = now;
  const isThere = await db.maybe(sql`
    select 1 from articles a
    where a.id = ${article.id} and a.site_id = ${viewer.siteId} and (${commentId}::bigint is null or exists (
      select 1 from comments c where c.id = ${commentId} and c.article_id = a.id and c.state = 'visible'))`);
  if (!isThere) return { problem: "not-allowed" };
  typing.heard(channel as Channel, commentId, viewer.id);
  return { ok: true };
}

/**
 * Every signed-in socket is in the room of its member's channel, so that a lost right reaches it whatever it watches; one that was
 * lost before it was there is seen by asking again.
 */
async function joinOwn({ db, seat, fanout, socket }: Rooms, memberId: Id): Promise<void> {
  const audience = everybodyAt(userChannel(memberId));
  await socket.join(roomOf(audience));
  await fanout.serve(audience);
  await seat(() => askAgain(db, socket));
}
