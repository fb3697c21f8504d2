import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { endpoints } from "../../server/protocol/endpoints.ts";
import type { Newsroom, Person } from "../setup/newsroom.ts";
import { anEar } from "../setup/socket.ts";
import { doors, pages } from "./doors.ts";
import { aStage, type Stage } from "./stage.ts";
import { type HiddenState, hiddenStates, maySeeHidden, type Role, roles } from "./table.ts";

let stage: Stage;
let newsroom: Newsroom;
let people: Record<Role, Person>;
afterAll(() => newsroom.close());

/** One word each that stands in no other comment. */
const words: Record<HiddenState, string> = {
  held: "quillwort",
  rejected: "saxifrage",
  withdrawn: "toadflax",
  erased: "henbane",
  asked: "bindweed",
  declined: "tansy",
};
const hidden = {} as Record<HiddenState, { id: Id; caseId: Id }>;

beforeAll(async () => {
  stage = await aStage();
  newsroom = stage.newsroom;
  people = stage.people;
  const { author, admin, member } = people;
  const decide = (state: HiddenState, request: object) =>
    admin.send("POST", `cases/${hidden[state].caseId}/decisions`, { revision: 1, ...request });

  const above = await member.posts("Below this stands what was taken away.");
  for (const state of ["asked", "declined"] as const) {
    const { id } = await author.asks(`Do they grow ${words[state]} by the harbour wall?`);
    hidden[state] = { id, caseId: (await newsroom.caseOf({ id }, admin)).id };
  }
  const declined = { from: "new", to: "declined", revision: 1, why: "Outside today’s subject." };
  await admin.send("POST", `questions/${hidden.declined.id}/moves`, declined);
  for (const state of ["held", "rejected", "withdrawn", "erased"] as const) {
    const { id } = await author.posts(`Wankers grow ${words[state]} by the harbour wall.`, { under: above });
    hidden[state] = { id, caseId: (await newsroom.caseOf({ id }, admin)).id };
    if (state === "held") continue;
    // Public once, with an answer below, which keeps a trace of it in the thread.
    await decide(state, { decision: "approve" });
    await member.posts(`An answer to the one about ${hiddenStates.indexOf(state)} plants.`, { under: { id } });
  }
  await member.send("POST", `comments/${hidden.rejected.id}/reports`, { reason: "hate" });
  hidden.rejected.caseId = (await newsroom.caseOf(hidden.rejected, admin)).id;
  await decide("rejected", { decision: "reject", reason: "hate" });
  await author.send("DELETE", `comments/${hidden.withdrawn.id}`);
  // Nobody erases yet: this is what erasing will leave.
  await newsroom.db.run(sql`
    with texts as (delete from revisions where comment_id = ${hidden.erased.id}),
      notices as (delete from notices where notice->>'commentId' = ${hidden.erased.id})
    update comments set state = 'erased', text = '', html = '' where id = ${hidden.erased.id}`);
});

// Before the doors are tried, so that what there is to hear is not too much for one catch-up.
test("[Z3] they are in no catch-up of a channel but the desk's and the author's", async () => {
  const channels = [`article:${newsroom.article.id}`, `desk:${newsroom.site.id}`, `user:${people.author.member?.id}`];
  const found: string[] = [];
  for (const role of roles) {
    const ear = await anEar(newsroom, people[role].cookie);
    for (const channel of channels) {
      const text = JSON.stringify(await ear.watch(channel, 0));
      if (hiddenStates.some(state => text.includes(words[state]))) found.push(`${role} on ${channel}`);
    }
    ear.close();
  }
  const [, desk, author] = channels;
  expect(found.sort()).toEqual([`admin on ${desk}`, `author on ${author}`, `moderator on ${desk}`].sort());
});

const api = Object.keys(endpoints) as (keyof typeof endpoints)[];
const gets = api.filter(door => endpoints[door].method === "get");

test.each([...gets, ...Object.keys(pages)])(
  "[Z3] the words of a comment that readers do not see are shown at %s to whom the table names, and to nobody else",
  async door => {
    const found = new Set<string>();
    const expected = new Set<string>();
    for (const state of hiddenStates) {
      const { id, caseId } = hidden[state];
      let asksForIt = false;
      const given = <T>(what: T) => {
        asksForIt = true;
        return Promise.resolve(what);
      };
      const there = { ...stage, aComment: () => given({ id }), aCase: () => given({ id: caseId }) } as Stage;
      for (const role of roles) {
        const ask = pages[door] ?? doors[door as keyof typeof doors];
        const text = JSON.stringify((await ask(people[role], there)).body);
        for (const seen of hiddenStates) {
          const cell = `${role} sees ${seen}`;
          if (maySeeHidden(door, role, seen)) expected.add(cell);
          if (text.includes(words[seen])) found.add(cell);
        }
      }
      // What a door answers that names no comment is the same for the other states.
      if (!asksForIt) break;
    }
    expect([...found].sort()).toEqual([...expected].sort());
  },
);
