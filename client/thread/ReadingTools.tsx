import type { RefObject } from "preact";
import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";
import { exactTime, relativeTime } from "../core/text.ts";
import type { Visit } from "../core/visits.ts";
import { useTalk } from "./context.ts";

interface ReadingToolsProps {
  areKeysOn: boolean;
  onUnread: () => void;
  onSearch: () => void;
  onReplay: () => void;
  replayButton: RefObject<HTMLButtonElement | null>;
}

/** To what is new and what one looks for, the keys that lead there, and how it went. */
export function ReadingTools({ areKeysOn, onUnread, onSearch, onReplay, replayButton }: ReadingToolsProps) {
  const { article, isAlive, isClosed, reading } = useTalk();
  const hasReplay = article.wasLive && isClosed;
  if (!isAlive && !hasReplay) return null;
  return (
    <span class="reading-tools">
      {hasReplay && (
        <button class="btn replay-btn" type="button" ref={replayButton} onClick={onReplay}>
          <Icon name="play" />
          {say("thread.replay")}
        </button>
      )}
      {reading.hasUnread && (
        <button class="btn btn-quiet" type="button" aria-keyshortcuts={areKeysOn ? "U" : undefined} onClick={onUnread}>
          {say("thread.nextUnread")}
        </button>
      )}
      {isAlive && <Tools areKeysOn={areKeysOn} onSearch={onSearch} />}
    </span>
  );
}

function Tools({ areKeysOn, onSearch }: Pick<ReadingToolsProps, "areKeysOn" | "onSearch">) {
  const { ask } = useTalk();
  return (
    <>
      <button
        class="icon-btn search-btn"
        type="button"
        aria-label={say("thread.search")}
        title={say("thread.search")}
        onClick={onSearch}
      >
        <Icon name="search" />
      </button>
      <button
        class="icon-btn keys-btn"
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={areKeysOn ? "?" : undefined}
        aria-label={say("thread.keys")}
        title={say("thread.keys")}
        onClick={() => ask({ kind: "keys" })}
      >
        <Icon name="keyboard" />
      </button>
    </>
  );
}

/** Between what was here at the last visit and what is new; it lies over the rule between two comments and takes no room. */
export function VisitLine({ visit }: { visit: Visit }) {
  const { clock, state } = useTalk();
  return (
    <p class="visit-line">
      <span title={exactTime(visit.at, clock.zone)}>
        {say("thread.line", { sort: state.sort, when: relativeTime(visit.at, clock.now, clock.zone) })}
      </span>
    </p>
  );
}
