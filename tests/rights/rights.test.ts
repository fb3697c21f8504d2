import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { endpoints } from "../../server/protocol/endpoints.ts";
import type { Channel } from "../../server/protocol/events.ts";
import { root } from "../../server/root.ts";
import { type Answer, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar } from "../setup/socket.ts";
import { doors, pages } from "./doors.ts";
import { aStage, type Stage } from "./stage.ts";
import { rights, roles } from "./table.ts";

const frames = ["watchArticle", "watchAuthor", "watchDesk", "typing"] as const;
const api = Object.keys(endpoints) as (keyof typeof endpoints)[];
const stated = rights();

let stage: Stage;
beforeAll(async () => {
  stage = await aStage();
});
afterAll(() => stage.newsroom.close());

/** What each role is answered at a door. */
async function answers(ask: (who: Person) => Promise<string>): Promise<Record<string, string>> {
  const answered: Record<string, string> = {};
  for (const role of roles) answered[role] = await ask(stage.people[role]);
  return answered;
}
const wordFor = (answer: Answer) => problemOf(answer) ?? (answer.status < 400 ? "ok" : String(answer.status));
const cellsOf = (door: string) => Object.fromEntries(stated.get(door) ?? []);

/** Doors that are opened beside the API's own, as `server/` writes them. */
function pagesInSource(): string[] {
  const files = readdirSync(join(root, "server"), { recursive: true, encoding: "utf8" });
  const sources = [...files.filter(path => /\/(routes|\w+Routes)\.ts$/.test(path)), "app.ts"].map(path =>
    join(root, "server", path),
  );
  const written = /\b(?:app|routes)\.(get|post|put|patch|delete|all)\(\s*"([^"]+)"/g;
  return sources
    .flatMap(path => [...readFileSync(path, "utf8").matchAll(written)])
    .map(([, method, path]) => (method === "get" ? `${path}` : `${method}:${path}`));
}

test("[Z1] every door, frame and page has a line in the table, and every line is one of them", () => {
  expect([...stated.keys()].sort()).toEqual([...api, ...frames, ...pagesInSource()].sort());
  expect(Object.keys(pages).sort()).toEqual(pagesInSource().sort());
});

describe("each role is answered what the table says", () => {
  test.each(api)("[Z2] %s", async door => {
    expect(await answers(async who => wordFor(await doors[door](who, stage)))).toEqual(cellsOf(door));
  });

  test.each(frames)("[Z2] %s", async frame => {
    const channel = {
      watchArticle: `article:${stage.newsroom.article.id}`,
      watchAuthor: `user:${stage.people.author.member?.id}`,
      watchDesk: `desk:${stage.newsroom.site.id}`,
      typing: `article:${stage.newsroom.article.id}`,
    }[frame] as Channel;
    const watched = await answers(async who => {
      const ear = await anEar(stage.newsroom, who.cookie);
      const watches = await ear.watch(channel);
      const reply = frame === "typing" ? await ear.socket.emitWithAck("typing", { channel, commentId: null }) : watches;
      ear.close();
      return "problem" in reply ? reply.problem : "ok";
    });
    expect(watched).toEqual(cellsOf(frame));
  });

  test.each(Object.keys(pages))("[Z2] %s", async page => {
    const shown = await answers(async who => {
      const { status } = (await pages[page]?.(who, stage)) ?? {};
      return status === 200 ? "ok" : String(status);
    });
    expect(shown).toEqual(cellsOf(page));
  });
});
