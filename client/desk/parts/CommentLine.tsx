import type { CommentState, CommentView } from "../../../server/protocol/views.ts";
import { Icon, type IconName } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";

export const states: Record<CommentState, { name: string; icon: IconName; chip: string; square: string }> = {
  visible: { name: "Published", icon: "check", chip: "chip", square: "ok" },
  held: { name: "Waiting", icon: "clock", chip: "chip chip-warn", square: "now" },
  rejected: { name: "Removed", icon: "x", chip: "chip chip-stop", square: "bad" },
  withdrawn: { name: "Withdrawn", icon: "minus", chip: "chip", square: "gone" },
  erased: { name: "Erased", icon: "minus", chip: "chip", square: "gone" },
};

interface CommentLineProps {
  comment: CommentView;
  now: number;
  /** Where comments of several people stand together. */
  isNamed?: boolean;
}

/** One comment among others: its state, when it was written, and how it begins. */
export function CommentLine({ comment, now, isNamed = false }: CommentLineProps) {
  const { name, icon, chip } = states[comment.state];
  return (
    <li>
      <span class={chip}>
        <Icon name={icon} />
        {name}
      </span>{" "}
      <span class="hint">
        {isNamed && (
          <>
            <bdi>{comment.author.name}</bdi>,{" "}
          </>
        )}
        <time dateTime={comment.postedAt} title={exactTime(comment.postedAt)}>
          {relativeTime(comment.postedAt, now)}
        </time>
      </span>
      <p class="similar-text" dir="auto">
        {comment.text}
      </p>
    </li>
  );
}
