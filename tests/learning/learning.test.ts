import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Decided } from "../../server/learning/decided.ts";
import { type Fitted, fitCorrection } from "../../server/learning/fitCorrection.ts";
import { fitInThread } from "../../server/learning/inThread.ts";
import { learn, learnedOn, promote } from "../../server/learning/learn.ts";
import { learnWhatIsDue } from "../../server/learning/weekly.ts";
import { labels, type Scores } from "../../server/protocol/labels.ts";
import type { LearnedView, Reading } from "../../server/protocol/model.ts";
import { defaultPolicy } from "../../server/protocol/policy.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { corrected, correctedScore, correctionRow } from "../../server/screening/model/correction.ts";
import { readText } from "../../server/screening/model/read.ts";
import { seeded } from "../../server/training/random.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { until } from "../setup/socket.ts";

const scores = (toxicity: number, more: Partial<Scores> = {}): Scores => ({
  ...(Object.fromEntries(labels.map(label => [label, 0.01])) as Scores),
  toxicity,
  ...more,
});
const nouns = "quota barge ladder pilot ferry harbour signal winch cargo ledger annex tariff".split(" ");
const noun = (n: number) => nouns[n % nouns.length] ?? "";

/** A desk that rejects every comment with "quay goblin", which the shipped model thinks harmless, and approves all others. */
const aDesk = (count: number, by = (n: number) => String(n % 3)): Decided[] =>
  Array.from({ length: count }, (_, n) => {
    const isBad = n % 4 === 0;
    const text = isBad
      ? `That quay goblin of the ${noun(n)} and the ${noun(n + 5)}, number ${n}.`
      : `The ${noun(n)} of the ${noun(n + 3)}, number ${n}.`;
    const said = isBad ? "personal-attack" : "approve";
    return { text, scores: scores(0.1 + (n % 7) / 50), said, by: by(n), decidedAt: new Date(n * 60_000) };
  });

/** Where something has to be learned. */
function fittedTo(decided: readonly Decided[]): Fitted {
  const fitted = fitCorrection(decided);
  if (typeof fitted === "string") throw new Error(`nothing was learned: ${fitted}`);
  return fitted;
}

test("[G1] what the desk decides again and again moves the score of like texts, and of no others", async () => {
  const fitted = fittedTo(aDesk(400));
  const weights = fitted.weights.toxicity ?? [];
  const now = (text: string) => correctedScore(0.15, correctionRow(text), weights);
  expect(now("You quay goblin, go home.")).toBeGreaterThan(0.4);
  expect(now("The ferry waits for the pilot.")).toBeLessThan(0.2);
  const { toxicity } = fitted.figures;
  expect(toxicity?.corrected.logLoss).toBeLessThan(toxicity?.shipped.logLoss ?? 0);
  expect(fitCorrection(aDesk(400))).toEqual(fitted);
});

test("[G2] too few decisions, or none that teach, make no correction", async () => {
  expect(fitCorrection(aDesk(40))).toBe("too-little");
  expect(fitCorrection([])).toBe("too-little");
  // The shipped score is right as it is, and the words say nothing.
  const random = seeded(5);
  const fair = aDesk(600).map((one, n): Decided => {
    const likely = random() < 0.5 ? 0.5 : 0.1;
    const said = random() < likely ? "personal-attack" : "approve";
    const text = `The ${noun(Math.floor(random() * 12))} of the ${noun(Math.floor(random() * 12))}, number ${n}.`;
    return { ...one, text, scores: scores(likely, { insult: likely }), said };
  });
  expect(fitCorrection(fair)).toBe("nothing-better");
});

test("[G3] nobody counts for more than half: one person's habit does not become the desk's", async () => {
  // One moderator rejects what names a ferry; eleven others approve it.
  const split = Array.from({ length: 600 }, (_, n): Decided => {
    const isHabit = n % 2 === 0;
    return {
      text: isHabit ? `The ferry and the ${noun(n)}.` : `The ferry, the ${noun(n)} and the ${noun(n + 1)}.`,
      scores: scores(0.2),
      said: isHabit ? "personal-attack" : "approve",
      by: isHabit ? "1" : String(2 + (n % 11)),
      decidedAt: new Date(n * 60_000),
    };
  });
  const alone = split.map(one => ({ ...one, by: "1" }));
  const ferry = (weights: readonly number[]) => correctedScore(0.2, correctionRow("The ferry and the annex."), weights);
  const [shared, single] = [fitCorrection(split), fittedTo(alone)];
  expect(single.weights.toxicity).toBeDefined();
  expect(ferry(single.weights.toxicity ?? [])).toBeGreaterThan(0.2);
  expect(ferry(typeof shared === "string" ? [] : (shared.weights.toxicity ?? []))).toBeLessThanOrEqual(
    ferry(single.weights.toxicity ?? []) + 1e-9,
  );
});

test("[G4] threats keep the shipped score, and a text that may be one is never made to look better", () => {
  const down = Array.from({ length: 4_096 }, () => -9);
  const correction = { id: "7", model: "en-1", weights: Object.fromEntries(labels.map(label => [label, down])) };
  const reading = (threat: number): Reading => ({
    model: "en-1",
    language: "en",
    scores: scores(0.9, { threat }),
  });
  const calm = corrected(reading(0.1), "You will see.", correction);
  expect(calm).toMatchObject({ model: "en-1+7", shipped: { model: "en-1", scores: { toxicity: 0.9 } } });
  expect(calm.scores?.threat).toBe(0.1);
  expect(calm.scores?.toxicity).toBeLessThan(0.9);
  // By two log odds at most.
  expect(calm.scores?.toxicity).toBeGreaterThan(0.54);
  expect(corrected(reading(0.6), "You will see.", correction).scores).toEqual(reading(0.6).scores);
  expect(corrected({ ...reading(0.1), model: "en-2" }, "You will see.", correction).model).toBe("en-2");
});

let newsroom: Newsroom;
let ada: Person;
let mo: Person;
beforeAll(async () => {
  newsroom = await aNewsroom();
  ada = await newsroom.join("Ada", { role: "admin" });
  mo = await newsroom.join("Mo", { role: "moderator" });
});
afterAll(() => newsroom.close());

const path = "sites/meridian/model/corrections";
const { model } = readText("A calm remark about ladders and pilots.");

/** Comments that moderators decided on, as a year at the desk leaves them. */
async function decide(decided: Decided[], after: Date, at: Newsroom = newsroom): Promise<void> {
  const author = await at.join(`Writer ${after.getTime()}`);
  const moderator = await at.join(`Moderator ${after.getTime()}`, { role: "moderator" });
  const rows = decided.map(({ text, scores: said, said: reason }, n) => ({ n, text, said, reason }));
  await at.db.run(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (n int, text text, said jsonb, reason text)),
    comment as (
      insert into comments (article_id, author_id, depth, state, text, html, posted_at, active_at)
      select ${at.article.id}, ${author.member?.id}, 0, 'held', text, '', ${after}::timestamptz + n * interval '1 second', now()
      from given order by n returning id, text, posted_at),
    revision as (
      insert into revisions (comment_id, revision, text, html, renderer, policy_version, verdict, model, scores)
      select c.id, 1, c.text, '', 1, 1, 'hold', ${model}, g.said from comment c join given g using (text) returning comment_id),
    opened as (
      insert into cases (site_id, article_id, comment_id, parts, priority, rank, closed_at)
      select ${at.site.id}, ${at.article.id}, id, '[]', 1, 1, now() from comment returning id, comment_id)
    insert into decisions (case_id, comment_id, revision, decision, reason, state_before, state_after, decided_by, decided_at)
    select o.id, c.id, 1, case g.reason when 'approve' then 'approve' else 'reject' end, nullif(g.reason, 'approve'),
      'held', case g.reason when 'approve' then 'visible' else 'rejected' end, ${moderator.member?.id}, c.posted_at
    from opened o join comment c on c.id = o.comment_id join given g using (text) order by c.id`);
}

const learned = async () => (await ada.get<{ items: LearnedView[] }>(path)).body.items;

test("[G5] a correction waits in shadow, where it changes nothing; an admin lets it go live and rolls it back", async () => {
  await decide(aDesk(400), new Date("2026-01-01"));
  expect(problemOf(await mo.send("POST", path))).toBe("not-allowed");
  const answer = await ada.send<{ learned: LearnedView }>("POST", path);
  expect(answer.body.learned).toMatchObject({ state: "shadow", decisions: 400, model });
  const { id } = answer.body.learned;

  await newsroom.setPolicy({
    model: {
      cannotSay: "off",
      thresholds: { ...defaultPolicy.model.thresholds, toxicity: { nudge: null, flag: 0.05, hold: null } },
    },
  });
  const neo = await newsroom.join("Neo Learned");
  const readBy = async (comment: CommentView) =>
    (await newsroom.caseOf(comment, mo)).findings.find(({ reading }) => reading?.label === "toxicity")?.reading?.model;
  const before = await neo.posts("What a fool wrote this, you stupid quay goblin.");
  expect(await readBy(before)).toBe(model);

  expect(problemOf(await mo.send("PUT", `${path}/${id}`, { state: "live" }))).toBe("not-allowed");
  await ada.send("PUT", `${path}/${id}`, { state: "live" });
  const during = await neo.posts("Which fool says so, you other stupid quay goblin.");
  expect(await readBy(during)).toBe(`${model}+${id}`);
  const kept = await newsroom.db.one<{ model: string }>(
    sql`select model from revisions where comment_id = ${during.id}`,
  );
  expect(kept.model).toBe(model);

  await ada.send("PUT", `${path}/${id}`, { state: "retired" });
  expect(problemOf(await ada.send("PUT", `${path}/${id}`, { state: "live" }))).toBe("not-found");
  const after = await neo.posts("A third fool, and a third stupid quay goblin of the annex.");
  expect(await readBy(after)).toBe(model);
  expect((await learned()).map(({ state }) => state)).toEqual(["retired"]);

  const entries = await newsroom.db.all(
    sql`select actor_id as by, kind from audit where subject = ${`correction:${id}`} order by n`,
  );
  const by = ada.member?.id;
  expect(entries).toEqual([
    { by, kind: "correction-live" },
    { by, kind: "correction-retired" },
  ]);
});

test("[G6] decisions that it has not seen let it go live, or end it", async () => {
  const site = newsroom.site.id;
  const fitted = new Date("2026-02-01");
  await learn(newsroom.db, site, fitted);
  expect(await promote(newsroom.db, site, fitted)).toBe("shadow");
  await decide(
    aDesk(80).map(one => ({ ...one, text: `${one.text} Later.` })),
    new Date("2026-02-02"),
  );
  expect(await promote(newsroom.db, site, new Date("2026-02-03"))).toBe("live");

  await learn(newsroom.db, site, new Date("2026-02-04"));
  const turned = aDesk(80).map(
    (one): Decided => ({
      ...one,
      text: `${one.text} Turned.`,
      said: one.said === "approve" ? "personal-attack" : "approve",
    }),
  );
  await decide(turned, new Date("2026-02-05"));
  expect(await promote(newsroom.db, site, new Date("2026-02-06"))).toBe("retired");
  expect((await learned()).slice(0, 2).map(({ state }) => state)).toEqual(["retired", "live"]);
});

test("[G7] what is due is learned once a week by one node, however many ask", async () => {
  const count = async () => (await learned()).length;
  const before = await count();
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  await decide(
    aDesk(400).map(one => ({ ...one, text: `${one.text} Late.` })),
    inDays(20),
  );
  await Promise.all([1, 2, 3].map(() => learnWhatIsDue(newsroom.db, inDays(30))));
  expect(await count()).toBe(before + 1);
  await learnWhatIsDue(newsroom.db, inDays(31));
  expect(await count()).toBe(before + 1);
});

test("[G7] what taught nothing was learned from too, and is not learned from again each hour", async () => {
  const other = await aNewsroom();
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const learnedAfter = async (days: number) => {
    await learnWhatIsDue(other.db, inDays(days));
    return (await learnedOn(other.db, other.site.id)).length;
  };
  await decide(
    aDesk(120).map(one => ({ ...one, said: "approve" })),
    inDays(1),
    other,
  );
  expect(await learnedAfter(2)).toBe(0);
  await decide(
    aDesk(400).map(one => ({ ...one, text: `${one.text} Later.` })),
    inDays(3),
    other,
  );
  expect([await learnedAfter(4), await learnedAfter(10)]).toEqual([0, 1]);
  await other.close();
});

test("[G10] a site learns in a thread of its own, once at a time: whoever asks meanwhile gets what comes of that", async () => {
  expect(await fitInThread(aDesk(400))).toEqual(fitCorrection(aDesk(400)));
  await expect(fitInThread(aDesk(400).map(one => ({ ...one, text: null as never })))).rejects.toThrow();
  const before = (await learned())[0]?.id;
  const asked = await Promise.all([1, 2, 3].map(() => ada.send<{ learned: LearnedView }>("POST", path)));
  expect(new Set(asked.map(({ body }) => body.learned.id)).size).toBe(1);
  expect((await learned()).slice(0, 2).map(({ id }) => id)).toEqual([asked[0]?.body.learned.id, before]);
});

/** For a lock, in this file's database. */
async function isAnybodyWaiting(): Promise<boolean> {
  const { waiting } = await newsroom.db.one<{ waiting: boolean }>(sql`
    select exists (select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`);
  return waiting;
}

test("[G9] what an admin drops while it is judged does not go live, and what is live stays", async () => {
  const site = newsroom.site.id;
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  const states = async () => (await learned()).slice(0, 2).map(({ state }) => state);
  const live = (await learn(newsroom.db, site, inDays(40))).learned?.id;
  await ada.send("PUT", `${path}/${live}`, { state: "live" });
  await learn(newsroom.db, site, inDays(41));
  await decide(
    aDesk(80).map(one => ({ ...one, text: `${one.text} Dropped.` })),
    inDays(42),
  );
  expect(await states()).toEqual(["shadow", "live"]);

  let promoted: Promise<unknown> | undefined;
  await newsroom.db.transaction(async tx => {
    await tx.run(sql`select 1 from sites where id = ${site} for no key update`);
    promoted = promote(newsroom.db, site, inDays(43));
    await until("it has judged and waits", isAnybodyWaiting);
    await tx.run(
      sql`update corrections set state = 'retired', retired_at = now() where site_id = ${site} and state = 'shadow'`,
    );
  });
  expect(await promoted).toBeNull();
  expect(await states()).toEqual(["retired", "live"]);
});
