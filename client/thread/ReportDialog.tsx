import { useState } from "preact/hooks";
import type { Id } from "../../server/protocol/basics.ts";
import { type HouseRule, houseRules } from "../../server/protocol/houseRules.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { dialogWords as said } from "../core/dialogWords.ts";
import { words } from "../core/text.ts";
import { useTalk } from "./context.ts";
import { Dialog } from "./Dialog.tsx";

/** The reasons in the order in which people look for them; the words are those of the house rules. */
const order = ["personal-attack", "hate", "unverified", "private", "for-sale", "off-subject"] as const;
const examples: Record<HouseRule, string> = {
  "personal-attack": "Insults, mocks or threatens someone instead of answering",
  hate: "Degrades people for who they are",
  unverified: "States as fact something that is false",
  private: "Addresses, phone numbers, someone’s health",
  "for-sale": "Sells, or repeats the same thing",
  "off-subject": "Belongs under another article",
};

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
      finish(said.reportSent);
    } catch (thrown) {
      setSending(false);
      if (!(thrown instanceof ApiProblem)) throw thrown;
      if (thrown.problem === "already-reported") return finish(said.alreadyReported);
      if (thrown.problem === "sign-in-needed") return ask({ kind: "sign-in", isNew: false });
      setTrouble(thrown.problem === "offline" ? said.notSent : (thrown.body.detail ?? `${thrown.body.title}.`));
    }
  };

  return (
    <Dialog
      id="report-h"
      title={said.reportTitle}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={onClose}>
            {words.cancel}
          </button>
          <button class="btn btn-primary" type="submit" aria-disabled={isSending}>
            {reason === "disagree" ? said.writeReply : said.sendReport}
          </button>
        </>
      }
    >
      <p class="hint">{said.reportHint}</p>
      <fieldset class="reasons">
        <legend class="sr">{said.reason}</legend>
        {order.map(name => (
          <Reason
            key={name}
            title={houseRules[name].title}
            says={`${examples[name]} ${words.rule(houseRules[name].number)}`}
            isOn={reason === name}
            onChosen={() => setReason(name)}
          />
        ))}
        <Reason
          title={said.disagree}
          says={said.disagreeHint}
          isOn={reason === "disagree"}
          onChosen={() => setReason("disagree")}
        />
      </fieldset>
      {reason !== "disagree" && (
        <>
          <label class="label" for="report-note">
            {said.anythingElse} <span class="hint">{said.optional}</span>
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
