import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { CaseDetail, CasePage, CaseView } from "../../server/protocol/cases.ts";
import type { CommentView, Me, MemberRow } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { anEar, type Ear, until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
/** Moderates Sport alone. */
let mia: Person;
let mo: Person;
let ada: Person;
let sport: ArticleView;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  mia = await newsroom.join("Mia", { role: "moderator", sections: ["Sport"] });
  ada = await newsroom.join("Ada", { role: "admin" });
  sport = await newsroom.anArticle("cup-final", "open", "Sport");
});
afterAll(() => newsroom.close());

let turn = 0;
const heldIn = (article: ArticleView) => ann.posts(`Number ${++turn}: wankers run the ${article.slug}.`, { article });
const casesOf = async (who: Person) => (await who.get<CasePage>("cases?limit=50")).body;
const heardOf = (ear: Ear, comment: CommentView) =>
  ear.heard.filter(({ event }) => "case" in event && event.case.comment.id === comment.id);

test("[Z10] a moderator of some sections sees, counts, claims and decides the cases of these, and no others", async () => {
  const inSport = await heldIn(sport);
  const inWorld = await heldIn(newsroom.article);
  const page = await casesOf(mia);
  expect(page.items.map(item => item.comment.id)).toEqual([inSport.id]);
  expect(page.counts).toMatchObject({ all: 1, held: 1 });
  expect((await casesOf(mo)).counts).toMatchObject({ all: 2, held: 2 });

  const foreign: CaseView = await newsroom.caseOf(inWorld, mo);
  for (const answer of [
    await mia.get(`cases/${foreign.id}`),
    await mia.send("POST", `cases/${foreign.id}/claim`),
    await mia.send("DELETE", `cases/${foreign.id}/claim`),
    await mia.send("POST", `cases/${foreign.id}/decisions`, { decision: "approve", revision: 1 }),
    await mia.get(`comments/${inWorld.id}`),
  ]) {
    expect(problemOf(answer)).toBe("not-found");
  }
  const own = await newsroom.caseOf(inSport, mia);
  const { body } = await mia.get<CaseDetail>(`cases/${own.id}`);
  expect(body.recentComments.map(comment => comment.id)).not.toContain(inWorld.id);
  expect((await mia.get(`comments/${inSport.id}`)).status).toBe(200);
  const decided = await mia.send("POST", `cases/${own.id}/decisions`, { decision: "approve", revision: 1 });
  expect(decided.status).toBe(201);
});

test("[Z11] live, and in what is caught up, a desk hears of its sections alone, with their count; the numbers stay without gaps", async () => {
  const [whole, part] = [await anEar(newsroom, mo.cookie), await anEar(newsroom, mia.cookie)];
  const desk = `desk:${newsroom.site.id}`;
  for (const ear of [whole, part]) {
    const reply = await ear.watch(desk, 0);
    if (!("events" in reply)) throw new Error("nothing to catch up with");
    const sections = reply.events.flatMap(({ event }) => ("case" in event ? event.case.article.section : []));
    expect([...new Set(sections)].sort()).toEqual(ear === part ? ["Sport"] : ["Sport", "World"]);
  }
  const [inSport, inWorld] = [await heldIn(sport), await heldIn(newsroom.article)];
  const ends = () => [whole, part].map(ear => ear.frames.at(-1)?.seq);
  await until("both desks heard", () => whole.heard.length >= 2 && ends()[0] === ends()[1]);
  expect(heardOf(whole, inWorld)).toHaveLength(1);
  expect(heardOf(part, inWorld)).toHaveLength(0);
  expect(heardOf(part, inSport)[0]?.event).toMatchObject({ openCount: (await casesOf(mia)).counts.all });
  // A frame says of which numbers it speaks; those of other sections are among them and say nothing.
  for (const { frames } of [whole, part]) {
    expect(frames.slice(1).map(({ after }) => after)).toEqual(frames.slice(0, -1).map(({ seq }) => seq));
  }
  whole.close();
  part.close();
});

test("[Z12] an admin says in which sections somebody moderates, and open desks are what that makes them at once", async () => {
  const zoe = await newsroom.join("Zoe", { role: "moderator" });
  const ear = await anEar(newsroom, zoe.cookie);
  await ear.watch(`desk:${newsroom.site.id}`);
  const role = `sites/meridian/members/${zoe.member?.id}/role`;
  const made = await ada.send<MemberRow>("PUT", role, { role: "moderator", sections: ["Sport"] });
  expect(made.body).toMatchObject({ role: "moderator", sections: ["Sport"] });
  expect((await zoe.get<Me>("me")).body.member?.sections).toEqual(["Sport"]);
  await until("the socket left the whole desk", async () => {
    ear.heard.length = 0;
    const comment = await heldIn(newsroom.article);
    await until("the other desk heard", async () =>
      (await casesOf(mo)).items.some(item => item.comment.id === comment.id),
    );
    await new Promise(resolve => setTimeout(resolve, 100));
    return heardOf(ear, comment).length === 0;
  });
  ear.close();
  expect((await ada.get<{ items: string[] }>("sites/meridian/sections")).body.items).toEqual(["Sport", "World"]);
  for (const request of [
    { role: "admin", sections: ["Sport"] },
    { role: "moderator", sections: [] },
  ]) {
    expect(problemOf(await ada.send("PUT", role, request))).toBe("unprocessable-request");
  }
  expect((await ada.send<MemberRow>("PUT", role, { role: "moderator" })).body.sections).toBeNull();
});
