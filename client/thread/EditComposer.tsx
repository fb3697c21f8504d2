import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { CommentView, Permalink } from "../../server/protocol/views.ts";
import { api } from "../core/api.ts";
import { Composer } from "./Composer.tsx";
import { useTalk } from "./context.ts";

type Source = CommentView & { text: string };

/** The own comment as its source, to be changed. The source is asked for where only the drawn text is here. */
export function EditComposer({ comment }: { comment: CommentView }) {
  const { write } = useTalk();
  const [source, setSource] = useState<Source | null>(hasText(comment) ? comment : null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (source) return;
    api
      .get<Permalink>(`comments/${comment.id}`)
      .then(({ comment: read }) => (hasText(read) ? setSource(read) : setMissing(true)))
      .catch(() => setMissing(true));
  }, [comment.id]);
  if (source) return <Composer purpose={{ kind: "edit", comment: source }} onClose={() => write(null)} />;
  return (
    <>
      {/* The text stays where it is until it can be edited. */}
      <div class="comment-body" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
      {isMissing && (
        <p class="hint" role="status">
          {say("thread.moreNotRead")}{" "}
          <button class="btn btn-sm" type="button" onClick={() => write(null)}>
            {say("thread.close")}
          </button>
        </p>
      )}
    </>
  );
}

const hasText = (comment: CommentView): comment is Source => comment.text !== undefined;
