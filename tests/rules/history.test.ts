import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { changeLine } from "../../client/desk/rules/changeWords.ts";
import type { Page } from "../../server/protocol/basics.ts";
import { defaultPolicy, type Policy } from "../../server/protocol/policy.ts";
import { policyChanges } from "../../server/protocol/policyDiff.ts";
import type { OldPolicy, PolicyVersion } from "../../server/protocol/rules.ts";
import type { PolicyView } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";

let newsroom: Newsroom;
let ada: Person;
let mo: Person;
let ann: Person;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ada = await newsroom.join("Ada", { role: "admin" });
  mo = await newsroom.join("Mo", { role: "moderator" });
  ann = await newsroom.join("Ann");
});
afterAll(() => newsroom?.close());

const policyPath = "sites/meridian/policy";
const current = async () => (await ada.get<PolicyView>(policyPath)).body;
async function save(change: (policy: Policy) => Partial<Policy>): Promise<PolicyView> {
  const { version, policy } = await current();
  const put = await ada.send<PolicyView>("PUT", policyPath, { version, policy: { ...policy, ...change(policy) } });
  expect(put.status).toBe(200);
  return put.body;
}

test("[Y1] each version says who changed what and when, newest first, paged once through", async () => {
  await save(({ shouting }) => ({
    shouting: { ...shouting, then: "hold" },
    words: [{ text: "barge rat", then: "hold" }],
  }));
  await save(() => ({
    words: [
      { text: "barge rat", then: "refuse" },
      { text: "ledger licker", then: "flag" },
    ],
  }));
  const { version } = await save(() => ({ words: [{ text: "ledger licker", then: "flag" }] }));
  const seen: PolicyVersion[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const query: string = cursor ? `&cursor=${cursor}` : "";
    const { body } = await mo.get<Page<PolicyVersion>>(`${policyPath}/versions?limit=2${query}`);
    seen.push(...body.items);
    cursor = body.nextCursor;
  }
  expect(seen.map(item => item.version)).toEqual(Array.from({ length: version }, (_, i) => version - i));
  expect(seen[0]).toMatchObject({
    changedBy: "Ada",
    changes: [{ path: ["words", "barge rat"], before: { text: "barge rat", then: "refuse" } }],
    changeCount: 1,
  });
  expect(seen[1]?.changes).toEqual([
    { path: ["words", "barge rat", "then"], before: "hold", after: "refuse" },
    { path: ["words", "ledger licker"], after: { text: "ledger licker", then: "flag" } },
  ]);
  expect(seen[2]?.changes.map(({ path }) => path)).toEqual([
    ["words", "barge rat"],
    ["shouting", "then"],
  ]);
  expect(seen.at(-1)).toMatchObject({ version: 1, changedBy: null, changes: [] });
});

test("[Y2] to go back is a new version with the old rules, and nothing of the history is lost", async () => {
  const before = await current();
  await save(() => ({ mode: "review-first" }));
  const old = (await mo.get<OldPolicy>(`${policyPath}/versions/${before.version}`)).body;
  expect(old).toEqual({ version: before.version, policy: before.policy });
  const back = await save(() => old.policy);
  expect(back).toMatchObject({ version: before.version + 2, policy: before.policy });
});

test("[Y2] a version that is not there, a forged cursor and a reader get nothing of the history", async () => {
  expect(problemOf(await ada.get(`${policyPath}/versions/999`))).toBe("not-found");
  expect(problemOf(await ada.get(`${policyPath}/versions/x`))).toBe("not-found");
  expect(problemOf(await ada.get(`${policyPath}/versions?cursor=abc`))).toBe("unprocessable-request");
  expect(problemOf(await ann.get(`${policyPath}/versions`))).toBe("not-allowed");
  expect(problemOf(await ann.get(`${policyPath}/versions/1`))).toBe("not-allowed");
});

test("[Y3] a difference names each thing that changed, moved, came or went, and nothing else", () => {
  expect(policyChanges(defaultPolicy, structuredClone(defaultPolicy))).toEqual([]);
  const [first, second, ...rest] = defaultPolicy.reactions;
  if (!first || !second) throw new Error("reactions are missing");
  const after: Policy = {
    ...defaultPolicy,
    words: [
      { text: "__proto__", then: "hold" },
      { text: "3", then: "flag", language: "de" },
      { text: "3", then: "flag" },
      { text: "3", then: "hold" },
    ],
    model: {
      ...defaultPolicy.model,
      thresholds: { ...defaultPolicy.model.thresholds, insult: { nudge: null, flag: null, hold: 0.7 } },
    },
    reactions: [second, first, ...rest],
  };
  expect(policyChanges(defaultPolicy, after).map(({ path }) => path.join("/"))).toEqual([
    "words/__proto__",
    "words/3 (de)",
    "words/3",
    "words/3 (2)",
    "model/thresholds/insult/flag",
    "model/thresholds/insult/hold",
    "reactions/order",
  ]);
});

test("[Y3] the desk says a change in the words of its page", () => {
  const after: Policy = {
    ...defaultPolicy,
    words: [{ text: "barge rat", then: "hold" }],
    shouting: { ...defaultPolicy.shouting, share: 0.8, then: "hold" },
    model: {
      ...defaultPolicy.model,
      thresholds: { ...defaultPolicy.model.thresholds, insult: { nudge: null, flag: 0.8, hold: 0.9 } },
    },
  };
  expect(policyChanges(defaultPolicy, after).map(changeLine)).toEqual([
    { rule: "Your word list", what: "“barge rat”", before: null, after: "hold it for a moderator" },
    { rule: "Model", what: "Insult, hold from", before: "never", after: "0.90" },
    { rule: "Capitals", what: "share", before: "70%", after: "80%" },
    { rule: "Capitals", what: "", before: "publish it and tell the desk", after: "hold it for a moderator" },
  ]);
});
