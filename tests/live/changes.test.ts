import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { io } from "socket.io-client";
import type { Outgoing } from "../../server/events/channels.ts";
import { record } from "../../server/events/stream.ts";
import type { ChangesView, Channel } from "../../server/protocol/events.ts";
import { limits } from "../../server/protocol/limits.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom({ socketsMost: 3 });
  ann = await newsroom.join("Ann");
});
afterAll(() => newsroom.close());

const changes = (who: Person, article: { id: string }, since: number, headers: Record<string, string> = {}) =>
  who.send<ChangesView>("GET", `articles/${article.id}/changes?since=${since}`, undefined, headers);

test("[L23] without a socket one asks for changes: the same bytes for all, which any cache may keep, and 304 for whoever has them", async () => {
  const story = await newsroom.anArticle("asked-story");
  const comment = await ann.posts("Heard by asking.", { article: story });
  const first = await changes(newsroom.reader, story, 0);
  expect(first.body).toMatchObject({
    after: 0,
    seq: 1,
    readers: 0,
    events: [{ event: { comment: { id: comment.id } } }],
  });
  expect(first.headers.get("cache-control")).toBe("public, max-age=1");
  expect(first.headers.get("set-cookie")).toBeNull();
  const signedIn = await changes(ann, story, 0);
  expect(signedIn.body).toEqual(first.body);
  const tag = first.headers.get("etag") ?? "";
  const again = { "If-None-Match": tag, "Cache-Control": "max-age=0" };
  expect((await changes(newsroom.reader, story, 0, again)).status).toBe(304);
  await ann.send("DELETE", `comments/${comment.id}`);
  let later = first;
  await until("the end of what is kept", async () => {
    later = await changes(newsroom.reader, story, 0, again);
    return later.status === 200;
  });
  expect(JSON.stringify(later.body)).not.toContain("Heard by asking");
});

test("[L23] who asks for too much or for the future starts over; of no article there is nothing to ask", async () => {
  const story = await newsroom.anArticle("long-asked-story");
  const channel: Channel = `article:${story.id}`;
  const event = { kind: "comment-changed", commentId: "1" } as const;
  const many = Array<Outgoing>(limits.catchUpEvents + 1).fill({ channel, event });
  await newsroom.db.transaction(tx => record(tx, many));
  const startOver = { startOver: true, seq: limits.catchUpEvents + 1 };
  expect((await changes(newsroom.reader, story, 0)).body).toEqual(startOver);
  expect((await changes(newsroom.reader, story, 9_000)).body).toEqual(startOver);
  expect((await changes(newsroom.reader, story, 1)).body).toMatchObject({ after: 1, seq: limits.catchUpEvents + 1 });
  expect(problemOf(await changes(newsroom.reader, { id: "999999" }, 0))).toBe("not-found");
  for (const since of [-1, 1.5, "x", "9".repeat(40)]) {
    expect(problemOf(await changes(newsroom.reader, story, since as number))).toBe("unprocessable-request");
  }
});

test("[L24] above the number of sockets a reader is told so and can ask instead; the desk still comes in", async () => {
  const mo = await newsroom.join("Mo", { role: "moderator" });
  const ears = await Promise.all([anEar(newsroom), anEar(newsroom), anEar(newsroom, ann.cookie)]);
  await expect(anEar(newsroom)).rejects.toThrow("too-many-sockets");
  await expect(anEar(newsroom, ann.cookie)).rejects.toThrow("too-many-sockets");
  const desk = await anEar(newsroom, mo.cookie);
  expect(await desk.watch(`desk:${newsroom.site.id}`)).toHaveProperty("events");
  expect((await changes(newsroom.reader, newsroom.article, 0)).status).toBe(200);
  for (const ear of [...ears, desk]) ear.close();
  await until("room again", async () => {
    const ear = await anEar(newsroom).catch(() => null);
    ear?.close();
    return ear !== null;
  });
});

test("[L24] there is no long polling, which would need the same node for each question", async () => {
  const socket = io(newsroom.url, { transports: ["polling"], reconnection: false, forceNew: true });
  const refused = await new Promise<boolean>(resolve => {
    socket.on("connect_error", () => resolve(true));
    socket.on("connect", () => resolve(false));
  });
  expect(refused).toBe(true);
  socket.close();
});
