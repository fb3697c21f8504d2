import { useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { writeHref } from "../core/pageHref.ts";
import { permalinkOf, unlawfulHref, useTalk } from "./context.ts";
import { Reactions } from "./Reactions.tsx";
import { SomeoneWrites } from "./SomeoneWrites.tsx";
import { shared } from "./shared.ts";

/** React, reply, share, report. */
export function CommentActions({ comment }: { comment: CommentView }) {
  const { article, member, isClosed, reported, ask, write } = useTalk();
  const { name } = comment.author;
  const isMine = member?.id === comment.author.id;
  const isReported = reported.has(comment.id);
  return (
    <fieldset class="comment-actions" part="comment-actions" aria-label={say("thread.actionsOn", { name })}>
      <Reactions comment={comment} isMine={isMine} />
      {!isClosed && (
        <>
          <button class="act act-text" type="button" onClick={() => write({ kind: "reply", id: comment.id })}>
            <Reply name={name} />
          </button>
          <a class="act act-text without-script" href={writeHref(article, comment.id)}>
            <Reply name={name} />
          </a>
        </>
      )}
      <Share href={permalinkOf(article, comment.id)} name={name} />
      <SomeoneWrites under={comment.id} />
      {!isMine && (
        <button
          class="act act-end"
          type="button"
          aria-haspopup="dialog"
          aria-label={`${isReported ? say("thread.reported") : say("thread.report")}: ${say("thread.commentBy", { name })}`}
          title={isReported ? say("thread.reported") : say("thread.report")}
          aria-disabled={isReported}
          onClick={() => !isReported && ask(member ? { kind: "report", comment } : { kind: "sign-in", isNew: false })}
        >
          <Icon name="flag" solid={isReported} />
        </button>
      )}
      {/* With JavaScript it is in the menu. */}
      <a class="act act-text without-script" href={unlawfulHref(comment.id)}>
        {say("thread.reportUnlawful")}
        <span class="sr"> {say("thread.commentBy", { name })}</span>
      </a>
    </fieldset>
  );
}

function Reply({ name }: { name: string }) {
  return (
    <>
      <Icon name="reply" />
      {say("thread.reply")}
      <span class="sr"> {say("thread.commentBy", { name })}</span>
    </>
  );
}

const copiedShownMs = 2_000;

/** A link to the comment on its own; with JavaScript it is shared or copied, without it is followed. */
function Share({ href, name }: { href: string; name: string }) {
  const { article, tell } = useTalk();
  const [isCopied, setCopied] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const copy = async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const how = await shared(href, article.title);
    if (how === "no") return void location.assign(href);
    if (how === "shared") return;
    tell(say("thread.linkCopied"));
    setCopied(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(false), copiedShownMs);
  };
  return (
    <a class="act act-share" href={href} onClick={copy}>
      <Icon name={isCopied ? "check" : "share"} />
      <span class="long">{isCopied ? say("thread.linkCopied") : say("thread.share")}</span>
      <span class="sr"> {say("thread.commentBy", { name })}</span>
    </a>
  );
}
