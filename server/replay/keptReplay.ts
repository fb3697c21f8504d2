import type { Article } from "../articles/articles.ts";
import type { Db } from "../db/pool.ts";
import { keptBySeq } from "../events/keptBySeq.ts";
import type { Replay } from "../protocol/replay.ts";
import { replayOf } from "./replay.ts";

const kept = keptBySeq<Replay>({ most: 100 });

/** How the event went, counted once for as long as nothing changes under its article, however many ask. */
export const keptReplay = (db: Db, article: Article): Promise<Replay> =>
  kept(db, { key: article.id, seq: article.seq, read: () => replayOf(db, article) });
