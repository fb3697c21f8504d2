import { say } from "../../../locales/say.ts";
import type { CommentState, CommentView } from "../../../server/protocol/views.ts";
import { Icon, type IconName } from "../../core/Icon.tsx";
import { exactTime, relativeTime } from "../../core/text.ts";

/** The sign of a state, and its colours. */
export const stateSigns: Record<CommentState, { icon: IconName; chip: string; square: string }> = {
  visible: { icon: "check", chip: "chip", square: "ok" },
  held: { icon: "clock", chip: "chip chip-warn", square: "now" },
  rejected: { icon: "x", chip: "chip chip-stop", square: "bad" },
  withdrawn: { icon: "minus", chip: "chip", square: "gone" },
  erased: { icon: "minus", chip: "chip", square: "gone" },
};

interface CommentLineProps {
  comment: CommentView;
  now: number;
  /** Where comments of several people stand together. */
  isNamed?: boolean;
}

/** One comment among others: its state, when it was written, and how it begins. */
export function CommentLine({ comment, now, isNamed = false }: CommentLineProps) {
  const { icon, chip } = stateSigns[comment.state];
  return (
    <li>
      <span class={chip}>
        <Icon name={icon} />
        {say(`desk.state.${comment.state}`)}
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
