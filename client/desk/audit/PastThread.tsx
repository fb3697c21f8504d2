import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Time } from "../../../server/protocol/basics.ts";
import type { PastComment, PastThread as Thread } from "../../../server/protocol/past.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { Icon } from "../../core/Icon.tsx";
import { clockTime, dayName, exactTime } from "../../core/text.ts";
import { stateSigns } from "../parts/CommentLine.tsx";
import { hashes } from "../parts/route.ts";
import { atWords, decidedWords, laterWords, momentWords } from "./pastWords.ts";
import { usePast } from "./usePast.ts";

/** One thread as readers saw it at a moment, with a slider over its whole life. */
export function PastThread({ slug, at: given }: { slug: string; at: Time | null }) {
  const { at, setAt, thread, problem, more, again } = usePast(slug, given);
  return (
    <section class="travel" aria-labelledby="past-h">
      <div class="travel-head">
        <a class="mini-link travel-back" href={hashes.audit}>
          <Icon name="back" />
          {say("deskAudit.past.back")}
        </a>
        <h2 id="past-h">{say("deskAudit.past.title")}</h2>
        {thread && (
          <p class="hint">
            <a href={`/articles/${slug}`} dir="auto">
              {thread.article.title}
            </a>
          </p>
        )}
        <p class="travel-time">
          <b class="num">{clockTime(at, "here")}</b>{" "}
          <time class="hint" dateTime={at} title={exactTime(at)}>
            {dayName(at, "here")}
          </time>
        </p>
        {thread && <Travel thread={thread} at={at} go={setAt} />}
      </div>
      {problem && (
        <div class="banner banner-warn" role="alert">
          <Icon name="info" />
          <p>{say("deskAudit.past.notRead", { problem: problem.body.title })}</p>
          <button class="btn btn-sm" type="button" onClick={again}>
            {say("thread.tryAgain")}
          </button>
        </div>
      )}
      {thread && (
        <>
          <p class="travel-count hint" role="status">
            {say("deskAudit.past.comments", { count: thread.commentCount })}
          </p>
          <ol class="travel-body">
            {thread.items.map(comment => (
              <Comment key={comment.id} comment={comment} at={thread.at} />
            ))}
          </ol>
          {thread.nextCursor && (
            <button class="btn travel-more" type="button" onClick={more}>
              {say("deskAudit.past.older")}
            </button>
          )}
          {thread.laterCount > 0 && (
            <p class="later travel-later">
              <Icon name="clock" />
              {say("deskAudit.past.later", { count: thread.laterCount })}
            </p>
          )}
        </>
      )}
      {!thread && !problem && <p class="hint travel-count">{say("desk.reading")}</p>}
    </section>
  );
}

const minuteMs = 60_000;
const steps: Record<string, number> = {
  ArrowRight: minuteMs,
  ArrowUp: minuteMs,
  ArrowLeft: -minuteMs,
  ArrowDown: -minuteMs,
  PageUp: 10 * minuteMs,
  PageDown: -10 * minuteMs,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface TravelProps {
  thread: Thread;
  at: Time;
  go: (at: Time) => void;
}

/** Time runs from left to right in every language. A key is a minute, a page ten; the moments are a list of buttons too. */
function Travel({ thread, at, go }: TravelProps) {
  const [now] = useState(Date.now);
  const first = Math.min(
    Date.parse(thread.article.publishedAt),
    Date.parse(thread.moments.at(-1)?.at ?? at),
    Date.parse(at),
  );
  const last = Math.max(now, Date.parse(at));
  const to = (ms: number) => go(new Date(Math.min(last, Math.max(first, Math.round(ms)))).toISOString());
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    to(Date.parse(at) + step);
  };
  const place = (time: Time) => `${(100 * (Date.parse(time) - first)) / Math.max(1, last - first)}%`;
  return (
    <>
      <div class="travel-slider" dir="ltr">
        <svg class="travel-ticks" aria-hidden="true" focusable="false">
          {thread.moments.map(moment => (
            <line
              key={`${moment.at} ${moment.commentId}`}
              class={moment.state === "rejected" ? "is-bad" : ""}
              x1={place(moment.at)}
              x2={place(moment.at)}
              y1="0"
              y2="100%"
            />
          ))}
        </svg>
        <input
          type="range"
          min={first}
          max={last}
          step="any"
          value={Date.parse(at)}
          aria-label={say("deskAudit.past.moment")}
          aria-valuetext={atWords(at, thread)}
          onInput={event => to(event.currentTarget.valueAsNumber)}
          onKeyDown={press}
        />
        <div class="travel-ends" aria-hidden="true">
          <span>{dayName(new Date(first).toISOString(), "here")}</span>
          <span>{say("deskAudit.past.now")}</span>
        </div>
      </div>
      <div class="travel-steps">
        <Step says={say("deskAudit.past.previous")} icon="back" to={thread.previousChange} go={go} />
        <Step says={say("deskAudit.past.next")} icon="forward" to={thread.nextChange} go={go} />
      </div>
      {thread.moments.length > 0 && (
        <details class="travel-moments">
          <summary>{say("deskAudit.past.moments", { count: thread.moments.length })}</summary>
          <ul>
            {thread.moments.map(moment => (
              <li key={`${moment.at} ${moment.commentId}`}>
                <button class="mini-link" type="button" onClick={() => go(moment.at)}>
                  {sayWith("deskAudit.past.line", {
                    time: <time dateTime={moment.at}>{exactTime(moment.at, "here")}</time>,
                    what: momentWords(moment),
                  })}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Step({
  says,
  icon,
  to,
  go,
}: {
  says: string;
  icon: "back" | "forward";
  to: Time | null;
  go: (at: Time) => void;
}) {
  return (
    <button class="btn btn-sm" type="button" aria-disabled={to === null} onClick={() => to && go(to)}>
      <Icon name={icon} />
      {says}
    </button>
  );
}

const stateOf = ({ state }: PastComment): string => say(`desk.state.${state}`);

const inReplyTo = (name: string): string => (name ? say("thread.inReplyTo", { name }) : say("thread.inReplyToRemoved"));

function Comment({ comment, at }: { comment: PastComment; at: Time }) {
  const isTrace = comment.state !== "visible";
  const later = laterWords(comment, at);
  const hidden = comment.replyCount - comment.replies.length;
  return (
    <li>
      <article aria-label={isTrace ? stateOf(comment) : say("thread.commentBy", { name: comment.author.name })}>
        {isTrace ? (
          <p class="travel-trace">
            <Icon name={stateSigns[comment.state].icon} />
            {stateOf(comment)}
          </p>
        ) : (
          <>
            <div class="who">
              <Avatar id={comment.author.id} name={comment.author.name} badges={comment.author.badges} size="sm" />
              <span>
                <b>
                  <bdi>{comment.author.name}</bdi>
                </b>
                <span class="who-meta">
                  <time dateTime={comment.postedAt} title={exactTime(comment.postedAt)}>
                    {exactTime(comment.postedAt, "here")}
                  </time>
                  {comment.inReplyTo && ` · ${inReplyTo(comment.inReplyTo.name)}`}
                  {comment.revision > 1 && ` · ${say("deskAudit.past.version", { n: comment.revision })}`}
                </span>
              </span>
            </div>
            <div class="t in" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
          </>
        )}
        {decidedWords(comment, at).map(says => (
          <p class="later in" key={says}>
            <Icon name="shield" />
            {says}
          </p>
        ))}
        {later && (
          <p class={`later in${comment.next?.state === "rejected" ? " bad" : ""}`}>
            <Icon name={comment.next?.state === "rejected" ? "xCircle" : "history"} />
            {later}
          </p>
        )}
      </article>
      {comment.replies.length > 0 && (
        <ol class="in">
          {comment.replies.map(reply => (
            <Comment key={reply.id} comment={reply} at={at} />
          ))}
        </ol>
      )}
      {hidden > 0 && <p class="later in">{say("deskAudit.past.moreReplies", { count: hidden })}</p>}
    </li>
  );
}
