import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Page } from "../../server/protocol/basics.ts";
import { defaultPolicy, type Policy } from "../../server/protocol/policy.ts";
import type { BacktestComment, BacktestView } from "../../server/protocol/rules.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { Backtests } from "../../server/rules/backtest.ts";
import { runBacktest } from "../../server/rules/runBacktest.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

let newsroom: Newsroom;
let ann: Person;
let neo: Person;
let mo: Person;
let ada: Person;
const inForce: Partial<Policy> = { repeats: { ...defaultPolicy.repeats, then: "off" } };

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  neo = await newsroom.join("Neo", { published: 0 });
  mo = await newsroom.join("Mo", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(() => newsroom?.close());
beforeEach(() => newsroom.setPolicy(inForce));

const tests = "sites/meridian/backtests";
async function start(policy: Partial<Policy>, more: object = {}): Promise<BacktestView> {
  const body = { policy: { ...defaultPolicy, ...inForce, ...policy }, ...more };
  const answer = await ada.send<BacktestView>("POST", tests, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}
/** Through the door, in a thread. */
async function triedAside(policy: Partial<Policy>, more: object = {}): Promise<BacktestView> {
  const { id } = await start(policy, more);
  let view: BacktestView | undefined;
  await until("the backtest to end", async () => {
    view = (await ada.get<BacktestView>(`${tests}/${id}`)).body;
    return view.state !== "running";
  });
  expect(view?.state).toBe("done");
  return view as BacktestView;
}
/** The same work without a thread: to start one takes longer than to judge some comments. */
async function tried(policy: Partial<Policy>, { rule = null }: { rule?: string | null } = {}): Promise<BacktestView> {
  const { id } = await newsroom.db.one<{ id: string }>(sql`
    insert into backtests (site_id, started_by, policy, rule)
    values (${newsroom.site.id}, ${ada.member?.id}, ${JSON.stringify({ ...defaultPolicy, ...inForce, ...policy })}::jsonb, ${rule})
    returning id`);
  await runBacktest(newsroom.db, id, 28);
  const { body } = await ada.get<BacktestView>(`${tests}/${id}`);
  expect(body.state).toBe("done");
  return body;
}
async function listed(id: string): Promise<BacktestComment[]> {
  const seen: BacktestComment[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page<BacktestComment> = (
      await ada.get<Page<BacktestComment>>(`${tests}/${id}/comments?limit=2${cursor ? `&cursor=${cursor}` : ""}`)
    ).body;
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  return seen;
}
async function decided(comment: CommentView, decision: object): Promise<string> {
  const { id } = await newsroom.caseOf(comment, mo);
  const answer = await mo.send("POST", `cases/${id}/decisions`, { revision: 1, ...decision });
  expect(answer.status).toBe(201);
  return id;
}

test("[Y20] a rule is tried on past comments: what it would have held, and what moderators thought of those", async () => {
  await newsroom.setPolicy({ ...inForce, words: ["barge", "quay"].map(text => ({ text, then: "flag" as const })) });
  const good = await ann.posts("The first barge of the morning.");
  const bad = await ann.posts("The second barge of the morning.");
  const undone = await ann.posts("The third barge of the morning.");
  const unseen = await ann.posts("The fourth barge of the morning.");
  const other = await ann.posts("A quay without any.");
  await decided(good, { decision: "approve" });
  await decided(bad, { decision: "reject", reason: "off-subject" });
  const id = await decided(undone, { decision: "reject", reason: "off-subject" });
  await mo.send("POST", `cases/${id}/decisions`, { decision: "undo", revision: 1 });
  await decided(other, { decision: "approve" });

  const words: Policy["words"] = [{ text: "barge", then: "hold" }];
  const { result, ...view } = await triedAside({ words }, { rule: "words:barge" });
  expect(view).toMatchObject({ startedBy: "Ada", rule: "words:barge", looked: 5, total: 5 });
  const four = { comments: 4, approved: 1, removed: 1, unopposed: 0 };
  const none = { comments: 0, approved: 0, removed: 0, unopposed: 0 };
  expect(result).toMatchObject({
    comments: 5,
    held: four,
    before: none,
    newlyHeld: four,
    freed: none,
    rules: { "words:barge": { ...four, held: four, heldAnyway: none } },
    listed: 4,
  });
  const found = await listed(view.id);
  expect(found.map(({ comment, then, decided: as }) => [comment.id, then, as])).toEqual([
    [unseen.id, "hold", null],
    [undone.id, "hold", null],
    [bad.id, "hold", "removed"],
    [good.id, "hold", "approved"],
  ]);
  expect(found[0]).toMatchObject({
    comment: { text: "The fourth barge of the morning." },
    article: { slug: "tariff-pause" },
  });
});

test("[Y20] in shadow or live a rule is tried alike; without a rule it lists what all together would change", async () => {
  const words = (state?: "shadow"): Policy["words"] => [
    { text: "second", then: "refuse", ...(state ? { state } : {}) },
    { text: "barge", then: "hold" },
  ];
  const live = await tried({ words: words() });
  const shadow = await tried({ words: words("shadow") });
  expect(shadow.result?.rules["words:second"]).toEqual(live.result?.rules["words:second"]);
  expect(live.result?.rules["words:second"]).toMatchObject({ held: { comments: 1 }, heldAnyway: { comments: 1 } });
  expect((await listed(live.id)).length).toBe(4);
  expect(live.result?.newlyHeld).toEqual(shadow.result?.newlyHeld);
});

test("[Y21] nothing is changed by it: no comment, no case, no finding, no hit, no event", async () => {
  const count = () =>
    newsroom.db.one(sql`
      select (select count(*) from findings) as findings, (select count(*) from rule_hits) as hits,
        (select count(*) from cases where closed_at is null) as cases, (select sum(last_seq) from channels) as events,
        (select md5(string_agg(state || approved_revision, ',' order by id)) from comments) as comments`);
  const before = await count();
  await triedAside({ mode: "review-first", badWords: { strong: "hold", mild: "hold" } });
  expect(await count()).toEqual(before);
});

test("[Y22] what was known then is known in hindsight: newcomers, floods, hours, links, languages, scopes and the model's scores", async () => {
  const linked = await neo.posts("A first link: https://example.org/a");
  await decided(linked, { decision: "approve" });
  const second = await neo.posts("A second comment, with https://example.org/b");
  const german = await ann.posts("Das ist doch wirklich eine ganz schlechte Idee, und niemand hat danach gefragt.");
  const rude = await ann.posts("You are an idiot and a fool, and everybody knows it.");
  const hitsOf = async (policy: Partial<Policy>, rule: string) => {
    const { id } = await tried(policy, { rule });
    return (await listed(id)).map(({ comment, then }) => [comment.id, then]);
  };
  const newcomer = { comments: 1, then: "flag" } as const;
  const firstOfAnn = (await newsroom.db.one<{ id: string }>(sql`select min(id) as id from comments`)).id;
  expect(await hitsOf({ newcomer }, "newcomer")).toEqual([
    [linked.id, "flag"],
    [firstOfAnn, "flag"],
  ]);
  expect(await hitsOf({ newcomer, links: { newcomers: "hold", members: "flag", most: 5 } }, "links")).toEqual([
    [second.id, "flag"],
    [linked.id, "hold"],
  ]);
  expect(await hitsOf({ domains: [{ domain: "example.org", then: "allow" }] }, "links")).toEqual([]);
  expect(await hitsOf({ flood: { comments: 1, seconds: 600, then: "hold" } }, "flood")).not.toContainEqual([
    linked.id,
    "hold",
  ]);
  expect(await hitsOf({ flood: { comments: 1, seconds: 600, then: "hold" } }, "flood")).toContainEqual([
    second.id,
    "hold",
  ]);
  expect(await hitsOf({ language: { also: [], then: "hold" } }, "language")).toEqual([[german.id, "hold"]]);
  const insults = await hitsOf({}, "model.insult");
  expect(insults).toEqual([[rude.id, "flag"]]);
  const { model } = defaultPolicy;
  const strict = { ...model, thresholds: { ...model.thresholds, insult: { nudge: null, flag: null, hold: 0.05 } } };
  expect(await hitsOf({ model: strict }, "model.insult")).toContainEqual([rude.id, "hold"]);
  const allDay: Policy["hours"] = { ...defaultPolicy.hours, from: "00:00", to: "00:00", then: "hold" };
  expect((await hitsOf({ hours: allDay }, "hours")).length).toBe(9);
  const scopes = { sections: { World: { words: [{ text: "idiot", then: "refuse" as const }] } }, articles: {} };
  expect(await hitsOf({ scopes }, "words:idiot")).toEqual([[rude.id, "refuse"]]);
  await newsroom.db.run(sql`update comments set posted_at = now() - interval '40 days' where id <= ${german.id}`);
  expect(await hitsOf({ language: { also: [], then: "hold" } }, "language")).toEqual([]);
});

test("[Y22] rules that look at what else was there count as far as they were found then, and it is told", async () => {
  await newsroom.setPolicy({});
  const text = "The harbour office says that ten ships wait in the strait tonight.";
  await ann.posts(text);
  const copy = await ann.posts(text);
  expect(copy.state).toBe("held");
  const { id, result } = await tried({ repeats: { similarity: 0.9, then: "refuse" } }, { rule: "repeats" });
  expect((await listed(id)).map(({ comment, then }) => [comment.id, then])).toEqual([[copy.id, "refuse"]]);
  expect(result?.unknown.asFoundThen).toContain("repeats");
});

test("[Y23] one at a time on a site; who comes second learns who was first, and an end before the time frees the place", async () => {
  await newsroom.db.run(sql`
    insert into backtests (site_id, started_by, policy) values (${newsroom.site.id}, ${ada.member?.id}, '{}')`);
  const { items } = (await ada.get<{ items: BacktestView[] }>(tests)).body;
  expect(items[0]).toMatchObject({ state: "running", total: null, result: null });
  const second = await ada.send("POST", tests, { policy: defaultPolicy });
  expect(problemOf(second)).toBe("backtest-running");
  expect(second.body).toMatchObject({ id: items[0]?.id, by: "Ada" });
  expect((await ada.send("DELETE", `${tests}/${items[0]?.id}`)).status).toBe(204);
  expect((await ada.get<BacktestView>(`${tests}/${items[0]?.id}`)).body.state).toBe("cancelled");
  await triedAside({});
});

test("[Y23] one that was ended writes no result; one whose process died counts as over", async () => {
  const make = () =>
    newsroom.db.one<{ id: string }>(sql`
      insert into backtests (site_id, started_by, policy) values (${newsroom.site.id}, ${ada.member?.id}, '{}') returning id`);
  const { id } = await make();
  await ada.send("DELETE", `${tests}/${id}`);
  await runBacktest(newsroom.db, id, 28);
  expect((await ada.get<BacktestView>(`${tests}/${id}`)).body).toMatchObject({ state: "cancelled", result: null });
  const dead = await make();
  await newsroom.db.run(sql`update backtests set beat_at = now() - interval '1 minute' where id = ${dead.id}`);
  expect((await ada.get<BacktestView>(`${tests}/${dead.id}`)).body.state).toBe("failed");
  await triedAside({});
});

test("[Y23] a thread that cannot work says so, and the next one can", async () => {
  const broken = new Backtests(newsroom.db, "postgres://nobody@127.0.0.1:1/nothing");
  const by = { id: ada.member?.id ?? "", siteId: newsroom.site.id };
  const { id } = await broken.start(by, { policy: defaultPolicy, days: 28 });
  await until("it is given up", async () => (await ada.get<BacktestView>(`${tests}/${id}`)).body.state === "failed");
  await broken.close();
  await triedAside({});
});

test("[Y24] what its author takes back is no longer listed", async () => {
  const last = await ann.posts("A last lighthouse on the pier.");
  const { id } = await tried({ words: [{ text: "lighthouse", then: "hold" }] }, { rule: "words:lighthouse" });
  expect((await listed(id)).map(({ comment }) => comment.id)).toEqual([last.id]);
  await ann.send("DELETE", `comments/${last.id}`);
  expect(await listed(id)).toEqual([]);
});

test("[Y24] trying rules is the admin's; what cannot be tried is told", async () => {
  expect(problemOf(await mo.send("POST", tests, { policy: defaultPolicy }))).toBe("not-allowed");
  expect(problemOf(await ann.get(tests))).toBe("not-allowed");
  expect(problemOf(await ada.get(`${tests}/999999`))).toBe("not-found");
  expect(problemOf(await ada.get(`${tests}/1/comments?cursor=abc`))).toBe("unprocessable-request");
  const wrong = await ada.send("POST", tests, { policy: { ...defaultPolicy, mode: "never" }, days: 0 });
  expect(problemOf(wrong)).toBe("unprocessable-request");
  expect(wrong.body).toMatchObject({ errors: [{ path: "policy.mode" }, { path: "days" }] });
});

test("[Y20] what stands and never came to a moderator is told apart from what is not decided yet", async () => {
  const stands = await ann.posts("A crane at the northern berth.");
  const reported = await ann.posts("A crane at the southern berth.");
  await neo.send("POST", `comments/${reported.id}/reports`, { reason: "off-subject" });
  const { result, id } = await tried({ words: [{ text: "crane", then: "hold" }] }, { rule: "words:crane" });
  expect(result?.rules["words:crane"]?.held).toEqual({ comments: 2, approved: 0, removed: 0, unopposed: 1 });
  expect((await listed(id)).map(({ comment, decided: as }) => [comment.id, as])).toEqual([
    [reported.id, null],
    [stands.id, "unopposed"],
  ]);
});
