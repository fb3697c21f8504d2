import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import { endpoints } from "../../server/protocol/endpoints.ts";
import { anEar } from "../setup/socket.ts";
import { doors, pages } from "./doors.ts";
import { aStage, type Stage } from "./stage.ts";
import type { Role } from "./table.ts";

let stage: Stage;
const surname = "Zyzzyva";
/** Whoever is not of this desk; a sanctioned member is told no more than a member is. */
const outside: readonly Role[] = ["nobody", "member", "author", "banned", "modElsew"];

beforeAll(async () => {
  stage = await aStage();
  const { newsroom, people } = stage;
  await newsroom.db.run(sql`
    update members set name = name || ${` ${surname}`} where site_id = ${newsroom.site.id} and role <> 'member'`);
  const appeal = await stage.anAppeal();
  await people.moderator.send("POST", `appeals/${appeal}/decisions`, { outcome: "overturned" });
  await stage.aRemoval();
  await stage.aSanction();
});
afterAll(() => stage.newsroom.close());

const everywhere = [...Object.keys(endpoints), ...Object.keys(pages)];

test.each(everywhere)("[H27] the names of those who decide leave the desk by no door: %s", async door => {
  const ask = pages[door] ?? doors[door as keyof typeof doors];
  const told: Role[] = [];
  for (const role of outside) {
    const { body } = await ask(stage.people[role], stage);
    if (JSON.stringify(body)?.includes(surname)) told.push(role);
  }
  expect(told).toEqual([]);
});

test("[H27] nor by a channel that they may watch", async () => {
  const { newsroom, people } = stage;
  const told: string[] = [];
  for (const role of outside) {
    const ear = await anEar(newsroom, people[role].cookie);
    const own = people[role].member?.id ?? "0";
    for (const channel of [`article:${newsroom.article.id}`, `desk:${newsroom.site.id}`, `user:${own}`]) {
      if (JSON.stringify(await ear.watch(channel, 0)).includes(surname)) told.push(`${role} on ${channel}`);
    }
    ear.close();
  }
  expect(told).toEqual([]);
});
