import { houseRules } from "../../server/protocol/houseRules.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { noticeWords } from "../core/noticeWords.ts";
import { words } from "../core/text.ts";
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
            <b>{words.askedTitle}</b>
            {noticeWords.rule(houseRules[reason].number, houseRules[reason].rule)} {words.askedAfter}
          </p>
          {note && (
            <p>
              {noticeWords.from} <bdi>{note}</bdi>
            </p>
          )}
          <div class="acts">
            <button class="btn btn-sm" type="button" onClick={() => ask({ kind: "withdraw", comment })}>
              {words.withdraw}
            </button>
          </div>
        </div>
      </div>
      <Composer purpose={{ kind: "edit", comment }} />
    </>
  );
}
