import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { MutesView } from "../../server/protocol/mutes.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { useTalk } from "../thread/context.ts";
import { Dialog } from "../thread/Dialog.tsx";
import { Spans, untilOf } from "./Spans.tsx";

/** Asks for how long somebody is to be muted. */
export function MuteDialog({ comment, onClose }: { comment: CommentView; onClose: () => void }) {
  const { arrange, tell } = useTalk();
  const { id, name } = comment.author;
  const [days, setDays] = useState<number | null>(30);
  const [trouble, setTrouble] = useState("");

  const send = async () => {
    try {
      const muted = await api.put<MutesView>(`me/mutes/people/${id}`, { until: untilOf(days) });
      arrange({ muted });
      tell(say("personal.muted", { name }));
      onClose();
    } catch (thrown) {
      setTrouble(notSaved(thrown));
    }
  };

  return (
    <Dialog
      id="mute-h"
      title={say("personal.muteTitle", { name })}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={onClose}>
            {say("thread.cancel")}
          </button>
          <button class="btn btn-primary" type="submit">
            {say("personal.mute")}
          </button>
        </>
      }
    >
      <p>{say("personal.muteHint", { name })}</p>
      <Spans days={days} onChoose={setDays} />
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Dialog>
  );
}

/** Throws what is no answer of the server's and no lack of one. */
export function notSaved(thrown: unknown): string {
  if (!(thrown instanceof ApiProblem)) throw thrown;
  return thrown.problem === "offline" ? say("personal.notSaved") : thrown.sentence;
}
