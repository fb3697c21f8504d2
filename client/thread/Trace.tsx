import { houseRules } from "../../server/protocol/houseRules.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import { words } from "../core/text.ts";

/** What remains of a comment, always with who and, where it was removed, why. */
export function Trace({ comment }: { comment: CommentView }) {
  const { icon, says, why } = traceOf(comment);
  return (
    <div class="tombstone">
      <span class="disc">
        <Icon name={icon} />
      </span>
      <p id={`c-${comment.id}-by`} tabIndex={-1}>
        <b>{says}</b>
        {why} {comment.replyCount > 0 && words.repliesStay}
        {comment.statement && (
          <>
            {" "}
            {words.yourRemoved} <a href={`/statements/${comment.statement}`}>{words.readReasons}</a>.
          </>
        )}
      </p>
    </div>
  );
}

/** Pure: the words for each state that is not visible. */
export function traceOf({ state, removedFor }: CommentView): { icon: IconName; says: string; why: string } {
  if (state === "held") return { icon: "clock", says: words.waitsForModerator, why: "" };
  if (state === "withdrawn") return { icon: "x", says: words.deletedByAuthor, why: "" };
  if (state === "erased") return { icon: "x", says: words.noLongerHere, why: "" };
  if (!removedFor) return { icon: "minus", says: `${words.removedBy}.`, why: "" };
  const { why, number } = houseRules[removedFor];
  return { icon: "minus", says: words.removedBy, why: `: ${why} ${words.rule(number)}.` };
}
