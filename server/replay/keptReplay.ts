import type { Article } from "../articles/articles.ts";
import type { Db } from "../db/pool.ts";
import type { Replay } from "../protocol/replay.ts";
import { replayOf } from "./replay.ts";

const kept = new WeakMap<Db, Map<string, { seq: number; replay: Promise<Replay> }>>();
const keptMost = 100;

/** How the event went, counted once for as long as nothing changes under its article, however many ask. */
export function keptReplay(db: Db, article: Article): Promise<Replay> {
  const replays = kept.get(db) ?? new Map();
  kept.set(db, replays);
  const known = replays.get(article.id);
  if (known && known.seq >= article.seq) return known.replay;

  const replay = replayOf(db, article);
  replays.delete(article.id);
  replays.set(article.id, { seq: article.seq, replay });
  replay.catch(() => replays.get(article.id)?.replay === replay && replays.delete(article.id));
  const [oldest] = replays.keys();
  if (replays.size > keptMost) replays.delete(oldest);
  return replay;
}
