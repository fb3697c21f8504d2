import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { type ArticleView, isOpen } from "../../server/protocol/articles.ts";
import { Icon } from "../core/Icon.tsx";
import { PaceBars } from "../core/PaceBars.tsx";
import { readFirstWords, slowModeWhy, slowModeWords } from "../core/paceWords.ts";
import { useTalk } from "./context.ts";
import type { Announcer } from "./useAnnouncer.ts";
import type { Clock } from "./useClock.ts";

/** What slows the discussion down: in a line, and in whole sentences for whoever asks. What weighs more stands first. */
function slowing(article: ArticleView, clock: Clock) {
  const { slowMode, reviewFirstUntil } = article;
  // Where nobody writes, nothing is slow.
  if (!isOpen(article)) return [];
  return [
    ...(reviewFirstUntil === null
      ? []
      : [{ icon: "eye" as const, line: readFirstWords(article, clock), why: say("thread.pace.readFirstWhy") }]),
    ...(slowMode && slowMode.seconds > 0
      ? [{ icon: "clock" as const, line: slowModeWords(slowMode, clock), why: slowModeWhy(slowMode, clock) }]
      : []),
  ];
}

/** True where the pace has a place of its own. Where it had none when the page was drawn it takes none later: nothing moves. */
export function usePacePlace(article: ArticleView): boolean {
  const { state, pace, slowMode, reviewFirstUntil } = article;
  const isLive = state === "live" || state === "winding-down";
  const isSlowed = reviewFirstUntil !== null || (slowMode?.seconds ?? 0) > 0;
  const [hasPlace] = useState(isOpen(article) && (isLive || isSlowed || pace.word !== "calm"));
  return hasPlace;
}

/** How much is written, and what slows it down. */
export function PaceLine() {
  const { article, clock } = useTalk();
  const { word, perMinute, bars } = article.pace;
  return (
    <div class="pace">
      <span>
        <b>{say(`thread.pace.${word}`)}.</b> {say("thread.pace.aMinute", { count: perMinute })}
      </span>
      {bars.length > 0 && <PaceBars bars={bars} />}
      <Slowing what={slowing(article, clock)} />
    </div>
  );
}

/** One line, which has its place also when it says nothing; the rest is for whoever asks. */
function Slowing({ what }: { what: ReturnType<typeof slowing> }) {
  const [first] = what;
  if (!first) return <div class="pace-slow" />;
  return (
    <details class="pace-slow">
      <summary>
        <Icon name={first.icon} />
        <span>{first.line}</span>
      </summary>
      {what.map(({ icon, line, why }) => (
        <p key={icon}>{line === first.line ? why : `${line}. ${why}`}</p>
      ))}
    </details>
  );
}

/** Says it once when the discussion is slowed down, and when it no longer is; the numbers that change meanwhile are for eyes. */
export function useSlowingSaid(article: ArticleView, clock: Clock, { mention }: Announcer): void {
  const { slowMode, reviewFirstUntil } = article;
  const now = { slow: slowMode?.seconds ?? 0, isReadFirst: reviewFirstUntil !== null };
  const before = useRef(now);
  useEffect(() => {
    const was = before.current;
    before.current = now;
    if (was.slow !== now.slow)
      mention(slowMode && now.slow > 0 ? slowModeWords(slowMode, clock) : say("thread.pace.slowOff"), "slow");
    if (was.isReadFirst !== now.isReadFirst)
      mention(now.isReadFirst ? readFirstWords(article, clock) : say("thread.pace.atOnce"), "read-first");
  }, [now.slow, now.isReadFirst]);
}
