import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import { type HouseRule, houseRules } from "../../server/protocol/houseRules.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { useTalk } from "./context.ts";
import { Dialog } from "./Dialog.tsx";

/** The reasons in the order in which people look for them; the words are those of the house rules. */
const order = ["personal-attack", "hate", "unverified", "private", "for-sale", "off-subject"] as const;

interface ReportDialogProps {
  comment: CommentView;
  onClose: () => void;
  onReported: (id: Id) => void;
}

export function ReportDialog({ comment, onClose, onReported }: ReportDialogProps) {
  const { write, ask, tell } = useTalk();
  const [reason, setReason] = useState<HouseRule | "disagree">(order[0]);
  const [note, setNote] = useState("");
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState("");

  const finish = (says: string) => {
    onReported(comment.id);
    tell(says);
    onClose();
  };
  const send = async () => {
    if (isSending) return;
    if (reason === "disagree") {
      onClose();
      return write({ kind: "reply", id: comment.id });
    }
    setSending(true);
    try {
      await api.post(`comments/${comment.id}/reports`, { reason, ...(note.trim() ? { note: note.trim() } : {}) });
      finish(say("dialogs.reportSent"));
    } catch (thrown) {
      setSending(false);
      if (!(thrown instanceof ApiProblem)) throw thrown;
      if (thrown.problem === "already-reported") return finish(say("dialogs.alreadyReported"));
      if (thrown.problem === "sign-in-needed") return ask({ kind: "sign-in", isNew: false });
      setTrouble(thrown.problem === "offline" ? say("dialogs.notSent") : thrown.sentence);
    }
  };

  return (
    <Dialog
      id="report-h"
      title={say("dialogs.reportTitle")}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={onClose}>
            {say("thread.cancel")}
          </button>
          <button class="btn btn-primary" type="submit" aria-disabled={isSending}>
            {reason === "disagree" ? say("dialogs.writeReply") : say("dialogs.sendReport")}
          </button>
        </>
      }
    >
      <p class="hint">{say("dialogs.reportHint")}</p>
      <fieldset class="reasons">
        <legend class="sr">{say("dialogs.reason")}</legend>
        {order.map(name => (
          <Reason
            key={name}
            title={say(`rules.${name}.title`)}
            says={`${say(`dialogs.examples.${name}`)} ${say("thread.rule", { number: houseRules[name].number })}`}
            isOn={reason === name}
            onChosen={() => setReason(name)}
          />
        ))}
        <Reason
          title={say("dialogs.disagree")}
          says={say("dialogs.disagreeHint")}
          isOn={reason === "disagree"}
          onChosen={() => setReason("disagree")}
        />
      </fieldset>
      {reason !== "disagree" && (
        <>
          <label class="label" for="report-note">
            {say("dialogs.anythingElse")} <span class="hint">{say("dialogs.optional")}</span>
          </label>
          <textarea
            class="field"
            id="report-note"
            rows={2}
            maxLength={limits.noteCodePoints}
            value={note}
            onInput={event => setNote(event.currentTarget.value)}
          />
        </>
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Dialog>
  );
}

interface ReasonProps {
  title: string;
  says: string;
  isOn: boolean;
  onChosen: () => void;
}

function Reason({ title, says, isOn, onChosen }: ReasonProps) {
  return (
    <label class={`reason-row${isOn ? " is-on" : ""}`}>
      <input class="check" type="radio" name="reason" checked={isOn} onChange={onChosen} />
      <span>
        <b>{title}</b>
        <span>{says}</span>
      </span>
    </label>
  );
}
