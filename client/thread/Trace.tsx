import { say } from "../../locales/say.ts";
import { houseRules } from "../../server/protocol/houseRules.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { atHome } from "../core/home.ts";
import { Icon, type IconName } from "../core/Icon.tsx";

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
        {why} {comment.replyCount > 0 && say("thread.repliesStay")}
        {comment.statement && (
          <>
            {" "}
            {say("thread.yourRemoved")}{" "}
            <a href={atHome(`/statements/${comment.statement}`)}>{say("thread.readReasons")}</a>.
          </>
        )}
      </p>
    </div>
  );
}

/** Pure: the words for each state that is not visible. */
export function traceOf({ state, removedFor }: CommentView): { icon: IconName; says: string; why: string } {
  if (state === "held") return { icon: "clock", says: say("thread.waitsForModerator"), why: "" };
  if (state === "withdrawn") return { icon: "x", says: say("thread.deletedByAuthor"), why: "" };
  if (state === "erased") return { icon: "x", says: say("thread.noLongerHere"), why: "" };
  if (!removedFor) return { icon: "minus", says: `${say("thread.removedBy")}.`, why: "" };
  const { number } = houseRules[removedFor];
  const why = say(`rules.${removedFor}.why`);
  return { icon: "minus", says: say("thread.removedBy"), why: `: ${why} ${say("thread.rule", { number })}.` };
}
