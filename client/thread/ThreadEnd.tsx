import { say } from "../../locales/say.ts";
import { Brand } from "../core/Brand.tsx";
import { LanguageChoice } from "../core/LanguageChoice.tsx";
import { pageHref } from "../core/pageHref.ts";
import { useTalk } from "./context.ts";
import type { Thread } from "./useThread.ts";

/** How much of the discussion is here, and the way to the rest: a link, which JavaScript turns into "more in place". */
export function ThreadEnd({ thread, shown, isPermalink }: { thread: Thread; shown: number; isPermalink: boolean }) {
  const { article, state } = useTalk();
  const { commentCount, nextCursor, sort, anchor } = state;
  const more = (event: Event) => {
    event.preventDefault();
    if (!thread.isLoading) void thread.more();
  };
  return (
    <>
      {!isPermalink && state.items.length > 0 && (
        <div class="thread-end">
          <span class="num">
            {thread.isMissing
              ? say("thread.moreNotRead")
              : say("thread.shown", { shown: Math.min(shown, commentCount), total: commentCount })}
          </span>
          {nextCursor !== null && (
            <a
              class="btn"
              href={pageHref(article, { sort, ...(anchor ? { anchor } : {}), cursor: nextCursor }, "discussion")}
              aria-busy={thread.isLoading}
              onClick={more}
            >
              {thread.isMissing ? say("thread.tryAgain") : say("thread.showMoreComments")}
            </a>
          )}
        </div>
      )}
      <p class="powered">
        {say("thread.poweredBy")} <Brand />
        <span>· {say("thread.openSource")}</span>
        <LanguageChoice />
      </p>
    </>
  );
}
