import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../../../locales/say.ts";

/** What a single key asks for, and how the list of keys says it. */
const commands = {
  j: "next",
  k: "previous",
  n: "take",
  a: "approve",
  f: "feature",
  w: "answer",
  r: "reject",
  m: "mend",
  e: "escalate",
  s: "skip",
  u: "undo",
  x: "select",
  b: "veil",
  c: "thread",
  i: "author",
  p: "pause",
  "/": "find",
  "?": "keys",
} as const;

export type Command = (typeof commands)[keyof typeof commands];

/** Each key with what it does. */
export const keyList = () =>
  Object.entries(commands).map(([key, command]) => ({
    keys: key.toUpperCase(),
    says: say(`desk.keys.does.${command}`),
  }));

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat?: boolean;
  isComposing?: boolean;
}

/** The command of a key press; null for anything with Ctrl, Alt or Meta, which belongs to the browser. */
export function commandOf(pressed: Pressed): Command | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.isComposing) return null;
  const key = pressed.key.toLowerCase();
  const command = Object.hasOwn(commands, key) ? commands[key as keyof typeof commands] : null;
  // A key that is held down may walk through the list, but it decides once.
  return pressed.repeat && command !== "next" && command !== "previous" ? null : command;
}

/** Single keys act only while nobody types, chooses from a list or answers a dialog (WCAG 2.1.4). */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog[open], [role=dialog]")) return true;
  return isWriting(target);
}

/** The fields in which a key is a letter. */
function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

const place = "comity-desk-keys";

/** Whether single keys act at all: whoever speaks to the computer, or has one that types by itself, switches them off (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
}

export function switchKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(place);
    else localStorage.setItem(place, "off");
  } catch {
    // Where the browser keeps nothing they stay as they are.
  }
}

/** Acts on the commands that are given; what is left out is somebody else's. `inSheet`: also while a sheet is answered. */
export function useKeys(acts: Partial<Record<Command, () => void>>, inSheet = false): void {
  const latest = useRef(acts);
  latest.current = acts;
  // Before the next key can come: after the next paint would be too late for quick hands.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || (inSheet ? isWriting(event.target) : isTyping(event.target))) return;
      const command = commandOf(event);
      const act = command && latest.current[command];
      if (!act || !areKeysOn()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [inSheet]);
}
