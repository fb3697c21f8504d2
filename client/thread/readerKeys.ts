import { useEffect, useRef, useState } from "preact/hooks";
import { stored } from "../core/kept.ts";

/** What single keys do for whoever has switched them on; `shift` goes the other way. */
export type ReaderKey = "n" | "shift-n" | "p" | "u" | "?";

const place = "comity:reader-keys";

/** Off until somebody switches them on: a single key belongs to the page around us, and to who speaks to the computer (WCAG 2.1.4). */
export const areKeysOn = (): boolean => stored(storage => storage.getItem(place)) === "on";

function switchKeys(isOn: boolean): void {
  stored(storage => (isOn ? storage.setItem(place, "on") : storage.removeItem(place)));
}

/** Whether the reader has switched them on; not in the first drawing, which is the same for all. */
export function useKeysSwitch(): { areOn: boolean; turn: (areOn: boolean) => void } {
  const [areOn, setOn] = useState(false);
  useEffect(() => setOn(areKeysOn()), []);
  const turn = (next: boolean) => {
    switchKeys(next);
    setOn(next);
  };
  return { areOn, turn };
}

/** Pure: which of the keys was pressed; with Ctrl, Alt or Meta it belongs to the browser. */
export function keyOf(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">,
): ReaderKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  switch (event.key.toLowerCase()) {
    case "n":
      return event.shiftKey ? "shift-n" : "n";
    case "p":
      return event.shiftKey ? null : "p";
    case "u":
      return event.shiftKey ? null : "u";
    case "?":
      return "?";
    default:
      return null;
  }
}

/** Acts on single keys while `isOn`, wherever on the page the focus is, but for fields and dialogs. */
export function useReaderKeys(isOn: boolean, acts: Readonly<Record<ReaderKey, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const key = event.defaultPrevented || isTaken(event) ? null : keyOf(event);
      if (key === null) return;
      event.preventDefault();
      latest.current[key]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isOn]);
}

/** Somebody writes, chooses or answers: there a key is what it says. The path leads through shadow roots. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  event
    .composedPath()
    .some(
      one => one instanceof Element && one.matches("input, textarea, select, dialog, [role=dialog], [contenteditable]"),
    );
