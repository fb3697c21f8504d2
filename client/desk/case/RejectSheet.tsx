import type { ReportView } from "../../../server/protocol/cases.ts";
import { type HouseRule, houseRuleNames, houseRules } from "../../../server/protocol/houseRules.ts";
import { counted } from "../../core/text.ts";
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

const rules: SheetOption<HouseRule>[] = houseRuleNames.map(name => ({
  name,
  digit: String(houseRules[name].number),
  title: houseRules[name].title,
  hint: houseRules[name].rule,
}));

/** Rejecting, or asking the author to edit: both name the rule, and may say more. */
export function RejectSheet(props: RejectSheetProps) {
  const { label, reports, others, mayRestrict, keep, close, decide } = props;
  const draft = props.draft ?? startOfRejection(reports);
  const { reason, note, internalNote, withOthers } = draft;
  const change = (part: Partial<RejectDraft>) => keep({ ...draft, ...part });
  const cannot = reason === null ? "Choose the rule first." : (tooLongWords(note) ?? tooLongWords(internalNote));
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
      head="The reason"
      options={rules}
      chosen={reason}
      choose={reason => change({ reason })}
      send={() => send("reject")}
      close={close}
    >
      <p class="reject-told">
        {reason
          ? `The author reads: “Your comment was removed because ${houseRules[reason].why} (rule ${houseRules[reason].number}).”`
          : "The author is told which rule it broke."}
      </p>
      <SheetNote
        label="A note to the author"
        hint="(optional)"
        value={note}
        describedBy="reject-cannot"
        change={note => change({ note })}
      />
      <SheetNote
        label="A note for the desk"
        hint="(optional, only we read it)"
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
          <span>
            And {counted(others.count, { one: "# other", other: "# others" })} by <bdi>{others.name}</bdi> that{" "}
            {others.count === 1 ? "waits" : "wait"} under this article
          </span>
        </label>
      )}
      {mayRestrict && !withOthers && (
        <SanctionFields
          draft={draft.sanction}
          choose={sanction => change({ sanction })}
          legend="A sanction on the author"
          isOptional
        />
      )}
      <p class="hint" id="reject-cannot" role="status">
        {cannot}
      </p>
      <div class="reject-acts">
        <button class="btn btn-quiet" type="button" onClick={giveUp}>
          Cancel
        </button>
        <button
          class="btn"
          type="button"
          aria-keyshortcuts="M"
          aria-disabled={cannot !== null}
          onClick={() => send("ask-edit")}
        >
          Ask to edit <kbd>M</kbd>
        </button>
        <button class="btn btn-stop-solid" type="button" aria-disabled={cannot !== null} onClick={() => send("reject")}>
          Reject <kbd>↵</kbd>
        </button>
      </div>
    </DecisionSheet>
  );
}
