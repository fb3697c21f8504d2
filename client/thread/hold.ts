import { say } from "../../locales/say.ts";
import { type ArticleView, isOpen } from "../../server/protocol/articles.ts";
import type { Member } from "../core/session.ts";
import { soonOrDate } from "../core/text.ts";
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
  if (state === "archived")
    return { kind: "archived", title: say("thread.archiveTitle"), hint: say("thread.closedHint") };
  if (state === "closed") {
    return {
      kind: "closed",
      title: closesAt ? say("thread.closedAt", { at: at(closesAt) }) : say("thread.closed"),
      hint: say("thread.closedHint"),
    };
  }
  if (isHost(article, member)) return null;
  if (!isOpen(article)) {
    const title = opensAt ? say("thread.opensAt", { at: at(opensAt) }) : say("thread.opensSoon");
    return { kind: "scheduled", title, hint: say("thread.scheduledHint") };
  }
  if (!pausedUntil) return null;
  return { kind: "paused", title: say("thread.pausedUntil", { at: at(pausedUntil) }), hint: say("thread.pausedHint") };
}
