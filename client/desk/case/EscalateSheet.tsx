import { useEffect } from "preact/hooks";
import { say } from "../../../locales/say.ts";
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

const roles = (): SheetOption<string>[] => [
  {
    name: "moderator",
    digit: "1",
    title: say("deskCase.escalate.moderator"),
    hint: say("deskCase.escalate.moderatorHint"),
  },
  { name: "admin", digit: "2", title: say("deskCase.escalate.admin"), hint: say("deskCase.escalate.adminHint") },
];

/** A second opinion: the case goes on waiting, for a role or a person, with a note for them. */
export function EscalateSheet({ label, choices, choose, draft, keep, close, decide }: EscalateSheetProps) {
  const { to, note } = draft ?? startOfEscalation;
  useEffect(choose, [choose]);
  const people = (choices?.moderators ?? []).map(({ id, name, role }, index) => ({
    name: id,
    ...(index < 7 ? { digit: String(index + 3) } : {}),
    title: name,
    hint: say(`desk.roles.${role}`),
  }));
  const internalNote = noteOf(note);
  const cannot = internalNote ? tooLongWords(note) : say("deskCase.escalate.needsNote");
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
      head={say("deskCase.escalate.toWhom")}
      options={[...roles(), ...people]}
      chosen={to}
      choose={to => keep({ to, note })}
      send={send}
      close={close}
    >
      <p class="reject-told">{say("deskCase.escalate.told")}</p>
      <SheetNote
        label={say("deskCase.escalate.note")}
        hint={say("deskCase.escalate.noteHint")}
        value={note}
        describedBy="escalate-cannot"
        change={note => keep({ to, note })}
      />
      <p class="hint" id="escalate-cannot" role="status">
        {cannot}
      </p>
      <div class="reject-acts">
        <button class="btn btn-quiet" type="button" onClick={giveUp}>
          {say("thread.cancel")}
        </button>
        <button class="btn btn-primary" type="button" aria-disabled={cannot !== null} onClick={send}>
          {say("deskCase.bar.escalate")} <kbd>↵</kbd>
        </button>
      </div>
    </DecisionSheet>
  );
}

function targetOf(to: string): Escalation["to"] {
  return to === "moderator" || to === "admin" ? { role: to } : { memberId: to satisfies Id };
}
