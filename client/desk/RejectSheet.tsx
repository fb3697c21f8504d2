import { useEffect, useRef, useState } from "preact/hooks";
import { type HouseRule, houseRuleNames, houseRules } from "../../server/protocol/houseRules.ts";
import { codePoints } from "../../server/protocol/limits.ts";
import type { CaseDetail } from "../../server/protocol/views.ts";
import { counted } from "../core/text.ts";
import { noteMost, noteOf, type Rejection } from "./decidable.ts";
import { isTyping } from "./keys.ts";
import { SanctionFields } from "./SanctionFields.tsx";
import { askedFor, noSanction } from "./sanctionDraft.ts";

interface RejectSheetProps {
  detail: CaseDetail;
  close: () => void;
  reject: (rejection: Rejection) => void;
}

/** A digit chooses the rule, Enter sends. Opens above its button and never over the comment. */
export function RejectSheet({ detail, close, reject }: RejectSheetProps) {
  const [reason, setReason] = useState<HouseRule | null>(() => mostReported(detail));
  const [note, setNote] = useState("");
  const [draft, setDraft] = useState(noSanction);
  const sheet = useRef<HTMLDivElement>(null);
  const tooLong = codePoints(note.trim()) - noteMost;
  const cannot = reason === null ? "Choose the rule first." : tooLong > 0 ? tooLongWords(tooLong) : null;
  const send = () => {
    if (!reason || cannot) return;
    const told = noteOf(note);
    const sanction = askedFor(draft, Date.now());
    reject({ reason, ...(told ? { note: told } : {}), ...(sanction ? { sanction } : {}) });
  };

  const focusOn = (rule: HouseRule | null) =>
    sheet.current?.querySelector<HTMLElement>(`[data-rule="${rule ?? houseRuleNames[0]}"]`)?.focus();
  const choose = (rule: HouseRule) => {
    setReason(rule);
    focusOn(rule);
  };
  // Only on opening.
  useEffect(() => focusOn(reason), []);

  const press = (event: KeyboardEvent) => {
    const inSheet = event.target instanceof Node && sheet.current?.contains(event.target);
    if (event.key === "Escape") {
      event.preventDefault();
      return close();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      if (event.key === "Enter" && inSheet) send();
      return;
    }
    const writes =
      event.target instanceof HTMLTextAreaElement ||
      event.target instanceof HTMLSelectElement ||
      (!inSheet && isTyping(event.target));
    if (writes) return;
    const named = houseRuleNames.find(name => String(houseRules[name].number) === event.key);
    if (named) {
      event.preventDefault();
      return choose(named);
    }
    const onButton = event.target instanceof Element && event.target.closest("button:not([role=radio]), a");
    if (event.key === "Enter" && !onButton) {
      event.preventDefault();
      send();
    }
  };
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const here = reason ? houseRuleNames.indexOf(reason) : -1;
    const next = houseRuleNames[(here + step + houseRuleNames.length) % houseRuleNames.length];
    if (next) choose(next);
  };

  return (
    <div
      class="menu reject"
      role="dialog"
      aria-label={`Reject the comment by ${detail.comment.author.name}`}
      ref={sheet}
    >
      <div class="reject-why">
        <p class="menu-head" id="reason-h">
          The reason
        </p>
        <div role="radiogroup" aria-labelledby="reason-h" onKeyDown={walk}>
          {houseRuleNames.map((name, index) => {
            const isChosen = name === reason;
            const canFocus = isChosen || (reason === null && index === 0);
            return (
              // biome-ignore lint/a11y/useSemanticElements: a radio that looks like a menu row, with its own key.
              <button
                key={name}
                class="menu-item"
                type="button"
                role="radio"
                data-rule={name}
                aria-checked={isChosen}
                aria-keyshortcuts={String(houseRules[name].number)}
                tabIndex={canFocus ? 0 : -1}
                onClick={() => setReason(name)}
              >
                <kbd>{houseRules[name].number}</kbd>
                <span>
                  {houseRules[name].title}
                  <small>{houseRules[name].rule}</small>
                </span>
              </button>
            );
          })}
        </div>
      </div>
      <div class="reject-say">
        <p class="reject-told">
          {reason
            ? `The author reads: “Your comment was removed because ${houseRules[reason].why} (rule ${houseRules[reason].number}).”`
            : "The author is told which rule it broke."}
        </p>
        <label class="label" for="reject-note">
          A note to the author <span class="hint">(optional)</span>
        </label>
        <textarea
          class="field"
          id="reject-note"
          rows={3}
          dir="auto"
          value={note}
          aria-describedby="reject-cannot"
          onInput={event => setNote(event.currentTarget.value)}
        />
        <SanctionFields draft={draft} choose={setDraft} legend="A sanction on the author" isOptional />
        <p class="hint" id="reject-cannot" role="status">
          {cannot}
        </p>
        <div class="reject-acts">
          <button class="btn btn-quiet" type="button" onClick={close}>
            Cancel
          </button>
          <button class="btn btn-stop-solid" type="button" aria-disabled={cannot !== null} onClick={send}>
            Reject <kbd>↵</kbd>
          </button>
        </div>
      </div>
    </div>
  );
}

/** What most reporters named, as a first choice; none without reports. */
function mostReported({ reports }: CaseDetail): HouseRule | null {
  const times = (rule: HouseRule) => reports.filter(report => report.reason === rule).length;
  const [first] = [...houseRuleNames].filter(times).sort((a, b) => times(b) - times(a));
  return first ?? null;
}

const tooLongWords = (over: number) =>
  counted(over, { one: "The note is # character too long.", other: "The note is # characters too long." });
