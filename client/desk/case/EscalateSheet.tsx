import { useEffect } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseChoices } from "../../../server/protocol/cases.ts";
import { type Escalation, noteOf, tooLongWords } from "../parts/decidable.ts";
import { DecisionSheet, type SheetOption } from "./DecisionSheet.tsx";
import { SheetNote } from "./SheetNote.tsx";
import { type EscalateDraft, startOfEscalation } from "./sheetDraft.ts";

interface EscalateSheetProps {
  label: string;
  choices: CaseChoices | null;
  choose: () => void;
  /** What was written before the sheet was closed; null where nothing was. */
  draft: EscalateDraft | null;
  keep: (draft: EscalateDraft | null) => void;
  /** What is written stays. */
  close: () => void;
  decide: (how: Escalation) => void;
}

const roles = [
  { name: "moderator", digit: "1", title: "Another moderator", hint: "Anyone of the desk but you." },
  { name: "admin", digit: "2", title: "An admin", hint: "Where the rules do not say it." },
] as const satisfies readonly SheetOption<string>[];

/** A second opinion: the case goes on waiting, for a role or a person, with a note for them. */
export function EscalateSheet({ label, choices, choose, draft, keep, close, decide }: EscalateSheetProps) {
  const { to, note } = draft ?? startOfEscalation;
  useEffect(choose, [choose]);
  const people = (choices?.moderators ?? []).map(({ id, name, role }, index) => ({
    name: id,
    ...(index < 7 ? { digit: String(index + 3) } : {}),
    title: name,
    hint: role === "admin" ? "Admin" : "Moderator",
  }));
  const internalNote = noteOf(note);
  const cannot = internalNote ? tooLongWords(note) : "Say what they should look at.";
  const send = () => {
    if (internalNote && !cannot) decide({ decision: "escalate", to: targetOf(to), internalNote });
  };
  const giveUp = () => {
    keep(null);
    close();
  };
  return (
    <DecisionSheet
      label={label}
      head="To whom"
      options={[...roles, ...people]}
      chosen={to}
      choose={to => keep({ to, note })}
      send={send}
      close={close}
    >
      <p class="reject-told">The case goes on waiting, and only they decide it. Its author is told nothing.</p>
      <SheetNote
        label="A note for them"
        hint="(the desk reads it, nobody else)"
        value={note}
        describedBy="escalate-cannot"
        change={note => keep({ to, note })}
      />
      <p class="hint" id="escalate-cannot" role="status">
        {cannot}
      </p>
      <div class="reject-acts">
        <button class="btn btn-quiet" type="button" onClick={giveUp}>
          Cancel
        </button>
        <button class="btn btn-primary" type="button" aria-disabled={cannot !== null} onClick={send}>
          Escalate <kbd>↵</kbd>
        </button>
      </div>
    </DecisionSheet>
  );
}

function targetOf(to: string): Escalation["to"] {
  return to === "moderator" || to === "admin" ? { role: to } : { memberId: to satisfies Id };
}
