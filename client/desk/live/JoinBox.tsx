import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { useChange } from "./useChange.ts";

interface JoinBoxProps {
  /** Who asked the question that is joined to another. */
  author: string;
  others: readonly { comment: CommentView }[];
  send: (into: string) => Promise<unknown>;
  close: () => void;
}

/** Chooses the question with which one that asks the same is joined: its author's hand counts there. */
export function JoinBox({ author, others, send, close }: JoinBoxProps) {
  const [into, choose] = useState("");
  const field = useRef<HTMLSelectElement>(null);
  const change = useChange();
  // Before the next key: what is typed at once is typed here, and is no command.
  useLayoutEffect(() => field.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (into !== "" && (await change.run(() => send(into), say("deskLive.join.done")))) close();
  };
  return (
    <form
      class="answer-box"
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <select
        ref={field}
        class="select"
        aria-label={say("deskLive.join.with", { author })}
        value={into}
        onChange={event => choose(event.currentTarget.value)}
      >
        <option value="">{say("deskLive.join.choose")}</option>
        {others.map(({ comment }) => (
          <option key={comment.id} value={comment.id}>
            {wordsOf(comment)}
          </option>
        ))}
      </select>
      <p class="trouble" role="alert">
        {change.trouble}
      </p>
      <div class="answer-acts">
        <button class="btn btn-sm btn-quiet" type="button" onClick={close}>
          {say("thread.cancel")}
        </button>
        <button class="btn btn-sm btn-primary" type="submit" aria-disabled={into === "" || change.isSending}>
          {say("deskLive.join.act")}
        </button>
      </div>
    </form>
  );
}

const wordsOf = ({ html }: CommentView) =>
  new DOMParser().parseFromString(html, "text/html").body.textContent?.trim() ?? "";
