import { say } from "../../locales/say.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import { soonOrDate } from "../core/text.ts";
import type { Clock } from "../thread/useClock.ts";
import { type Muted, mutedBy } from "./mutedBy.ts";

export { mutedBy };

interface MutedNoteProps {
  comment: CommentView;
  muted: Muted;
  clock: Clock;
  onShow: () => void;
}

/** Stands where a comment is that its reader has muted; the replies stay, and each is muted or not by itself. */
export function MutedNote({ comment, muted: { what, until }, clock, onShow }: MutedNoteProps) {
  const ends = until === null ? "none" : soonOrDate(until, clock.now, clock.zone);
  return (
    <div class="tombstone">
      <span class="disc">
        <Icon name="mute" />
      </span>
      <p id={`c-${comment.id}-by`} tabIndex={-1}>
        {what === "person" ? say("personal.mutedPerson", { until: ends }) : say("personal.mutedWord", { until: ends })}{" "}
        <button class="as-link" type="button" onClick={onShow}>
          {say("personal.showOnce")}
        </button>
      </p>
    </div>
  );
}
