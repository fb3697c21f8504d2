import { words } from "../core/text.ts";
import { useTalk } from "./context.ts";
import type { Thread } from "./useThread.ts";

/** How much of the discussion is here, and the way to the rest: a link, which JavaScript turns into "more in place". */
export function ThreadEnd({ thread, shown, isPermalink }: { thread: Thread; shown: number; isPermalink: boolean }) {
  const { article, state } = useTalk();
  const { commentCount, nextCursor, sort } = state;
  const more = (event: Event) => {
    event.preventDefault();
    if (!thread.isLoading) void thread.more();
  };
  return (
    <>
      {!isPermalink && state.items.length > 0 && (
        <div class="thread-end">
          <span class="num">
            {thread.isMissing ? words.moreNotRead : words.shown(Math.min(shown, commentCount), commentCount)}
          </span>
          {nextCursor !== null && (
            <a
              class="btn"
              href={`${article.url}?${new URLSearchParams({ sort, cursor: nextCursor })}#discussion`}
              aria-busy={thread.isLoading}
              onClick={more}
            >
              {thread.isMissing ? words.tryAgain : words.showMoreComments}
            </a>
          )}
        </div>
      )}
      <p class="powered">
        {words.poweredBy}{" "}
        <span class="brand">
          <svg viewBox="0 0 26 18" aria-hidden="true" focusable="false">
            <g fill="none" stroke="currentColor" stroke-width="1.8">
              <circle cx="9" cy="9" r="7.6" />
              <circle cx="17" cy="9" r="7.6" />
            </g>
            <path class="brand-both" d="M13 2.54a7.6 7.6 0 0 1 0 12.92a7.6 7.6 0 0 1 0-12.92z" />
          </svg>
          Comity
        </span>
        <span>· {words.openSource}</span>
      </p>
    </>
  );
}
