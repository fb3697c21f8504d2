import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Page } from "../../server/protocol/basics.ts";
import { defaultPolicy, type Policy } from "../../server/protocol/policy.ts";
import { readiness } from "../../server/protocol/readiness.ts";
import { rules } from "../../server/protocol/ruleNames.ts";
import { goingLive, stateIn } from "../../server/protocol/ruleParts.ts";
import type { RuleFigures, RuleHit } from "../../server/protocol/rules.ts";
import type { CommentView, PolicyView } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ann: Person;
let mo: Person;
let ada: Person;
const repeats = { ...defaultPolicy.repeats, then: "off" } as const;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  ada = await newsroom.join("Ada", { role: "admin" });
});
afterAll(() => newsroom?.close());

const figuresOf = async (rule: string) =>
  (await mo.get<{ items: RuleFigures[] }>("sites/meridian/rules")).body.items.find(figures => figures.rule === rule);
async function decide(comment: CommentView, decision: object): Promise<string> {
  const { id } = await newsroom.caseOf(comment, mo);
  expect((await mo.send("POST", `cases/${id}/decisions`, { revision: 1, ...decision })).status).toBe(201);
  return id;
}
async function save(change: Partial<Policy>): Promise<void> {
  const { version, policy } = (await ada.get<PolicyView>("sites/meridian/policy")).body;
  const saved = await ada.send("PUT", "sites/meridian/policy", { version, policy: { ...policy, ...change } });
  expect(saved.status).toBe(200);
}
const lastAudit = () =>
  newsroom.db.one<{ facts: Record<string, unknown> }>(
    sql`select facts from audit where kind = 'policy-changed' order by n desc limit 1`,
  );

test("[Y25] a rule says what it met, live and in shadow, and what was decided of that; undone decisions do not count", async () => {
  const words: Policy["words"] = [
    { text: "barge", then: "hold" },
    { text: "quay", then: "flag", state: "shadow" },
  ];
  await newsroom.setPolicy({ repeats, words });
  const good = await ann.posts("A barge at the quay, the first.");
  const bad = await ann.posts("A barge at the quay, the second.");
  const undone = await ann.posts("A barge, the third.");
  await ann.posts("A quay alone.");
  await decide(good, { decision: "approve" });
  await decide(bad, { decision: "reject", reason: "off-subject" });
  const id = await decide(undone, { decision: "reject", reason: "off-subject" });
  await mo.send("POST", `cases/${id}/decisions`, { decision: "undo", revision: 1 });
  const none = { comments: 0, approved: 0, removed: 0 };
  expect(await figuresOf("words:barge")).toMatchObject({
    live: { comments: 3, approved: 1, removed: 1 },
    inShadow: none,
    shadowSince: null,
  });
  expect(await figuresOf("words:quay")).toMatchObject({
    live: none,
    inShadow: { comments: 3, approved: 1, removed: 1 },
    shadowSince: expect.any(String),
  });
  await newsroom.db.run(sql`update rule_hits set hit_at = hit_at - interval '30 days' where comment_id = ${bad.id}`);
  expect(await figuresOf("words:barge")).toMatchObject({ live: { comments: 2, approved: 1, removed: 0 } });
});

test("[Y25] which comments they were is paged, newest first, for the admin alone; what its author took back is left out", async () => {
  const seen: RuleHit[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const more: string = cursor ? `&cursor=${cursor}` : "";
    const { body } = await ada.get<Page<RuleHit>>(`sites/meridian/rules/hits?rule=words:quay&limit=1${more}`);
    seen.push(...body.items);
    cursor = body.nextCursor;
  }
  expect(seen.map(({ comment, then, inShadow, decided }) => [comment.text, then, inShadow, decided])).toEqual([
    ["A quay alone.", "flag", true, null],
    ["A barge at the quay, the second.", "flag", true, "removed"],
    ["A barge at the quay, the first.", "flag", true, "approved"],
  ]);
  await ann.send("DELETE", `comments/${seen[0]?.comment.id}`);
  const { body } = await ada.get<Page<RuleHit>>("sites/meridian/rules/hits?rule=words:quay");
  expect(body.items.length).toBe(2);
  expect(problemOf(await mo.get("sites/meridian/rules/hits?rule=words:quay"))).toBe("not-allowed");
  expect(problemOf(await ada.get("sites/meridian/rules/hits?rule=words:quay&cursor=x"))).toBe("unprocessable-request");
});

test("[Y26] what a rule has behind it: days in shadow without a break, the comments it was tried on, how often it was right", async () => {
  await newsroom.setPolicy({ repeats, states: { shouting: "shadow" } });
  await newsroom.setPolicy({ repeats });
  await newsroom.setPolicy({ repeats, states: { shouting: "shadow" } });
  const { since } = await newsroom.db.one<{ since: Date }>(
    sql`select changed_at as since from policies order by version desc limit 1`,
  );
  await newsroom.setPolicy({ repeats, states: { shouting: "shadow", links: "off" } });
  const tried = (policy: Partial<Policy>, comments: number) =>
    newsroom.db.run(sql`
      insert into backtests (site_id, started_by, policy, state, ended_at, result)
      values (${newsroom.site.id}, ${ada.member?.id}, ${JSON.stringify({ ...defaultPolicy, ...policy })}::jsonb, 'done', now(),
        ${JSON.stringify({ comments })}::jsonb)`);
  await tried({ shouting: { ...defaultPolicy.shouting, share: 0.9 } }, 9_000);
  await tried({ states: { shouting: "off" } }, 8_000);
  await tried({ states: { shouting: "shadow" } }, 700);
  await tried({}, 800);
  const figures = await figuresOf("shouting");
  expect(figures).toMatchObject({ shadowSince: since.toISOString(), triedOn: 800 });
  const at = (days: number) => since.getTime() + days * 86_400_000;
  expect(readiness(figures, at(2.9))).toEqual({
    shadowDays: 2,
    triedOn: 800,
    right: null,
    missing: ["shadow", "right"],
  });
  const met = (approved: number, removed: number) => ({
    ...(figures as RuleFigures),
    inShadow: { comments: 50, approved, removed },
  });
  expect(readiness(met(5, 5), at(3))).toEqual({ shadowDays: 3, triedOn: 800, right: 0.5, missing: [] });
  expect(readiness(met(6, 5), at(3)).missing).toEqual(["right"]);
  expect(readiness(met(1, 8), at(3)).missing).toEqual(["right"]);
  expect(readiness(undefined, at(3)).missing).toEqual(["shadow", "tried", "right"]);
});

test("[Y26] the audit says of a rule that goes live what was missing; of other changes nothing", async () => {
  await newsroom.setPolicy({ repeats, states: { shouting: "shadow" } });
  await save({ states: {}, words: [{ text: "goblin", then: "hold" }] });
  expect((await lastAudit()).facts).toMatchObject({
    wentLive: [
      { rule: "shouting", missing: ["shadow", "right"] },
      { rule: "words:goblin", missing: ["shadow", "tried", "right"] },
    ],
    wentLiveCount: 2,
  });
  await save({ shouting: { ...defaultPolicy.shouting, share: 0.9 } });
  expect((await lastAudit()).facts).not.toHaveProperty("wentLive");
});

test("[Y26] a rule goes live that was off, in shadow or not there, at any place; a changed one was live already", () => {
  const before: Policy = {
    ...defaultPolicy,
    words: [
      { text: "clown", then: "flag" },
      { text: "goblin", then: "hold", state: "shadow" },
    ],
    states: { links: "off", flood: "shadow" },
  };
  const after: Policy = {
    ...before,
    words: [
      { text: "clown", then: "refuse" },
      { text: "goblin", then: "hold" },
      { text: "troll", then: "hold", state: "off" },
    ],
    states: { flood: "shadow" },
    hours: { ...before.hours, then: "hold" },
    scopes: { sections: { World: { states: { flood: "live" } } }, articles: {} },
  };
  expect(goingLive(before, after, rules).sort()).toEqual(["flood", "hours", "links", "words:goblin"]);
  expect(goingLive(after, after, rules)).toEqual([]);
  const off = { ...defaultPolicy, badWords: { strong: "off", mild: "off" } } as const;
  expect(
    ["badWords", "model.insult", "model.profanity", "newcomer", "words:nothing"].map(rule => stateIn(off, rule)),
  ).toEqual(["off", "live", "off", "off", "off"]);
});
