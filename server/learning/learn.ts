import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { LearnedFigures, LearnedView, Learning } from "../protocol/model.ts";
import { Problem } from "../protocol/problems.ts";
import type { Correction } from "../screening/model/correction.ts";
import { decidedOn, modelOfDecided } from "./decided.ts";
import { isBetter } from "./fitCorrection.ts";
import { fitInThread, judgeInThread } from "./inThread.ts";

interface CorrectionRow extends Correction {
  decisions: number;
  figures: LearnedFigures;
  state: LearnedView["state"];
  fittedAt: Date;
  liveAt: Date | null;
  retiredAt: Date | null;
}

const columns = sql`id, model, weights, decisions, figures, state, fitted_at as "fittedAt", live_at as "liveAt",
  retired_at as "retiredAt"`;

/** What a site learned so far, newest first. */
export async function learnedOn(db: Db, siteId: Id): Promise<LearnedView[]> {
  const rows = await db.all<CorrectionRow>(sql`
    select ${columns} from corrections where site_id = ${siteId} order by id desc limit 10`);
  return rows.map(({ weights: _, fittedAt, liveAt, retiredAt, ...row }) => ({
    ...row,
    fittedAt: fittedAt.toISOString(),
    liveAt: liveAt?.toISOString() ?? null,
    retiredAt: retiredAt?.toISOString() ?? null,
  }));
}

/**
 * Learns from the decisions that stand: a correction that is better on the newest fifth of them goes into shadow, where it changes
 * nothing and waits for decisions that it has not seen. Answers it, or why there is none. Whoever asks while a site learns gets
 * what comes of that.
 */
export function learn(db: Pool, siteId: Id, now: Date): Promise<Learning> {
  let running = learning.get(siteId);
  if (!running) {
    running = learnAnew(db, siteId, now).finally(() => learning.delete(siteId));
    learning.set(siteId, running);
  }
  return running;
}

const learning = new Map<Id, Promise<Learning>>();

async function learnAnew(db: Pool, siteId: Id, now: Date): Promise<Learning> {
  await db.run(sql`update sites set learned_at = ${now} where id = ${siteId}`);
  const model = await modelOfDecided(db, siteId);
  if (model === null) return { learned: null, because: "too-little" };
  const fitted = await fitInThread(await decidedOn(db, siteId, model));
  if (typeof fitted === "string") return { learned: null, because: fitted };
  await db.transaction(async tx => {
    await lock(tx, siteId);
    await retire(tx, sql`site_id = ${siteId} and state = 'shadow'`, now);
    await tx.run(sql`
      insert into corrections (site_id, model, weights, figures, decisions, state, fitted_at)
      values (${siteId}, ${model}, ${JSON.stringify(fitted.weights)}::jsonb, ${JSON.stringify(fitted.figures)}::jsonb,
        ${fitted.decisions}, 'shadow', ${now})`);
  });
  const [learned] = await learnedOn(db, siteId);
  if (!learned) throw new Error("the correction that was just stored is not there");
  return { learned };
}

/**
 * Lets the correction in shadow go live when it is better, in every label that it corrects, on the decisions made since it was
 * fitted; retires it when it is worse. Nothing happens while those are too few. Answers what became of it; null when there is none, or
 * when somebody else decided on it meanwhile.
 */
export async function promote(db: Pool, siteId: Id, now: Date): Promise<LearnedView["state"] | null> {
  const shadow = await db.maybe<CorrectionRow>(sql`
    select ${columns} from corrections where site_id = ${siteId} and state = 'shadow'`);
  if (!shadow) return null;
  const since = await decidedOn(db, siteId, shadow.model, shadow.fittedAt);
  const judged = await judgeInThread(since, shadow.weights);
  if (judged.some(figures => figures === null)) return "shadow";
  const to = judged.every(figures => figures && isBetter(figures)) ? "live" : "retired";
  // Meanwhile an admin may have decided, or learned anew: then this one is out of shadow, and nothing is left to do.
  return (await move(db, { by: null, siteId, id: shadow.id, from: ["shadow"], to }, now)) ? to : null;
}

interface Move {
  /** Null: it proved itself, or failed to. */
  by: Id | null;
  siteId: Id;
  id: Id;
  from: ("shadow" | "live")[];
  to: "live" | "retired";
}

/** Moves a correction on; a next live one retires the one before. False when it is in none of the states that it should come from. */
function move(db: Pool, { by, siteId, id, from, to }: Move, now: Date): Promise<boolean> {
  return db.transaction(async tx => {
    await lock(tx, siteId);
    const stands = await tx.maybe<{ state: string; model: string; decisions: number }>(sql`
      select state, model, decisions from corrections where id = ${id} and site_id = ${siteId} and state = any(${from}::text[])`);
    if (!stands) return false;
    if (to === "retired") await retire(tx, sql`id = ${id}`, now);
    else {
      await retire(tx, sql`site_id = ${siteId} and state = 'live'`, now);
      await tx.run(sql`update corrections set state = 'live', live_at = ${now} where id = ${id}`);
    }
    const facts = { decisions: stands.decisions, from: stands.state, model: stands.model };
    await recordAudit(tx, siteId, [{ actorId: by, kind: `correction-${to}`, subject: `correction:${id}`, facts }], now);
    return true;
  });
}

/** The site's row is the lock: of two who change what is live or in shadow one comes after the other. */
async function lock(tx: Tx, siteId: Id): Promise<void> {
  await tx.run(sql`select 1 from sites where id = ${siteId} for no key update`);
}

async function retire(tx: Tx, which: Sql, now: Date): Promise<void> {
  await tx.run(sql`update corrections set state = 'retired', retired_at = ${now} where ${which}`);
}

/**
 * An admin's word on a correction: `live` for the one in shadow, before it has proved itself; `retired` rolls back the live one or
 * drops the one in shadow. Throws `not-found` when it is in neither state.
 */
export async function decideCorrection(
  db: Pool,
  admin: { id: Id; siteId: Id },
  id: Id,
  state: "live" | "retired",
  now: Date,
): Promise<LearnedView[]> {
  const { siteId } = admin;
  const from: Move["from"] = state === "live" ? ["shadow"] : ["shadow", "live"];
  if (!(await move(db, { by: admin.id, siteId, id, from, to: state }, now))) throw new Problem("not-found");
  return await learnedOn(db, siteId);
}
