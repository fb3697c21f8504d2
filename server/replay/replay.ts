import { z } from "zod";
import { type Article, articleByName } from "../articles/articles.ts";
import { publicView } from "../comments/view.ts";
import type { Db } from "../db/pool.ts";
import { decodeCursor, encodeCursor, keyPart } from "../http/cursor.ts";
import { isOpen } from "../protocol/articles.ts";
import { limits } from "../protocol/limits.ts";
import { Problem } from "../protocol/problems.ts";
import type { Replay, ReplayComment, ReplayMoment, ReplayPage, ReplayQuery } from "../protocol/replay.ts";
import {
  answersOf,
  type ShownRow,
  type StateChange,
  shownBetween,
  shownBySteps,
  shownIn,
  stateChanges,
  updatesOf,
} from "./queries.ts";
import { type Steps, stepsBetween } from "./steps.ts";

/** The article of an event that is over. Throws `not-found` for any other. */
export async function replayed(db: Db, name: string): Promise<Article> {
  const article = await articleByName(db, name);
  if (!article.wasLive || isOpen(article) || article.state === "scheduled") throw new Problem("not-found");
  return article;
}

/** How the event went, from when it was first live until it was so no more. */
export async function replayOf(db: Db, article: Article): Promise<Replay> {
  const [changes, updates, answers] = await Promise.all([
    stateChanges(db, article.id, limits.replayMoments),
    updatesOf(db, article.id, limits.replayMoments),
    answersOf(db, article.id, limits.replayMoments),
  ]);
  const steps = await stepsOf(db, article, changes);
  const shown = await shownBySteps(db, article.id, steps.from, steps.seconds);
  return {
    from: steps.from.toISOString(),
    to: steps.to.toISOString(),
    stepSeconds: steps.seconds,
    before: shown.get(-1) ?? 0,
    counts: Array.from({ length: steps.count }, (_, step) => shown.get(step) ?? 0),
    moments: momentsIn(steps, [
      ...changes.map(({ at, to: state }) => momentOf({ kind: "state", at, state })),
      ...updates.map(update => momentOf({ kind: "update", ...update })),
      ...answers.map(answer => momentOf({ kind: "answer", ...answer })),
    ]),
  };
}

const isLive = (state: StateChange["to"]) => state === "live" || state === "winding-down";

/** Where nothing was written down of when it was live, as long as people wrote. */
async function stepsOf(db: Db, article: Article, changes: readonly StateChange[]): Promise<Steps> {
  const began = changes.find(({ to }) => isLive(to))?.at;
  const ended = changes.findLast(({ from, to }) => isLive(from) && !isLive(to))?.at;
  if (began && ended) return stepsBetween(began, ended);
  const { first, last } = await shownBetween(db, article.id);
  const start = began ?? first ?? new Date(article.publishedAt);
  return stepsBetween(start, ended ?? last ?? start);
}

type Dated<M> = M extends unknown ? Omit<M, "at"> & { at: Date } : never;
const momentOf = (moment: Dated<ReplayMoment>): ReplayMoment => ({ ...moment, at: moment.at.toISOString() });

/** Those of the event, in the order of time. */
const momentsIn = ({ from, to }: Steps, moments: readonly ReplayMoment[]): ReplayMoment[] =>
  moments
    .filter(({ at }) => Date.parse(at) >= from.getTime() && Date.parse(at) <= to.getTime())
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

const Key = z.tuple([z.literal("replay"), keyPart.time, keyPart.id]);

/** What appeared in a span, newest first, with the texts of today. Throws for a forged cursor. */
export async function replayPage(
  db: Db,
  { id }: Pick<Article, "id">,
  { from, to, cursor, limit }: ReplayQuery,
): Promise<ReplayPage> {
  const key = decodeCursor(Key, cursor);
  const after = key && { at: key[1], id: key[2] };
  const rows = await shownIn(db, id, { from, to, after, limit: limit + 1 });
  const items = rows.slice(0, limit).map(replayView);
  const last = items.at(-1);
  const isMore = rows.length > limit && last;
  return { items, nextCursor: isMore ? encodeCursor(["replay", last.shownAt, last.id]) : null };
}

function replayView(row: ShownRow): ReplayComment {
  const { reactions: _, ...view } = publicView(row);
  return { ...view, shownAt: row.shownAt.toISOString() };
}
