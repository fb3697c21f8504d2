import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { codePoints, limits } from "../../../server/protocol/limits.ts";
import { useChange } from "./useChange.ts";

interface AnswerBoxProps {
  label: string;
  /** What the button says. */
  verb: string;
  placeholder?: string;
  send: (text: string) => Promise<unknown>;
  /** Read out when it was done. */
  done: string;
  close: () => void;
}

/** A text by the desk, where it belongs. What is typed stays until the server has it; Ctrl Enter sends, Esc closes. */
export function AnswerBox({ label, verb, placeholder, send, done, close }: AnswerBoxProps) {
  const [text, setText] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const change = useChange();
  const isOver = codePoints(text) > limits.commentCodePoints;
  const isWhole = text.trim() !== "" && !isOver;
  // Before the next key: what is typed at once is typed here, and is no command.
  useLayoutEffect(() => field.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isWhole && (await change.run(() => send(text), done))) close();
  };
  return (
    <form
      class="answer-box"
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <textarea
        ref={field}
        class="field"
        aria-label={label}
        rows={3}
        dir="auto"
        value={text}
        placeholder={placeholder}
        onInput={event => setText(event.currentTarget.value)}
      />
      <p class="trouble" role="alert">
        {isOver ? say("deskLive.tooLong") : change.trouble}
      </p>
      <div class="answer-acts">
        <button class="btn btn-sm btn-quiet" type="button" onClick={close}>
          {say("thread.cancel")}
        </button>
        <button class="btn btn-sm btn-primary" type="submit" aria-disabled={!isWhole || change.isSending}>
          {change.isSending ? say("desk.sending") : verb}
        </button>
      </div>
    </form>
  );
}
