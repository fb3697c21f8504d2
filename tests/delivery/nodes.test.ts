import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Channel } from "../../server/protocol/events.ts";
import type { ThreadPage } from "../../server/protocol/views.ts";
import { anEar, until } from "../setup/socket.ts";
import { aDurableDatabase, aNode, aStage, ask, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await aStage(2);
});
afterAll(() => stage.close());

const theNodes = () => {
  const [here, there] = stage.nodes;
  if (!here || !there) throw new Error("there are two nodes");
  return { here, there };
};

test("[ND1] nodes that start at once on an empty database all come up, and one of them makes the admin", async () => {
  const database = await aDurableDatabase();
  const settings = { DATABASE_URL: database.url };
  const nodes = await Promise.all([aNode(settings), aNode(settings), aNode(settings)]);
  for (const { url } of nodes) expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(nodes.filter(node => /Password: /.test(node.said()))).toHaveLength(1);
  await Promise.all(nodes.map(node => node.stop()));
  await database.stop();
});

test("[ND2] behind a balancer that remembers nobody one reads, writes and listens on whichever node comes", async () => {
  const { article, url, nodes } = stage;
  const ann = await stage.join("Ann");
  const channel: Channel = `article:${article.id}`;
  const ears = await Promise.all(nodes.map(node => anEar(node)));
  for (const ear of ears) await ear.watch(channel, 0);
  for (let n = 1; n <= 6; n++) {
    const posted = await ask(url, "POST", `articles/${article.slug}/comments`, {
      by: ann,
      body: { body: `Talk ${n}.` },
    });
    expect(posted.status).toBe(201);
    const page = (await (await ask(url, "GET", `articles/${article.slug}/comments`)).json()) as ThreadPage;
    expect(page.commentCount).toBe(n);
  }
  for (const ear of ears) await until("all six on each node", () => ear.heard.length === 6);
  for (const ear of ears) expect(ear.heard.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  for (const ear of ears) ear.close();
});

test("[ND3] a right that is lost on one node is lost to the sockets of the others", async () => {
  const { site } = stage;
  const { here, there } = theNodes();
  const ada = await stage.join("Ada", "admin");
  const neo = await stage.join("Neo", "moderator");
  const ear = await anEar(there, neo.cookie);
  expect(await ear.watch(`desk:${site.id}`)).toHaveProperty("events");
  const { id } = ((await (await ask(here.url, "GET", "me", { by: neo })).json()) as { member: { id: string } }).member;
  await ask(here.url, "PUT", `sites/site/members/${id}/role`, { by: ada, body: { role: "member" } });
  await until("the other node to tell", () => ear.heard.some(({ event }) => event.kind === "rights-changed"), 2_000);
  await until("the desk to be closed", async () => "problem" in (await ear.watch(`desk:${site.id}`)));
  ear.close();
});

test("[ND4] who guesses passwords has no more tries on several nodes than on one, and no address is kept for it", async () => {
  const guesser = { cookie: "", address: "203.0.113.99" };
  const guess = () =>
    ask(stage.url, "POST", "sessions", {
      by: guesser,
      body: { email: "ann@example.org", password: "not the right one" },
    });
  const answers = await Promise.all(Array.from({ length: 14 }, guess));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
  const kept = await stage.db.all<{ caller: Buffer }>(sql`select caller from rate_uses`);
  expect(kept.map(({ caller }) => caller.toString()).join()).not.toContain("203.0.113");
  expect(kept[0]?.caller).toHaveLength(16);
});

test("[ND5] readers are counted over all nodes, those of a dead node no longer", async () => {
  const { here } = theNodes();
  const article = await stage.anArticle("counted-story");
  const third = await stage.addNode();
  const ears = await Promise.all([here, here, third, third, third].map(node => anEar(node)));
  for (const ear of ears) await ear.watch(`article:${article.id}`, 0);
  await until("five on one node", () => ears[0]?.readers === 5);
  await until("five on the other", () => ears[4]?.readers === 5);
  ears[1]?.close();
  await until("four", () => ears[4]?.readers === 4);
  await third.kill();
  await until("one", () => ears[0]?.readers === 1);
  stage.balancer.to.splice(stage.balancer.to.indexOf(third.port), 1);
  for (const ear of ears) ear.close();
});

test("[ND6] that somebody writes is told on all nodes, once a second at most, without a name, and ends by itself", async () => {
  const { here, there } = theNodes();
  const channel: Channel = `article:${stage.article.id}`;
  const ann = await anEar(here, (await stage.join("Typing")).cookie);
  const reader = await anEar(there);
  for (const ear of [ann, reader]) await ear.watch(channel, 0);
  const began = Date.now();
  // Everything that a hasty client might say.
  for (let n = 0; n < 20; n++) {
    for (const commentId of [null, "7", String(n + 1)]) ann.socket.emit("typing", { channel, commentId }, () => {});
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  await until("the other node to tell", () => reader.typing.length > 0);
  const frames = reader.typing.length;
  expect(frames).toBeLessThanOrEqual(Math.ceil((Date.now() - began) / 1_000) + 1);
  expect(reader.typing.flat().length).toBeLessThan(frames * 4);
  await until("nobody writes", () => reader.typing.at(-1)?.length === 0, 12_000);
  const tables = await stage.db.all<{ name: string }>(sql`
    select relname as name from pg_class where relkind = 'r' and relname ~ 'typing'`);
  expect(tables).toEqual([]);
  for (const ear of [ann, reader]) ear.close();
});
