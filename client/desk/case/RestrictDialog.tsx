import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import { type HouseRule, houseRuleNames, houseRules } from "../../../server/protocol/houseRules.ts";
import { codePoints } from "../../../server/protocol/limits.ts";
import { api, newKey } from "../../core/api.ts";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { noteMost, noteOf } from "../parts/decidable.ts";
import { SanctionFields } from "./SanctionFields.tsx";
import { askedFor, noSanction } from "./sanctionDraft.ts";
import type { Author } from "./useAuthor.ts";

interface RestrictDialogProps {
  caseId: Id;
  name: string;
  isReadFirst: boolean;
  author: Author;
  close: () => void;
}

/** A sanction by itself: which, for which rule, and what its person is told. */
export function RestrictDialog({ caseId, name, isReadFirst, author, close }: RestrictDialogProps) {
  const [draft, setDraft] = useState({
    ...noSanction,
    kind: isReadFirst ? "premoderate" : "warn",
  } as typeof noSanction);
  const [reason, setReason] = useState<HouseRule | "">("");
  const [note, setNote] = useState("");
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [key] = useState(newKey);
  const isTooLong = codePoints(note.trim()) > noteMost;
  const cannot = reason === "" ? say("deskCase.chooseRule") : isTooLong ? say("deskCase.restrict.noteTooLong") : null;
  const kind = draft.kind === "none" ? "warn" : draft.kind;

  const give = async () => {
    const asked = askedFor(draft, Date.now());
    if (!asked || cannot || isSending) return;
    setSending(true);
    const told = noteOf(note);
    const request = { ...asked, reason, ...(told ? { note: told } : {}) };
    const wrong = await author.act(
      () => api.post(`cases/${caseId}/sanctions`, request, { key }),
      say(`deskCase.sanction.given.${kind}`, { name }),
    );
    if (wrong === null) return close();
    setProblem(wrong);
    setSending(false);
  };

  return (
    <DeskDialog
      title={say("deskCase.restrict.title", { name })}
      close={close}
      foot={
        <>
          <p class="hint" role="status">
            {cannot}
          </p>
          <button class="btn btn-quiet" type="button" onClick={close}>
            {say("thread.cancel")}
          </button>
          <button
            class="btn btn-stop-solid"
            type="button"
            aria-disabled={cannot !== null || isSending}
            onClick={() => void give()}
          >
            {isSending ? say("desk.sending") : say(`deskCase.sanction.${kind}.act`)}
          </button>
        </>
      }
    >
      <div class="restrict">
        <SanctionFields draft={draft} choose={setDraft} legend={say("deskCase.restrict.how")} isOptional={false} />
        <div>
          <label class="label" for="restrict-reason">
            {say("deskCase.restrict.rule")}
          </label>
          <select
            class="select"
            id="restrict-reason"
            value={reason}
            onChange={event => setReason(event.currentTarget.value as HouseRule | "")}
          >
            <option value="">{say("deskCase.restrict.choose")}</option>
            {houseRuleNames.map(rule => (
              <option key={rule} value={rule}>
                {say("deskCase.restrict.ruleTitle", {
                  number: houseRules[rule].number,
                  title: say(`rules.${rule}.title`),
                })}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label class="label" for="restrict-note">
            {say("deskCase.restrict.note", { name })} <span class="hint">{say("desk.optional")}</span>
          </label>
          <textarea
            class="field"
            id="restrict-note"
            rows={3}
            dir="auto"
            value={note}
            onInput={event => setNote(event.currentTarget.value)}
          />
        </div>
        <p class="hint">{say("deskCase.restrict.told", { name })}</p>
        {problem && (
          <p class="slot-error" role="alert">
            {problem}
          </p>
        )}
      </div>
    </DeskDialog>
  );
}
