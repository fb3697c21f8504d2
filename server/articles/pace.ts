import { sql } from "../db/sql.ts";
import type { ArticleView } from "../protocol/articles.ts";
import { paceWord, type SlowMode } from "../protocol/pace.ts";

/** Of an article `a`: what slows its discussion down, how much is written there, and whether moderators read first for a time. */
export interface PaceRow {
  /** Null where slow mode is off. */
  slowKind: SlowMode["kind"] | null;
  slowSeconds: number;
  slowUntil: Date | null;
  slowWhy: string;
  slowPerMinute: number | null;
  reviewFirstUntil: Date | null;
  reviewFirstWaitMinutes: number | null;
  perMinute: number | null;
  bars: number[] | null;
}

export const paceColumns = sql`
  s.kind as "slowKind", s.seconds as "slowSeconds", s.until as "slowUntil", s.why as "slowWhy", s.per_minute as "slowPerMinute",
  g.until as "reviewFirstUntil", g.wait_minutes as "reviewFirstWaitMinutes", pace.per_minute as "perMinute", pace.bars`;

/** What nobody has counted for a while is over. */
export const paceJoins = sql`
  left join slow_modes s on s.article_id = a.id and (s.until is null or s.until > now())
  left join surges g on g.article_id = a.id and g.ended_at is null and g.until > now()
  left join paces pace on pace.article_id = a.id and pace.counted_at > now() - interval '2 min'`;

type Paced = Pick<ArticleView, "slowMode" | "pace" | "reviewFirstUntil" | "reviewFirstWaitMinutes">;

export function pacedView(row: PaceRow): Paced {
  const perMinute = row.perMinute ?? 0;
  return {
    slowMode: slowModeOf(row),
    pace: { perMinute, word: paceWord(perMinute), bars: row.bars ?? [] },
    reviewFirstUntil: row.reviewFirstUntil?.toISOString() ?? null,
    reviewFirstWaitMinutes: row.reviewFirstWaitMinutes,
  };
}

function slowModeOf({ slowKind: kind, slowSeconds: seconds, slowUntil, slowWhy: why, slowPerMinute }: PaceRow) {
  if (kind === null) return null;
  const until = slowUntil?.toISOString() ?? null;
  return { kind, seconds, until, why, by: kind === "fixed" ? "desk" : "itself", perMinute: slowPerMinute } as const;
}
