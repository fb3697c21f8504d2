import { say } from "../../locales/say.ts";
import { isOpen } from "../../server/protocol/articles.ts";
import type { UpdateView } from "../../server/protocol/updates.ts";
import { anchorOfUpdate } from "../core/anchors.ts";
import { Icon } from "../core/Icon.tsx";
import { pageHref } from "../core/pageHref.ts";
import { askPart } from "../core/pageParts.ts";
import { clockTime, exactTime, relativeTime } from "../core/text.ts";
import type { Clock } from "../thread/useClock.ts";
import type { UpdatesStart } from "./start.ts";

interface EntryProps {
  update: UpdateView;
  article: UpdatesStart["article"];
  clock: Clock;
  isTarget: boolean;
}

/** One update with what was put right in it, and the way to what readers say of it. */
export function Entry({ update, article, clock, isTarget }: EntryProps) {
  const { id, postedAt, title, html, corrections, withdrawn } = update;
  const { now, zone } = clock;
  return (
    <article
      class={isTarget ? "entry target" : "entry"}
      id={`u-${id}`}
      aria-labelledby={withdrawn ? `u-${id}-at` : `u-${id}-h`}
    >
      <a class="entry-at tap" id={`u-${id}-at`} href={pageHref(article, { update: id }, "updates")}>
        <time datetime={postedAt} title={exactTime(postedAt, zone)}>
          {clockTime(postedAt, zone)}
          <small>{relativeTime(postedAt, now, zone)}</small>
        </time>
      </a>
      <div>
        {withdrawn ? (
          <p class="entry-fix" id={`u-${id}-h`} tabIndex={-1}>
            <b>{say("updates.withdrawnAt", { clock: clockTime(withdrawn.at, zone) })}</b> {withdrawn.why}
          </p>
        ) : (
          <>
            <h3 id={`u-${id}-h`} tabIndex={-1}>
              {title}
            </h3>
            {/* Rendered and sanitised by the server when it was written (server/text/markdown.ts). */}
            <div class="entry-text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
          </>
        )}
        {corrections.map(({ at, was }) => (
          <p key={at} class="entry-fix">
            <b>{say("updates.correctedAt", { clock: clockTime(at, zone) })}</b> {was}
          </p>
        ))}
        <EntryFoot update={update} article={article} />
      </div>
    </article>
  );
}

function EntryFoot({ update, article }: Pick<EntryProps, "update" | "article">) {
  const { id, title, commentCount } = update;
  const href = pageHref(article, { anchor: `update:${id}` }, "discussion");
  const ask = (kind: "show-comments-on" | "comment-on") => (event: Event) => {
    if (askPart(article.id, { kind, anchor: anchorOfUpdate(update) })) event.preventDefault();
  };
  return (
    <div class="entry-foot">
      {commentCount > 0 && (
        <a class="tap" href={href} onClick={ask("show-comments-on")}>
          <Icon name="bubble" />
          {say("updates.commentsOn", { count: commentCount })}
        </a>
      )}
      {isOpen(article) && (
        <a class="tap entry-write" href={href} onClick={ask("comment-on")}>
          {commentCount === 0 && <Icon name="bubble" />}
          <span aria-hidden="true">{say("updates.commentOn")}</span>
          <span class="sr">{title === "" ? say("updates.commentOn") : say("updates.commentOnIt", { title })}</span>
        </a>
      )}
    </div>
  );
}
