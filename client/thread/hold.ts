import { type ArticleView, isOpen } from "../../server/protocol/articles.ts";
import { liveWords as said, soonOrDate } from "../core/liveWords.ts";
import type { Member } from "../core/session.ts";
import type { Clock } from "./useClock.ts";

/** What keeps people from writing under an article, and until when. */
export type Hold = { kind: "scheduled" | "paused" | "closed" | "archived"; title: string; hint: string };

/** True where nobody writes any more. */
export const isOver = ({ state }: ArticleView): boolean => state === "closed" || state === "archived";

/** People of the desk and hosts set the table before it opens, and write during a pause; the server decides, this only shows. */
export function isHost({ hosts }: ArticleView, member: Member | null | undefined): boolean {
  return member != null && (member.role !== "member" || hosts.some(({ id }) => id === member.id));
}

/** Null where this reader may write. */
export function holdOf(article: ArticleView, member: Member | null | undefined, { now, zone }: Clock): Hold | null {
  const { state, opensAt, closesAt, pausedUntil } = article;
  const at = (time: string) => soonOrDate(time, now, zone);
  if (state === "archived") return { kind: "archived", title: said.archiveTitle, hint: said.closedHint };
  if (state === "closed") {
    return { kind: "closed", title: closesAt ? said.closedAt(at(closesAt)) : said.closed, hint: said.closedHint };
  }
  if (isHost(article, member)) return null;
  if (!isOpen(article)) {
    const title = opensAt ? said.opensAt(at(opensAt)) : said.opensSoon;
    return { kind: "scheduled", title, hint: said.scheduledHint };
  }
  if (!pausedUntil) return null;
  return { kind: "paused", title: said.pausedUntil(at(pausedUntil)), hint: said.pausedHint };
}
