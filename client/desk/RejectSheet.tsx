import { useState } from "preact/hooks";
import type { ReportView } from "../../server/protocol/cases.ts";
import { type HouseRule, houseRuleNames, houseRules } from "../../server/protocol/houseRules.ts";
import { counted } from "../core/text.ts";
import { DecisionSheet, type SheetOption } from "./DecisionSheet.tsx";
import { noteOf, type Reasoned, tooLongWords } from "./decidable.ts";
import { useKeys } from "./keys.ts";
import { SanctionFields } from "./SanctionFields.tsx";
import { SheetNote } from "./SheetNote.tsx";
import { askedFor, noSanction } from "./sanctionDraft.ts";

interface RejectSheetProps {
  label: string;
  reports: readonly ReportView[];
  /** How many others by the same author wait under the article; they can go with it. */
  others?: { count: number; name: string };
  /** A sanction is for one person: not beside many rejections. */
  mayRestrict: boolean;
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
export function RejectSheet({ label, reports, others, mayRestrict, close, decide }: RejectSheetProps) {
  const [reason, setReason] = useState<HouseRule | null>(() => mostReported(reports));
  const [note, setNote] = useState("");
  const [internalNote, setInternalNote] = useState("");
  const [withOthers, setWithOthers] = useState(false);
  const [draft, setDraft] = useState(noSanction);
  const cannot = reason === null ? "Choose the rule first." : (tooLongWords(note) ?? tooLongWords(internalNote));
  const send = (decision: Reasoned["decision"]) => {
    if (!reason || cannot) return;
    const [told, kept] = [noteOf(note), noteOf(internalNote)];
    const sanction = withOthers ? null : askedFor(draft, Date.now());
    const notes = { ...(told ? { note: told } : {}), ...(kept ? { internalNote: kept } : {}) };
    decide({ decision, reason, ...notes, ...(sanction ? { sanction } : {}) }, withOthers && decision === "reject");
  };
  useKeys({ mend: () => send("ask-edit") }, true);

  return (
    <DecisionSheet
      label={label}
      head="The reason"
      options={rules}
      chosen={reason}
      choose={setReason}
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
        change={setNote}
      />
      <SheetNote
        label="A note for the desk"
        hint="(optional, only we read it)"
        rows={1}
        value={internalNote}
        change={setInternalNote}
      />
      {others && others.count > 0 && (
        <label class="reject-others">
          <input
            class="check"
            type="checkbox"
            checked={withOthers}
            onChange={event => setWithOthers(event.currentTarget.checked)}
          />
          <span>
            And {counted(others.count, { one: "# other", other: "# others" })} by <bdi>{others.name}</bdi> that{" "}
            {others.count === 1 ? "waits" : "wait"} under this article
          </span>
        </label>
      )}
      {mayRestrict && !withOthers && (
        <SanctionFields draft={draft} choose={setDraft} legend="A sanction on the author" isOptional />
      )}
      <p class="hint" id="reject-cannot" role="status">
        {cannot}
      </p>
      <div class="reject-acts">
        <button class="btn btn-quiet" type="button" onClick={close}>
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

/** What most reporters named, as a first choice; none without reports. */
function mostReported(reports: readonly ReportView[]): HouseRule | null {
  const times = (rule: HouseRule) => reports.filter(report => report.reason === rule).length;
  const [first] = [...houseRuleNames].filter(times).sort((a, b) => times(b) - times(a));
  return first ?? null;
}
