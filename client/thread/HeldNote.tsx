import type { CommentView } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { words } from "../core/text.ts";
import { useTalk } from "./context.ts";
import { mayEdit } from "./editing.ts";
import { reasons } from "./posting.ts";

/** Beside the own comment that waits: why, in plain words, and what can be done now. */
export function HeldNote({ comment }: { comment: CommentView }) {
  const { article, clock, ask, write } = useTalk();
  const held = (comment.findings ?? []).filter(({ then }) => then === "hold");
  const why = [...reasons(held), held.some(({ check }) => check === "model") ? words.heldByProgram : ""];
  const because = held.length > 0 ? why.filter(Boolean).join(" ") : article.reviewFirst ? words.heldAll : "";
  return (
    <div class="pending-note">
      <Icon name="clock" />
      <div>
        <p>
          <b>{words.heldTitle}</b>
          {because} {words.heldAfter}
        </p>
        {comment.statement && (
          <p>
            <a href={`/statements/${comment.statement}`}>{words.readWhyWaiting}</a>
          </p>
        )}
        <div class="acts">
          {mayEdit(comment, article, clock.now) && (
            <button class="btn btn-sm" type="button" onClick={() => write({ kind: "edit", id: comment.id })}>
              {words.edit}
            </button>
          )}
          <button class="btn btn-sm" type="button" onClick={() => ask({ kind: "withdraw", comment })}>
            {words.withdraw}
          </button>
        </div>
      </div>
    </div>
  );
}
