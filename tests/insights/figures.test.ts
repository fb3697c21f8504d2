import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sql } from "../../server/db/sql.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { CaseDetail } from "../../server/protocol/cases.ts";
import { type InsightsView, type Outcome, outcomeNames, units, unitsShown } from "../../server/protocol/figures.ts";
import { type HouseRule, houseRuleNames } from "../../server/protocol/houseRules.ts";
import type { Mine } from "../../server/protocol/views.ts";
import { aNewsroom, type Newsroom, type Person, problemOf } from "../setup/newsroom.ts";
import { chanceOf, editWindowMs, play } from "./aStory.ts";

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** In the night to this day clocks go back in Oslo, from 3:00 to 2:00. */
const changed = Date.parse("2026-10-25T01:00:00Z");

let newsroom: Newsroom;
let ann: Person;
let mo: Person;

beforeAll(async () => {
  console.info(`SEED=${seed}`);
  newsroom = await aNewsroom();
  await newsroom.setPolicy({
    words: [
      { text: "zonk", then: "hold" },
      { text: "flimflam", then: "flag" },
    ],
    states: { "model.toxicity": "shadow", length: "shadow" },
    length: { codePoints: 100, then: "hold" },
    editWindowSeconds: editWindowMs / 1_000,
  });
  ann = await newsroom.join("Ann");
  mo = await newsroom.join("Mo", { role: "moderator" });
  const authors = [ann, await newsroom.join("Ben"), await newsroom.join("Cato")];
  const moderators = [mo, await newsroom.join("Mia", { role: "moderator" })];
  const chance = chanceOf(seed);
  const at = Array.from({ length: 320 }, (_, index) =>
    index % 2 === 0 ? changed + (chance() - 0.5) * 1.5 * dayMs : changed - (chance() * 400 - 10) * dayMs,
  );
  const times = at.sort((a, b) => a - b).map(time => new Date(time));
  const admin = await newsroom.join("Ada", { role: "admin" });
  await play({ newsroom, authors, moderators, admin, seed, times });
});
afterAll(() => newsroom?.close());

const read = async (by: string, until: string) =>
  (await mo.get<InsightsView>(`sites/meridian/insights?by=${by}&until=${encodeURIComponent(until)}`)).body;

interface CommentFact {
  id: Id;
  state: string;
  revision: number;
  postedAt: Date;
}
interface CaseFact {
  id: Id;
  openedAt: Date;
  closedAt: Date | null;
}
interface DecisionFact {
  id: Id;
  caseId: Id;
  commentId: Id;
  revision: number;
  decision: string;
  reason: HouseRule | null;
  undoes: Id | null;
  decidedAt: Date;
}
interface FindingFact {
  commentId: Id;
  revision: number;
  then: string;
}
interface HitFact {
  commentId: Id;
  revision: number;
  rule: string;
  inShadow: boolean;
}

/** Everything that there is, to be counted by hand. */
async function facts() {
  const { db } = newsroom;
  return {
    comments: await db.all<CommentFact>(sql`select id, state, revision, posted_at as "postedAt" from comments`),
    cases: await db.all<CaseFact>(sql`select id, opened_at as "openedAt", closed_at as "closedAt" from cases`),
    decisions: await db.all<DecisionFact>(sql`
      select id, case_id as "caseId", comment_id as "commentId", revision, decision, reason, undoes, decided_at as "decidedAt"
      from decisions order by id`),
    findings: await db.all<FindingFact>(sql`
      select comment_id as "commentId", revision, then_do as "then" from findings`),
    met: await db.all<HitFact>(sql`
      select comment_id as "commentId", revision, rule, in_shadow as "inShadow" from rule_hits`),
  };
}

const undone = (decisions: DecisionFact[]) => new Set(decisions.map(({ undoes }) => undoes));
const ending = ["approve", "feature", "reject"];
const settles = ({ decision }: DecisionFact) => ending.includes(decision);

/** What the calendar on the wall says of a time: what the figures are grouped by, without asking when anything begins. */
function calendarDay(by: string, time: Date, timeZone: string): string {
  const [day = ""] = time.toLocaleString("sv", { timeZone }).split(" ");
  if (by === "hour") return String(Math.floor(time.getTime() / hourMs));
  if (by === "month") return day.slice(0, 7);
  if (by === "day") return day;
  const noon = new Date(`${day}T12:00:00Z`);
  return new Date(noon.getTime() - ((noon.getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
}

function percentile(values: number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? 0) - low) * (at % 1);
}

test.each(units.flatMap(by => ["Europe/Oslo", "America/New_York", "UTC"].map(zone => [by, zone] as const)))(
  "[I1] every figure by %s in %s equals a recount, also when clocks change",
  async (by, zone) => {
    await newsroom.setPolicy({ timeZone: zone });
    for (const until of ["2026-10-25T09:17:00Z", "2026-10-26T22:59:59.999Z", "2026-03-30T12:00:00Z"]) {
      const view = await read(by, until);
      const { comments, cases, decisions, findings, met } = await facts();
      const taken = undone(decisions);
      const standing = decisions.filter(decision => settles(decision) && !taken.has(decision.id));
      const ends = [...view.starts.slice(1), until].map(Date.parse);
      const keys = view.starts.map(start => calendarDay(by, new Date(start), zone));
      expect(new Set(keys).size).toBe(unitsShown[by]);
      expect(view.timeZone).toBe(zone);
      const placeOf = (time: Date) => (time < new Date(until) ? keys.indexOf(calendarDay(by, time, zone)) : -1);
      const counted = (times: Date[]) => keys.map((_, index) => times.filter(time => placeOf(time) === index).length);

      const became = ({ id, state, revision }: CommentFact): Outcome => {
        if (state === "held") return "waiting";
        if (state === "rejected") return "removed";
        if (state !== "visible") return "withdrawn";
        const isApproved = standing.some(d => d.commentId === id && d.revision === revision && d.decision !== "reject");
        return isApproved ? "approved" : "atOnce";
      };
      for (const outcome of outcomeNames) {
        const posted = comments.filter(comment => became(comment) === outcome).map(({ postedAt }) => postedAt);
        expect([outcome, view.outcomes[outcome]]).toEqual([outcome, counted(posted)]);
      }

      const firsts = cases.flatMap(({ id, openedAt }) => {
        const first = decisions.find(decision => decision.caseId === id && settles(decision));
        if (!first || placeOf(first.decidedAt) < 0) return [];
        return [{ place: placeOf(first.decidedAt), seconds: (first.decidedAt.getTime() - openedAt.getTime()) / 1_000 }];
      });
      const waits = (of: typeof firsts) => {
        const seconds = of.map(first => first.seconds);
        return { decided: of.length, median: percentile(seconds, 0.5), ninth: percentile(seconds, 0.9) };
      };
      const close = (a: InsightsView["waitsInAll"], b: typeof a) => {
        expect(a.decided).toBe(b.decided);
        expect(a.median ?? -1).toBeCloseTo(b.median ?? -1, 3);
        expect(a.ninth ?? -1).toBeCloseTo(b.ninth ?? -1, 3);
      };
      close(view.waitsInAll, waits(firsts));
      keys.forEach((_, index) => {
        const there = view.waits[index];
        if (!there) throw new Error("too few");
        close(there, waits(firsts.filter(({ place }) => place === index)));
      });

      expect(view.depth).toEqual(ends.map(end => cases.filter(one => isOpenAt(one, decisions, end)).length));

      for (const rule of houseRuleNames) {
        const removals = standing.filter(({ decision, reason }) => decision === "reject" && reason === rule);
        expect([rule, view.removals[rule]]).toEqual([rule, counted(removals.map(({ decidedAt }) => decidedAt))]);
      }

      const within = standing.filter(({ decidedAt }) => placeOf(decidedAt) >= 0);
      const last = new Map(within.map(decision => [`${decision.commentId}/${decision.revision}`, decision]));
      const of = (decision: DecisionFact) =>
        findings.filter(f => f.commentId === decision.commentId && f.revision === decision.revision);
      const cell = (held: boolean, removed: boolean) =>
        counted(
          [...last.values()]
            .filter(decision => of(decision).some(({ then }) => then === "hold") === held)
            .filter(({ decision }) => (decision === "reject") === removed)
            .map(({ decidedAt }) => decidedAt),
        );
      expect(view.agreement.map(({ bothPublish }) => bothPublish)).toEqual(cell(false, false));
      expect(view.agreement.map(({ missed }) => missed)).toEqual(cell(false, true));
      expect(view.agreement.map(({ heldForNothing }) => heldForNothing)).toEqual(cell(true, false));
      expect(view.agreement.map(({ bothRemove }) => bothRemove)).toEqual(cell(true, true));

      const hits = new Map<string, { hits: number; right: number }>();
      for (const decision of last.values()) {
        const isMet = (met: HitFact) => met.commentId === decision.commentId && met.revision === decision.revision;
        for (const { rule, inShadow } of met.filter(isMet)) {
          const name = `${rule} ${inShadow}`;
          const { hits: n, right } = hits.get(name) ?? { hits: 0, right: 0 };
          hits.set(name, { hits: n + 1, right: right + Number(decision.decision === "reject") });
        }
      }
      const told = view.rules.map(({ rule, inShadow, ...counts }) => [`${rule} ${inShadow}`, counts] as const);
      expect(new Map(told)).toEqual(hits);
    }
  },
);

/** Walked through, decision by decision. */
function isOpenAt({ id, openedAt, closedAt }: CaseFact, decisions: DecisionFact[], time: number): boolean {
  if (openedAt.getTime() >= time) return false;
  let isOpen = true;
  for (const decision of decisions.filter(({ caseId }) => caseId === id)) {
    if (decision.decidedAt.getTime() < time) isOpen = !settles(decision);
  }
  const isWithdrawn = closedAt !== null && closedAt.getTime() < time;
  return isOpen && !isWithdrawn;
}

test("[I2] a figure as a CSV file has the numbers of the view, and tells the hour that comes twice", async () => {
  await newsroom.setPolicy({ timeZone: "Europe/Oslo" });
  const until = "2026-10-25T05:30:00Z";
  const view = await read("hour", until);
  const answer = await fetch(`${newsroom.url}/api/v1/sites/meridian/insights/outcomes?by=hour&until=${until}`, {
    headers: { Cookie: mo.cookie },
  });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toBe("attachment; filename=outcomes-by-hour-2026-10-25.csv");
  const lines = (await answer.text()).split("\r\n");
  expect(lines[0]).toBe(
    "Hour from,Published at once,Approved by a person,Still waiting,Removed by a person,Taken back by its author",
  );
  expect(lines.slice(-7, -3).map(line => line.slice(0, 25))).toEqual([
    "2026-10-25T02:00:00+02:00",
    "2026-10-25T02:00:00+01:00",
    "2026-10-25T03:00:00+01:00",
    "2026-10-25T04:00:00+01:00",
  ]);
  const inGerman = await fetch(answer.url, { headers: { Cookie: mo.cookie, "Accept-Language": "de" } });
  expect(await inGerman.text()).toMatch(/^Stunde ab,Sofort veröffentlicht,.*\r\n2026-10-24T/);
  const numbers = lines.slice(1, -1).map(line => line.split(",").slice(1).map(Number));
  expect(numbers).toEqual(view.starts.map((_, index) => outcomeNames.map(outcome => view.outcomes[outcome][index])));
});

test("[I3] the desk reads the figures, and nobody else", async () => {
  expect(problemOf(await ann.get("sites/meridian/insights"))).toBe("not-allowed");
  expect(problemOf(await ann.get("sites/meridian/insights/waits"))).toBe("not-allowed");
  expect(problemOf(await newsroom.reader.get("sites/meridian/insights"))).toBe("sign-in-needed");
  expect(problemOf(await mo.get("sites/elsewhere/insights"))).toBe("not-found");
  expect(problemOf(await mo.get("sites/meridian/insights/people"))).toBe("not-found");
  expect(problemOf(await mo.get("sites/meridian/insights?by=minute"))).toBe("unprocessable-request");
  expect(problemOf(await mo.get("sites/meridian/insights?until=2999-01-01T00:00:00Z"))).toBe("unprocessable-request");
});

test("[I3] a moderator of some sections reads the figures of those alone", async () => {
  const until = "2026-10-26T22:59:59.999Z";
  const ofWorld = await newsroom.join("Wim", { role: "moderator", sections: ["World"] });
  const ofSport = await newsroom.join("Sue", { role: "moderator", sections: ["Sport"] });
  const whole = await read("month", until);
  const path = `sites/meridian/insights?by=month&until=${until}`;
  expect((await ofWorld.get<InsightsView>(path)).body).toEqual(whole);
  const { outcomes, waitsInAll, depth, removals, agreement, rules } = (await ofSport.get<InsightsView>(path)).body;
  const numbers = [Object.values(outcomes), depth, Object.values(removals), agreement.map(cell => Object.values(cell))];
  expect(new Set(numbers.flat(3))).toEqual(new Set([0]));
  expect([waitsInAll.decided, rules]).toEqual([0, []]);
});

test("[I1] appeals are counted by the rule of the first decision, once they are decided", async () => {
  const mia = await newsroom.join("Mia Two", { role: "moderator" });
  const outcomes = ["upheld", "overturned", null] as const;
  for (const [n, outcome] of outcomes.entries()) {
    const comment = await ann.posts(`A last remark on the timetable, number ${n}, with much to say about ferries.`);
    await mo.send("POST", `comments/${comment.id}/reports`, { reason: "hate" });
    const opened = await newsroom.caseOf(comment, mo);
    await mo.send("POST", `cases/${opened.id}/decisions`, { decision: "reject", reason: "hate", revision: 1 });
    const { body } = await ann.get<Mine>(`articles/${newsroom.article.slug}/mine`);
    const token = body.comments.find(({ id }) => id === comment.id)?.statement;
    await ann.send("POST", `statements/${token}/appeal`, { text: "I spoke of the ferry." });
    const waiting = await newsroom.caseOf(comment, mia);
    const [appeal] = (await mia.get<CaseDetail>(`cases/${waiting.id}`)).body.appeals;
    if (outcome) await mia.send("POST", `appeals/${appeal?.id}/decision`, { outcome, revision: 1 });
  }
  expect((await mo.get<InsightsView>("sites/meridian/insights?by=hour")).body.appeals).toEqual([
    { rule: "hate", upheld: 1, overturned: 1 },
  ]);
});
