import { useEffect, useRef, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { ArticleView } from "../../../server/protocol/articles.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { api } from "../../core/api.ts";
import { Badges } from "../../core/Badges.tsx";
import { Icon } from "../../core/Icon.tsx";
import { pageHref } from "../../core/pageHref.ts";
import { exactTime, relativeTime } from "../../core/text.ts";
import { useKeys } from "../parts/keys.ts";
import { useNow } from "../parts/useNow.ts";
import { AnswerBox } from "./AnswerBox.tsx";
import { useChange } from "./useChange.ts";
import type { EventDoor } from "./useEvent.ts";

/**
 * What readers see, as it comes. While the pointer or the focus is on it, or while it is held (P), what comes waits behind a button:
 * nothing moves under somebody's eyes.
 */
export function StreamHere({ event }: { event: EventDoor }) {
  const { comments } = event;
  const [isHeld, setHeld] = useState(false);
  const [isRead, setRead] = useState(false);
  const [shown, show] = useState(comments);
  const stays = isHeld || isRead;
  const now = useNow(30_000);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // What changed or went does so in place, whatever is held.
    const byId = new Map(comments.map(comment => [comment.id, comment]));
    show(before => (stays && before.length > 0 ? before.flatMap(({ id }) => byId.get(id) ?? []) : comments));
  }, [comments, stays]);
  useKeys({ pause: () => setHeld(before => !before) });

  const newest = shown[0];
  const waits = newest ? comments.findIndex(({ id }) => id === newest.id) : comments.length;
  return (
    <>
      <div class="stream-bar">
        <button
          class="btn btn-sm btn-quiet"
          type="button"
          aria-pressed={isHeld}
          aria-keyshortcuts="P"
          onClick={() => setHeld(!isHeld)}
        >
          <Icon name={isHeld ? "play" : "pause"} />
          {say(isHeld ? "deskLive.stream.letRun" : "deskLive.stream.hold")}
        </button>
        {waits > 0 && (
          <button
            class="mini-link"
            type="button"
            onClick={() => {
              show(comments);
              list.current?.scrollTo({ top: 0 });
            }}
          >
            {say("deskLive.stream.showNew", { count: waits })}
          </button>
        )}
      </div>
      {shown.length === 0 && <p class="hint live-none">{say("deskLive.stream.none")}</p>}
      {/* A log that is not read out: the page says how many came, not what. */}
      <ol
        class="stream-list"
        ref={list}
        aria-label={say("deskLive.stream.label")}
        onPointerEnter={() => setRead(true)}
        onPointerLeave={() => setRead(false)}
        onFocusCapture={() => setRead(true)}
        onBlurCapture={() => setRead(false)}
      >
        {shown.map(comment => (
          <Said key={comment.id} comment={comment} event={event} now={now} />
        ))}
      </ol>
    </>
  );
}

function Said({ comment, event, now }: { comment: CommentView; event: EventDoor; now: number }) {
  const { article, path, changed } = event;
  const { id, author, postedAt, html, parentId, inReplyTo } = comment;
  const [isAnswering, setAnswering] = useState(false);
  const change = useChange();
  const isPinned = article.pinned?.id === id;
  const mayPin = parentId === null && author.badges.length > 0;
  const pin = () =>
    change.run(
      async () => changed(await api.put<ArticleView>(`${path}/pinned`, { commentId: isPinned ? null : id })),
      say(isPinned ? "deskLive.prompt.takenDown" : "deskLive.prompt.posted"),
    );
  return (
    <li class="said">
      <p class="said-by">
        <Avatar id={author.id} name={author.name} badges={author.badges} size="xs" />
        <bdi class="who">{author.name}</bdi>
        <Badges author={author} />
        <a class="hint" href={pageHref(article, { comment: id }, "discussion")}>
          <time dateTime={postedAt} title={exactTime(postedAt, "here")}>
            {relativeTime(postedAt, now, "here")}
          </time>
        </a>
        {inReplyTo && inReplyTo.name !== "" && (
          <span class="hint">{sayWith("deskLive.stream.to", { name: <bdi>{inReplyTo.name}</bdi> })}</span>
        )}
      </p>
      {/* Rendered and sanitised by the server when it was written. */}
      <div class="said-text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      {isAnswering ? (
        <AnswerBox
          label={say("deskLive.yourAnswer", { name: author.name })}
          verb={say("deskLive.answer")}
          send={body => api.post(`${path}/comments`, { body, parentId: id })}
          done={say("thread.prompt.answered")}
          close={() => setAnswering(false)}
        />
      ) : (
        <p class="said-acts">
          <button class="mini-link" type="button" onClick={() => setAnswering(true)}>
            {say("deskLive.answer")}
            <span class="sr"> {author.name}</span>
          </button>
          {mayPin && (
            <button class="mini-link" type="button" onClick={() => void pin()}>
              {say(isPinned ? "deskLive.prompt.takeDown" : "deskLive.prompt.pin")}
            </button>
          )}
        </p>
      )}
      <p class="trouble" role="alert">
        {change.trouble}
      </p>
    </li>
  );
}
