import { useEffect, useRef } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";
import { pageHref } from "../core/pageHref.ts";
import { clockTime } from "../core/text.ts";
import { useAnnouncer } from "../thread/useAnnouncer.ts";
import { useClock } from "../thread/useClock.ts";
import { Entry } from "./Entry.tsx";
import type { UpdatesStart } from "./start.ts";
import { useUpdates } from "./useUpdates.ts";

interface UpdatesProps {
  start: UpdatesStart;
  /** Told how many wait to be shown, and when the newest came. */
  onNew?: (count: number, at: string | null) => void;
}

/** What became known about an article after it was published: drawn by the server, alive in the browser. */
export function Updates({ start, onNew }: UpdatesProps) {
  const root = useRef<HTMLElement>(null);
  const clock = useClock(start.now);
  const announcer = useAnnouncer();
  const updates = useUpdates(start, root);
  const { items, waiting, sort, nextCursor } = updates.state;
  const { article, look } = start;
  const newest = waiting[0];

  useEffect(() => {
    onNew?.(waiting.length, newest?.postedAt ?? null);
    if (waiting.length > 0) announcer.mention(say("updates.someNew", { count: waiting.length }));
  }, [waiting.length, newest?.id]);

  const show = () => {
    announcer.announce(say("updates.updatesShown", { count: waiting.length }));
    updates.showNew();
  };
  const order = sort === "newest" ? "oldest" : "newest";
  const isEmpty = items.length === 0;
  // An article without updates says nothing of them, but hears of the first; an event says that there are none yet.
  const isSaid = !isEmpty || look === "live";
  return (
    <section class={`entries entries-${look}`} aria-labelledby={isSaid ? "updates-h" : undefined} ref={root}>
      {isSaid && (
        <div class="entries-head">
          <h2 id="updates-h" tabIndex={-1}>
            {say("thread.on.updates")}
          </h2>
          {items.length > 1 && (
            <a class="tap" href={pageHref(article, { updates: order }, "updates")}>
              {say(`updates.order.${sort}`)}
            </a>
          )}
          {isEmpty && <p class="entries-none">{say("updates.noUpdates")}</p>}
        </div>
      )}
      {(look === "live" || newest) && (
        <div class="entries-new">
          {newest && look === "live" && (
            <button class="new-inline" type="button" onClick={show}>
              <span class="pip" />
              {say("updates.newUpdates", { count: waiting.length })}
            </button>
          )}
          {newest && look === "story" && (
            <button class="new-bar" type="button" onClick={show}>
              <Icon name="clock" />
              {say("updates.updated", { clock: clockTime(newest.postedAt, clock.zone) })} · {say("updates.show")}
            </button>
          )}
        </div>
      )}
      {updates.isPart && (
        <p class="one-comment">
          <Icon name="history" />
          <a href={pageHref(article, {}, "updates")}>{say("updates.all")}</a>
        </p>
      )}
      <ol class="entry-list" aria-label={say(`updates.listed.${sort}`)}>
        {items.map(update => (
          <li key={update.id}>
            <Entry update={update} article={article} clock={clock} isTarget={update.id === updates.target} />
          </li>
        ))}
      </ol>
      {nextCursor !== null && (
        <a
          class="btn"
          href={pageHref(article, { updates: sort, after: nextCursor }, "updates")}
          aria-busy={updates.isLoading}
          onClick={updates.more}
        >
          {updates.isMissing ? say("updates.notRead") : say("updates.more")}
        </a>
      )}
      <p class="sr" role="status">
        {announcer.said}
      </p>
    </section>
  );
}
