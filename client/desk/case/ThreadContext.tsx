import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id, Page } from "../../../server/protocol/basics.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import type { CommentView, ThreadComment } from "../../../server/protocol/views.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { exactTime, relativeTime } from "../../core/text.ts";
import { useKeys } from "../parts/keys.ts";
import { useNow } from "../parts/useNow.ts";

type Read = { replies: ThreadComment[] } | "reading" | "unread";

/** The whole conversation in which a comment stands, as readers see it; read when somebody asks. */
export function ThreadContext({ detail }: { detail: CaseDetail }) {
  const root = detail.ancestors[0] ?? detail.comment;
  const [isOpen, setOpen] = useState(false);
  const [read, setRead] = useState<Read>("reading");
  useKeys({ thread: () => setOpen(!isOpen) });
  useEffect(() => {
    if (!isOpen) return;
    let isLeft = false;
    api
      .get<Page<ThreadComment>>(`comments/${root.id}/replies?limit=50`)
      .then(page => !isLeft && setRead({ replies: page.items }))
      // Under what readers do not see there is nothing that they see.
      .catch(thrown => !isLeft && setRead(isUnseen(thrown) ? { replies: [] } : "unread"));
    return () => {
      isLeft = true;
    };
  }, [isOpen, root.id]);
  return (
    <section class="whole" aria-label={say("deskCase.thread.label")}>
      <button
        class="mini-link"
        type="button"
        aria-keyshortcuts="C"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {say(isOpen ? "deskCase.thread.hide" : "deskCase.thread.show")} <kbd>C</kbd>
      </button>
      {isOpen && <Thread read={read} subject={detail.comment.id} />}
    </section>
  );
}

const isUnseen = (thrown: unknown) => thrown instanceof ApiProblem && thrown.problem === "not-found";

function Thread({ read, subject }: { read: Read; subject: Id }) {
  if (read === "reading") return <p class="hint">{say("desk.reading")}</p>;
  if (read === "unread") return <p class="hint">{say("deskCase.thread.unread")}</p>;
  if (read.replies.length === 0) return <p class="hint">{say("deskCase.thread.none")}</p>;
  return <Replies replies={read.replies} subject={subject} />;
}

function Replies({ replies, subject }: { replies: ThreadComment[]; subject: Id }) {
  return (
    <ol class="whole-replies">
      {replies.map(reply => (
        <li key={reply.id} class={reply.id === subject ? "is-subject" : ""}>
          <Line comment={reply} />
          {reply.replies.length > 0 && <Replies replies={reply.replies} subject={subject} />}
        </li>
      ))}
    </ol>
  );
}

function Line({ comment }: { comment: CommentView }) {
  const now = useNow(30_000);
  const isShown = comment.state === "visible";
  return (
    <>
      <b>
        <bdi>{isShown ? comment.author.name : say("desk.state.rejected")}</bdi>
      </b>{" "}
      <time dateTime={comment.postedAt} title={exactTime(comment.postedAt)}>
        {relativeTime(comment.postedAt, now)}
      </time>
      {/* The server rendered and sanitised it, as for readers. */}
      {isShown && <div class="ctx-text" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />}
    </>
  );
}
