import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import { Icon } from "../../core/Icon.tsx";
import { type CareDoor, severityOf } from "./care.ts";
import { useKeys } from "./keys.ts";
import { type Found, MarkedText, MarksLegend } from "./marks.tsx";

interface SubjectTextProps {
  detail: CaseDetail;
  marks: Found[];
  /** The label whose words are marked. */
  label: Label | null;
  care: CareDoor;
}

/** The text that is decided on. A severe one is blurred until it is opened, when the moderator has chosen so. */
export function SubjectText({ detail, marks, label, care }: SubjectTextProps) {
  const [isOpened, setOpened] = useState(false);
  const severity = severityOf(detail);
  const isVeiled = severity !== null && care.isVeiled && !isOpened;
  const { see } = care;
  useEffect(() => setOpened(false), [detail.id]);
  useEffect(() => {
    if (severity && !isVeiled) see(detail.id);
  }, [severity, isVeiled, detail.id]);
  useKeys({ veil: () => (severity && care.isVeiled ? setOpened(!isOpened) : care.veil(!care.isVeiled)) });
  const text = detail.comment.text ?? "";

  if (isVeiled) {
    return (
      <div class="veiled">
        <p class="text blurred" aria-hidden="true">
          {text.replace(/\S/gu, "x")}
        </p>
        <div class="veiled-say">
          <Icon name="eyeOff" />
          <p>{say("desk.severe.hidden", { label: severity })}</p>
          <button class="btn btn-sm" type="button" aria-keyshortcuts="B" onClick={() => setOpened(true)}>
            {say("desk.show")} <kbd>B</kbd>
          </button>
        </div>
      </div>
    );
  }
  return (
    <>
      <p class="text" dir="auto">
        <MarkedText text={text} findings={marks} />
      </p>
      <MarksLegend text={text} findings={marks} label={label} />
      {severity && (
        <button
          class="mini-link"
          type="button"
          aria-keyshortcuts="B"
          onClick={() => {
            care.veil(true);
            setOpened(false);
          }}
        >
          {say("desk.severe.blur")}
        </button>
      )}
    </>
  );
}
