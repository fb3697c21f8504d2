import { useEffect, useRef } from "preact/hooks";

export const keyList = [
  { keys: "J", says: "next" },
  { keys: "K", says: "previous" },
  { keys: "A", says: "approve" },
  { keys: "R 1–6", says: "reject with reason, Enter sends" },
  { keys: "U", says: "undo the last decision" },
  { keys: "?", says: "this list" },
] as const;

/** What a single key asks for. */
export type Command = "next" | "previous" | "approve" | "reject" | "undo" | "keys";

const commands: Record<string, Command> = {
  j: "next",
  k: "previous",
  a: "approve",
  r: "reject",
  u: "undo",
  "?": "keys",
};

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
  const command = commands[pressed.key.toLowerCase()] ?? null;
  // A key that is held down may walk through the list, but it decides once.
  return pressed.repeat && command !== "next" && command !== "previous" ? null : command;
}

/** Single keys act only while nobody types, chooses from a list or answers a dialog (WCAG 2.1.4). */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog[open], [role=dialog]")) return true;
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Acts on the commands that are given; what is left out is somebody else's. */
export function useKeys(acts: Partial<Record<Command, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const command = commandOf(event);
      const act = command && latest.current[command];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
