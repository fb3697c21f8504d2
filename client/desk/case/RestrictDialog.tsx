import { useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import { type HouseRule, houseRuleNames, houseRules } from "../../../server/protocol/houseRules.ts";
import { codePoints } from "../../../server/protocol/limits.ts";
import { api, newKey } from "../../core/api.ts";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { noteMost, noteOf } from "../parts/decidable.ts";
import { SanctionFields } from "./SanctionFields.tsx";
import { askedFor, noSanction } from "./sanctionDraft.ts";
import { sanctionWords } from "./sanctionWords.ts";
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
  const cannot =
    reason === "" ? "Choose the rule first." : codePoints(note.trim()) > noteMost ? "The note is too long." : null;
  const words = sanctionWords[draft.kind === "none" ? "warn" : draft.kind];

  const give = async () => {
    const asked = askedFor(draft, Date.now());
    if (!asked || cannot || isSending) return;
    setSending(true);
    const told = noteOf(note);
    const request = { ...asked, reason, ...(told ? { note: told } : {}) };
    const wrong = await author.act(
      () => api.post(`cases/${caseId}/sanctions`, request, { key }),
      `${words.name} given. ${name} is told.`,
    );
    if (wrong === null) return close();
    setProblem(wrong);
    setSending(false);
  };

  return (
    <DeskDialog
      title={`Restrict ${name}`}
      close={close}
      foot={
        <>
          <p class="hint" role="status">
            {cannot}
          </p>
          <button class="btn btn-quiet" type="button" onClick={close}>
            Cancel
          </button>
          <button
            class="btn btn-stop-solid"
            type="button"
            aria-disabled={cannot !== null || isSending}
            onClick={() => void give()}
          >
            {isSending ? "Sending …" : words.act}
          </button>
        </>
      }
    >
      <div class="restrict">
        <SanctionFields draft={draft} choose={setDraft} legend="How" isOptional={false} />
        <div>
          <label class="label" for="restrict-reason">
            The rule
          </label>
          <select
            class="select"
            id="restrict-reason"
            value={reason}
            onChange={event => setReason(event.currentTarget.value as HouseRule | "")}
          >
            <option value="">Choose</option>
            {houseRuleNames.map(rule => (
              <option key={rule} value={rule}>
                {houseRules[rule].number}. {houseRules[rule].title}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label class="label" for="restrict-note">
            A note to {name} <span class="hint">(optional)</span>
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
        <p class="hint">{name} is told what it is, until when, the rule and your note, and not who gave it.</p>
        {problem && (
          <p class="slot-error" role="alert">
            {problem}
          </p>
        )}
      </div>
    </DeskDialog>
  );
}
