import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { useTalk } from "./context.ts";
import { Dialog } from "./Dialog.tsx";

/** Asks once; the comment goes when the server has said so. */
export function WithdrawDialog({ comment, onClose }: { comment: CommentView; onClose: () => void }) {
  const { written, focus } = useTalk();
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState("");
  const send = async () => {
    if (isSending) return;
    setSending(true);
    try {
      const gone = await api.del<CommentView>(`comments/${comment.id}`);
      onClose();
      written(gone);
      focus(comment.id);
    } catch (thrown) {
      setSending(false);
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setTrouble(thrown.problem === "offline" ? say("dialogs.notSent") : thrown.sentence);
    }
  };
  return (
    <Dialog
      id="withdraw-h"
      title={say("dialogs.withdrawTitle")}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={onClose}>
            {say("dialogs.keepIt")}
          </button>
          <button class="btn btn-stop-solid" type="submit" aria-disabled={isSending}>
            {say("thread.deleteMine")}
          </button>
        </>
      }
    >
      <p>{say("dialogs.withdrawHint")}</p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Dialog>
  );
}
