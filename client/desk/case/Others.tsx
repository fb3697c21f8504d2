import { say } from "../../../locales/say.ts";
import type { CommentView } from "../../../server/protocol/views.ts";
import { CommentLine } from "../parts/CommentLine.tsx";
import { useNow } from "../parts/useNow.ts";

/** The comments that findings name: what it is nearly the same as, what was removed for the same link. */
export function Others({ comments }: { comments: CommentView[] }) {
  const now = useNow(30_000);
  if (comments.length === 0) return null;
  return (
    <section class="others" aria-labelledby="others-h">
      <h3 class="h-label" id="others-h">
        {say("deskCase.others.title")}
      </h3>
      <ul class="similar">
        {comments.map(comment => (
          <CommentLine key={comment.id} comment={comment} now={now} isNamed />
        ))}
      </ul>
    </section>
  );
}
