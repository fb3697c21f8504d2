import { say, sayWith } from "../../../locales/say.ts";
import type { ReportView } from "../../../server/protocol/cases.ts";
import { type HouseRule, houseRuleNames, houseRules } from "../../../server/protocol/houseRules.ts";
import { noteOf, type Reasoned, tooLongWords } from "../parts/decidable.ts";
import { useKeys } from "../parts/keys.ts";
import { DecisionSheet, type SheetOption } from "./DecisionSheet.tsx";
import { SanctionFields } from "./SanctionFields.tsx";
import { SheetNote } from "./SheetNote.tsx";
import { askedFor } from "./sanctionDraft.ts";
import { type RejectDraft, startOfRejection } from "./sheetDraft.ts";

interface RejectSheetProps {
  label: string;
  reports: readonly ReportView[];
  /** How many others by the same author wait under the article; they can go with it. */
  others?: { count: number; name: string };
  /** A sanction is for one person: not beside many rejections. */
  mayRestrict: boolean;
  /** What was written before the sheet was closed; null where nothing was. */
  draft: RejectDraft | null;
  keep: (draft: RejectDraft | null) => void;
  /** What is written stays. */
  close: () => void;
  decide: (how: Reasoned, withOthers: boolean) => void;
}

const rules = (): SheetOption<HouseRule>[] =>
  houseRuleNames.map(name => ({
    name,
    digit: String(houseRules[name].number),
    title: say(`rules.${name}.title`),
    hint: say(`rules.${name}.rule`),
  }));

/** Rejecting, or asking the author to edit: both name the rule, and may say more. */
export function RejectSheet(props: RejectSheetProps) {
  const { label, reports, others, mayRestrict, keep, close, decide } = props;
  const draft = props.draft ?? startOfRejection(reports);
  const { reason, note, internalNote, withOthers } = draft;
  const change = (part: Partial<RejectDraft>) => keep({ ...draft, ...part });
  const cannot = reason === null ? say("deskCase.chooseRule") : (tooLongWords(note) ?? tooLongWords(internalNote));
  const send = (decision: Reasoned["decision"]) => {
    if (!reason || cannot) return;
    const [told, kept] = [noteOf(note), noteOf(internalNote)];
    const sanction = withOthers ? null : askedFor(draft.sanction, Date.now());
    const notes = { ...(told ? { note: told } : {}), ...(kept ? { internalNote: kept } : {}) };
    decide({ decision, reason, ...notes, ...(sanction ? { sanction } : {}) }, withOthers && decision === "reject");
  };
  const giveUp = () => {
    keep(null);
    close();
  };
  useKeys({ mend: () => send("ask-edit") }, true);

  return (
    <DecisionSheet
      label={label}
      head={say("deskCase.reject.reason")}
      options={rules()}
      chosen={reason}
      choose={reason => change({ reason })}
      send={() => send("reject")}
      close={close}
    >
      <p class="reject-told">
        {reason
          ? say("deskCase.reject.told", { why: say(`rules.${reason}.why`), number: houseRules[reason].number })
          : say("deskCase.reject.toldRule")}
      </p>
      <SheetNote
        label={say("deskCase.reject.note")}
        hint={say("desk.optional")}
        value={note}
        describedBy="reject-cannot"
        change={note => change({ note })}
      />
      <SheetNote
        label={say("deskCase.reject.internal")}
        hint={say("deskCase.reject.internalHint")}
        rows={1}
        value={internalNote}
        change={internalNote => change({ internalNote })}
      />
      {others && others.count > 0 && (
        <label class="reject-others">
          <input
            class="check"
            type="checkbox"
            checked={withOthers}
            onChange={event => change({ withOthers: event.currentTarget.checked })}
          />
          <span>{sayWith("deskCase.reject.others", { count: others.count, name: <bdi>{others.name}</bdi> })}</span>
        </label>
      )}
      {mayRestrict && !withOthers && (
        <SanctionFields
          draft={draft.sanction}
          choose={sanction => change({ sanction })}
          legend={say("deskCase.reject.sanction")}
          isOptional
        />
      )}
      <p class="hint" id="reject-cannot" role="status">
        {cannot}
      </p>
      <div class="reject-acts">
        <button class="btn btn-quiet" type="button" onClick={giveUp}>
          {say("thread.cancel")}
        </button>
        <button
          class="btn"
          type="button"
          aria-keyshortcuts="M"
          aria-disabled={cannot !== null}
          onClick={() => send("ask-edit")}
        >
          {say("deskCase.reject.askEdit")} <kbd>M</kbd>
        </button>
        <button class="btn btn-stop-solid" type="button" aria-disabled={cannot !== null} onClick={() => send("reject")}>
          {say("desk.reject")} <kbd>↵</kbd>
        </button>
      </div>
    </DecisionSheet>
  );
}
