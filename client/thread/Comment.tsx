import type { ComponentChild } from "preact";
import { say } from "../../locales/say.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { CommentView, ThreadComment } from "../../server/protocol/views.ts";
import { Avatar } from "../core/Avatar.tsx";
import { Badges } from "../core/Badges.tsx";
import { CommentPictures } from "../core/CommentPictures.tsx";
import { Icon } from "../core/Icon.tsx";
import { questionHref } from "../core/pageHref.ts";
import { exactTime, minutesBetween, relativeTime } from "../core/text.ts";
import { moreReplies, newUnder } from "../core/threadState.ts";
import { isUnread } from "../core/unread.ts";
import { AskedToEdit } from "./AskedToEdit.tsx";
import { CommentActions } from "./CommentActions.tsx";
import { CommentMenu } from "./CommentMenu.tsx";
import { Composer } from "./Composer.tsx";
import { permalinkOf, useTalk } from "./context.ts";
import { EditComposer } from "./EditComposer.tsx";
import { HeldNote } from "./HeldNote.tsx";
import { MoreReplies } from "./MoreReplies.tsx";
import { OnWhat } from "./OnWhat.tsx";
import { Trace, traceOf } from "./Trace.tsx";

/** One comment with what hangs under it; of one that is not there for this reader, the trace. */
export function Comment({ comment, parent = null }: { comment: ThreadComment; parent?: CommentView | null }) {
  const { collapsed, noteOf } = useTalk();
  if (collapsed.has(comment.id)) return <Collapsed comment={comment} />;
  if (!isReadable(comment)) return <Traced comment={comment} trace={<Trace comment={comment} />} />;
  const note = noteOf(comment);
  return note ? <Traced comment={comment} trace={note} /> : <Whole comment={comment} parent={parent} />;
}

/** A held comment is there for its author alone, with its text. */
const isReadable = ({ state, text }: CommentView) => state === "visible" || (state === "held" && text !== undefined);

type Question = NonNullable<CommentView["question"]>;

const isAsked = (comment: CommentView): comment is CommentView & Required<Pick<CommentView, "editAsked" | "text">> =>
  comment.editAsked !== undefined && comment.text !== undefined;

function Whole({ comment, parent }: { comment: ThreadComment; parent: CommentView | null }) {
  const { writing, target, article, member, besideOf } = useTalk();
  const isEditing = writing?.kind === "edit" && writing.id === comment.id;
  const isHeld = comment.state === "held";
  const classes = ["comment", isHeld && "is-mine-pending", target === comment.id && "target"].filter(Boolean).join(" ");
  return (
    <article class={classes} part="comment" id={`c-${comment.id}`} aria-labelledby={`c-${comment.id}-by`}>
      <div class="comment-head" part="comment-head">
        <Who author={comment.author} />
        <div class="comment-who">
          <h3 id={`c-${comment.id}-by`} tabIndex={-1}>
            <a class="tap tap-up" href={permalinkOf(article, comment.id)}>
              <bdi>{nameOf(comment.author)}</bdi>
            </a>
            <InReplyTo comment={comment} parent={parent} />
          </h3>
          <Badges author={comment.author} />
          {comment.isFeatured && (
            <span class="badge badge-pick">
              <Icon name="star" solid />
              {say("thread.featured")}
            </span>
          )}
          {member?.id === comment.author.id && <span class="badge badge-outline">{say("thread.you")}</span>}
          <Meta comment={comment} isHeld={isHeld} parent={parent} />
        </div>
        <CommentMenu comment={comment} />
      </div>
      {comment.question && <AskedLine comment={comment} question={comment.question} />}
      <div class="comment-main">
        <OnWhat comment={comment} />
        {isAsked(comment) ? (
          <AskedToEdit comment={comment} />
        ) : isEditing ? (
          <EditComposer comment={comment} />
        ) : (
          // Rendered and sanitised by the server when it was written (server/text/markdown.ts).
          <div class="comment-body" part="comment-text" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
        )}
        <CommentPictures images={comment.images} areHeld={isHeld} />
        {besideOf(comment.id)}
        {isHeld && !isEditing && !isAsked(comment) && <HeldNote comment={comment} />}
        {!isHeld && !isEditing && <CommentActions comment={comment} />}
        <ReplyHere comment={comment} />
      </div>
      <Replies comment={comment} />
    </article>
  );
}

/** Their picture leads to what everybody may know of them; of who has given the account up that is nothing. */
function Who({ author }: { author: CommentView["author"] }) {
  const { ask, isAlive } = useTalk();
  const { id, name, badges, avatar } = author;
  const drawn = <Avatar id={id} name={name} badges={badges} picture={avatar} />;
  if (isNobody(author)) return drawn;
  return (
    <button
      class="who-btn"
      type="button"
      aria-haspopup="dialog"
      title={say("thread.profileOf", { name })}
      disabled={!isAlive}
      onClick={() => ask({ kind: "person", id })}
    >
      {drawn}
      <span class="sr">{say("thread.profileOf", { name })}</span>
    </button>
  );
}

const isNobody = ({ id }: CommentView["author"]) => id === "0";
const nameOf = (author: CommentView["author"]) => (isNobody(author) ? say("thread.formerReader") : author.name);

/** It was asked of the hosts: where it stands, and how many ask it too. */
function AskedLine({ comment: { id, state: is }, question }: { comment: CommentView; question: Question }) {
  const { article } = useTalk();
  const state = say(`thread.asked.states.${question.state}`);
  return (
    <p class="asked">
      <Icon name="hand" />
      {is === "visible" ? (
        <a class="tap" href={questionHref(article, id)}>
          {say("thread.asked.question")}
        </a>
      ) : (
        say("thread.asked.question")
      )}
      <span>
        {state} · {say("thread.asked.askToo", { count: question.votes })}
      </span>
    </p>
  );
}

/** The field for an answer; it stays when the comment goes while somebody writes. */
function ReplyHere({ comment }: { comment: CommentView }) {
  const { writing, write } = useTalk();
  if (writing?.kind !== "reply" || writing.id !== comment.id) return null;
  return (
    <div class="reply-here">
      <Composer purpose={{ kind: "reply", to: comment }} typed={writing.quote ?? ""} onClose={() => write(null)} />
    </div>
  );
}

/** For those who cannot see the line that a reply hangs on; for all where it answers something deeper. */
function InReplyTo({ comment, parent }: { comment: CommentView; parent: CommentView | null }) {
  if (!parent) return null;
  const name = comment.inReplyTo?.name ?? parent.author.name;
  return <span class="sr"> {name === "" ? say("thread.inReplyToRemoved") : say("thread.inReplyTo", { name })}</span>;
}

function Meta({ comment, isHeld, parent }: { comment: CommentView; isHeld: boolean; parent: CommentView | null }) {
  const { article, clock, reading } = useTalk();
  // At the top the line between old and new says it.
  const isMarked = reading.visit !== null && isUnread(comment, reading.since) && !(reading.line !== null && !parent);
  const { id, postedAt, editedAt, inReplyTo } = comment;
  return (
    <div class="comment-meta">
      <a class="tap tap-down" href={permalinkOf(article, id)}>
        <time datetime={postedAt} title={exactTime(postedAt, clock.zone)}>
          {relativeTime(postedAt, clock.now, clock.zone)}
        </time>
      </a>
      {isMarked && <span class="pip-new">{say("thread.isNew")}</span>}
      {inReplyTo && inReplyTo.id !== parent?.id && inReplyTo.name !== "" && (
        <>
          <span>·</span>
          <span aria-hidden="true">
            <Icon name="reply" /> <bdi>{inReplyTo.name}</bdi>
          </span>
        </>
      )}
      {editedAt && (
        <>
          <span>·</span>
          <span title={exactTime(editedAt, clock.zone)}>
            {say("thread.editedAfter", { count: minutesBetween(postedAt, editedAt) })}
          </span>
        </>
      )}
      {isHeld && (
        <>
          <span>·</span>
          <span>{say("thread.onlyYou")}</span>
        </>
      )}
    </div>
  );
}

function Traced({ comment, trace }: { comment: ThreadComment; trace: ComponentChild }) {
  return (
    <article class="comment" part="comment" id={`c-${comment.id}`} aria-labelledby={`c-${comment.id}-by`}>
      {trace}
      <ReplyHere comment={comment} />
      <Replies comment={comment} />
    </article>
  );
}

function Replies({ comment }: { comment: ThreadComment }) {
  const { state } = useTalk();
  const waiting = state.newReplies[comment.id]?.length ?? 0;
  const more = moreReplies(state, comment);
  const { name } = comment.author;
  return (
    <>
      {(comment.replies.length > 0 || more > 0) && (
        <ol
          class="replies"
          aria-label={name === "" ? say("thread.repliesToRemoved") : say("thread.repliesTo", { name })}
        >
          {comment.replies.map(reply => (
            <li key={reply.id}>
              <Comment comment={reply} parent={comment} />
            </li>
          ))}
          {more > 0 && (
            <li key="more">
              <MoreReplies comment={comment} count={more} />
            </li>
          )}
        </ol>
      )}
      {waiting > 0 && <NewReplies comment={comment} count={waiting} />}
    </>
  );
}

/** Lies over the room between two comments and takes none itself: nothing below moves when it comes. */
function NewReplies({ comment, count }: { comment: ThreadComment; count: number }) {
  const { showReplies } = useTalk();
  return (
    <div class="new-under">
      <button class="new-inline" type="button" onClick={() => showReplies(comment.id)}>
        <span class="pip" />
        {say("asleep.newReplies", { count })}
      </button>
    </div>
  );
}

function Collapsed({ comment }: { comment: ThreadComment }) {
  const { collapse, state } = useTalk();
  const fresh = newUnder(state, comment);
  return (
    <button class="collapsed" type="button" aria-expanded={false} onClick={() => collapse(comment.id, false)}>
      {isReadable(comment) ? <CollapsedWhole comment={comment} /> : <CollapsedTrace comment={comment} />}
      <span class="count">
        {say("thread.replies", { count: countBelow(comment) })}
        {fresh > 0 && (
          <>
            {" · "}
            <span class="pip-new">{say("thread.someNew", { count: fresh })}</span>
          </>
        )}
      </span>
      <Icon name="plus" />
    </button>
  );
}

function CollapsedWhole({ comment: { author } }: { comment: CommentView }) {
  return (
    <>
      <Avatar id={author.id} name={author.name} badges={author.badges} picture={author.avatar} size="sm" />
      <span>
        <bdi class="who">{author.name}</bdi> · {say("thread.collapsedByYou")}
      </span>
    </>
  );
}

function CollapsedTrace({ comment }: { comment: CommentView }) {
  const { icon, says } = traceOf(comment);
  return (
    <>
      <span class="disc disc-sm">
        <Icon name={icon} />
      </span>
      <span>{says}</span>
    </>
  );
}

/** Replies below a comment as far as their counts are here. */
function countBelow(comment: ThreadComment): number {
  const deeper = comment.depth < limits.depthMost ? comment.replies : [];
  return comment.replyCount + deeper.reduce((sum, reply) => sum + countBelow(reply), 0);
}
