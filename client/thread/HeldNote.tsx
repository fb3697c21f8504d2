import { say } from "../../locales/say.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { atHome } from "../core/home.ts";
import { Icon } from "../core/Icon.tsx";
import { useTalk } from "./context.ts";
import { mayEdit } from "./editing.ts";
import { reasons } from "./posting.ts";

/** Beside the own comment that waits: why, in plain words, and what can be done now. */
export function HeldNote({ comment }: { comment: CommentView }) {
  const { article, clock, ask, write } = useTalk();
  const held = (comment.findings ?? []).filter(({ then }) => then === "hold");
  const why = [...reasons(held), held.some(({ check }) => check === "model") ? say("thread.heldByProgram") : ""];
  const because = held.length > 0 ? why.filter(Boolean).join(" ") : article.reviewFirst ? say("thread.heldAll") : "";
  return (
    <div class="pending-note">
      <Icon name="clock" />
      <div>
        <p>
          <b>{say("thread.heldTitle")}</b>
          {because} {say("thread.heldAfter")}
        </p>
        {comment.statement && (
          <p>
            <a href={atHome(`/statements/${comment.statement}`)}>{say("thread.readWhyWaiting")}</a>
          </p>
        )}
        <div class="acts">
          {mayEdit(comment, article, clock.now) && (
            <button class="btn btn-sm" type="button" onClick={() => write({ kind: "edit", id: comment.id })}>
              {say("thread.edit")}
            </button>
          )}
          <button class="btn btn-sm" type="button" onClick={() => ask({ kind: "withdraw", comment })}>
            {say("thread.withdraw")}
          </button>
        </div>
      </div>
    </div>
  );
}
