import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface SheetNoteProps {
  label: string;
  /** Behind the label: whether it is needed, who reads it. */
  hint: ComponentChildren;
  rows?: number;
  value: string;
  describedBy?: string;
  change: (value: string) => void;
}

/** A note beside a decision. */
export function SheetNote({ label, hint, rows = 3, value, describedBy, change }: SheetNoteProps) {
  const id = useId();
  return (
    <>
      <label class="label" for={id}>
        {label} <span class="hint">{hint}</span>
      </label>
      <textarea
        class={rows === 1 ? "field is-short" : "field"}
        id={id}
        rows={rows}
        dir="auto"
        value={value}
        aria-describedby={describedBy}
        onInput={event => change(event.currentTarget.value)}
      />
    </>
  );
}
