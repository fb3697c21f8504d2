import type { SurgeJump, SurgeSensitivity } from "../protocol/pace.ts";
import { type Count, lastMinutes, type MinuteRow, minuteOf, total } from "./minutes.ts";

/** What the guard looks at: so many minutes up to now. */
export const windowMinutes = 3;
/** What it compares them with: so many minutes before. */
export const historyMinutes = 120;
/** An article that began later has no usual pace yet. */
const historyLeast = 15;

/** How many times the usual it must be, and how many standard deviations beyond it. */
const measures: Record<SurgeSensitivity, { pace: number; newcomers: number; findings: number; deviations: number }> = {
  low: { pace: 6, newcomers: 4.5, findings: 4.5, deviations: 6 },
  usual: { pace: 5, newcomers: 3.5, findings: 3.5, deviations: 5 },
  high: { pace: 3, newcomers: 2.5, findings: 2.5, deviations: 4 },
};

/** In the window: fewer never trigger. 36 comments are 12 a minute, a pace that people can still read along with. */
const floors = { pace: 36, newcomers: 12, findings: 9 } as const;
/** Less than this is usual anywhere: of comments in a window, and of shares. */
const usualLeast = { comments: 3, share: 0.1 };
/** How much the site's share counts beside the article's own, in comments; and how long a new site takes to have one. */
const weight = { site: 30, nothing: 100 };

/** Below that nothing can have jumped. */
export const mayJump = (series: Watched["series"], now: number): boolean =>
  lastMinutes(series, now, windowMinutes).comments >= Math.min(...Object.values(floors));

export interface Watched {
  /** Of the article, the last {@link historyMinutes} and the window. */
  series: ReadonlyMap<number, MinuteRow>;
  /** When it opened, in milliseconds since 1970. */
  openedAt: number;
  /** Of the whole site, in the last day. */
  site: Count;
}

/**
 * What of the last three minutes is a jump, each compared with what is usual under this article.
 *
 * - **Pace**: usual is the larger of the median of the 3-minute sums of the last two hours and the largest of the five sums before the
 *   window: the median remembers what was usual before a lull, and the largest of five follows a story that grows (one that doubles every
 *   5 minutes is 1.5 times its usual).
 * - **Newcomers** and **findings**: usual is their share among the comments of the two hours, drawn towards the site's share of the last day as
 *   if that were 30 comments more (so that a young article has a baseline), times the comments of the window. On a site of which nothing is
 *   known everything is usual.
 *
 * It is a jump when it reaches its floor, `times` the usual, and lies `deviations` beyond it: 2 (√is - √usual), which is about a
 * standard normal deviate for counts (Freeman and Tukey 1950, Anscombe 1948). Measures and floors were chosen by the streams of
 * tests/pace/surge.test.ts: no alarm in 80 hours of any story, and nine of ten raids told within five minutes.
 */
export function jumps(watched: Watched, now: number, sensitivity: SurgeSensitivity): SurgeJump[] {
  const is = lastMinutes(watched.series, now, windowMinutes);
  return usually(watched, now, is).filter(({ of, is, usual }) => {
    const { [of]: times, deviations } = measures[sensitivity];
    return is >= floors[of] && is >= times * usual && 2 * (Math.sqrt(is) - Math.sqrt(usual)) >= deviations;
  });
}

function usually(watched: Watched, now: number, is: Count): SurgeJump[] {
  const before = minutesBefore(watched, now);
  const sum = total(before);
  const share = (of: "newcomers" | "findings") => {
    const ofSite = (watched.site[of] + weight.nothing) / (watched.site.comments + weight.nothing);
    return Math.max(usualLeast.share, (sum[of] + weight.site * ofSite) / (sum.comments + weight.site));
  };
  const shares = (["newcomers", "findings"] as const).map(of => ({ of, is: is[of], usual: share(of) * is.comments }));
  if (before.length < historyLeast) return shares;
  return [{ of: "pace", is: is.comments, usual: usualPace(before) }, ...shares];
}

/** The minutes before the window, newest first, without those under guard. */
function minutesBefore({ series, openedAt }: Watched, now: number): Count[] {
  const last = minuteOf(now) - windowMinutes - 1;
  const first = Math.max(minuteOf(openedAt), last - historyMinutes + 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, ago) => series.get(last - ago)).flatMap(row =>
    row?.isGuarded ? [] : [row ?? { comments: 0, newcomers: 0, findings: 0 }],
  );
}

function usualPace(before: readonly Count[]): number {
  const sums = Array.from(
    { length: Math.floor(before.length / windowMinutes) },
    (_, block) => total(before.slice(block * windowMinutes, (block + 1) * windowMinutes)).comments,
  );
  const most = Math.max(...sums.slice(0, 5));
  const inOrder = [...sums].sort((a, b) => a - b);
  const median = inOrder[Math.floor(inOrder.length / 2)] ?? 0;
  return Math.max(usualLeast.comments, median, most);
}

/** Over, when nothing that began it is more than half of what it had to be then. */
export function isOver(began: readonly SurgeJump[], { series }: Pick<Watched, "series">, now: number): boolean {
  const is = lastMinutes(series, now, windowMinutes);
  const counts = { pace: is.comments, newcomers: is.newcomers, findings: is.findings };
  return began.every(({ of, usual }) => counts[of] < Math.max(floors[of], 2 * usual));
}
