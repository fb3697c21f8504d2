import { say } from "../../locales/say.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { ruleNamed } from "../core/sanctionWords.ts";
import { Composer } from "./Composer.tsx";
import { useTalk } from "./context.ts";

/** In place of the own comment for which a moderator wants another text: why, and where to write it. */
export function AskedToEdit({ comment }: { comment: CommentView & Required<Pick<CommentView, "editAsked" | "text">> }) {
  const { ask } = useTalk();
  const { reason, note } = comment.editAsked;
  return (
    <>
      <div class="pending-note">
        <Icon name="edit" />
        <div>
          <p>
            <b>{say("thread.askedTitle")}</b>
            {ruleNamed(reason)} {say("thread.askedAfter")}
          </p>
          {note && (
            <p>
              {say("thread.fromModerator")} <bdi>{note}</bdi>
            </p>
          )}
          <div class="acts">
            <button class="btn btn-sm" type="button" onClick={() => ask({ kind: "withdraw", comment })}>
              {say("thread.withdraw")}
            </button>
          </div>
        </div>
      </div>
      <Composer purpose={{ kind: "edit", comment }} />
    </>
  );
}
