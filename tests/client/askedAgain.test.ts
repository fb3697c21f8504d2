import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { CommentView, Nudge, ThreadPage } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
});
afterAll(() => newsroom.close());

/** What the composer sends first: post it, unless it would be held. */
const post = (body: string, key: string) =>
  ann.send<CommentView | Nudge>(
    "POST",
    `articles/${newsroom.article.slug}/comments?nudge=true`,
    { body, parentId: null },
    { "Idempotency-Key": key },
  );

test("[C31] a post whose answer got lost is sent again and stands there once, without being told that it repeats itself", async () => {
  const text = "The annex says who pays for the scales, in paragraph eleven of the second part.";
  const key = randomUUID();
  const first = await post(text, key);
  const again = await post(text, key);
  expect(first.status).toBe(201);
  expect(again.status).toBe(201);
  expect(again.body).toEqual(first.body);
  const { body } = await newsroom.reader.get<ThreadPage>(`articles/${newsroom.article.slug}/comments`);
  expect(body.items.map(({ id }) => id)).toEqual([(first.body as CommentView).id]);
});

test("[C31] the same text under another key is another post: its author is told before it is held", async () => {
  const text = "Nobody has explained yet why the ceiling is on weight and not on the value of the goods.";
  expect((await post(text, randomUUID())).status).toBe(201);
  const other = await post(text, randomUUID());
  expect(other.status).toBe(200);
  expect(other.body).toMatchObject({ nudge: true, findings: [{ check: "repeats" }] });
});
