/** What was posted under an article in some time: all of it, whatever became of it. */
export interface Count {
  comments: number;
  /** By people of whom nothing else has been published. */
  newcomers: number;
  /** In which a check found something that held it or pointed at it. */
  findings: number;
}

/** One minute of an article's series; minutes without a comment have no row. */
export interface MinuteRow extends Count {
  /** Whole minutes since 1970. */
  minute: number;
  /** The surge guard was on, so it says nothing of what is usual. */
  isGuarded: boolean;
}

export const nothing: Count = { comments: 0, newcomers: 0, findings: 0 };
export const minuteMs = 60_000;
export const minuteOf = (time: number): number => Math.floor(time / minuteMs);

/**
 * The last `minutes` minutes up to `now`: the begun one, the whole ones before it, and of the oldest the share that still counts
 * (a sliding window counter: within a minute comments are taken to be spread evenly). So only minutes are kept, not comments.
 */
export function lastMinutes(series: ReadonlyMap<number, Count>, now: number, minutes: number): Count {
  const begun = minuteOf(now);
  const left = 1 - (now / minuteMs - begun);
  return Array.from({ length: minutes + 1 }, (_, ago) => ({
    ...(series.get(begun - ago) ?? nothing),
    share: ago === minutes ? left : 1,
  })).reduce<Count>(
    (sum, { share, comments, newcomers, findings }) => ({
      comments: sum.comments + share * comments,
      newcomers: sum.newcomers + share * newcomers,
      findings: sum.findings + share * findings,
    }),
    nothing,
  );
}

export function total(counts: readonly Count[]): Count {
  const sum = (of: keyof Count) => counts.reduce((all, count) => all + count[of], 0);
  return { comments: sum("comments"), newcomers: sum("newcomers"), findings: sum("findings") };
}
