import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { isTyping } from "../parts/keys.ts";

export interface SheetOption<Name extends string> {
  name: Name;
  /** The digit that chooses it; those that come after nine have none. */
  digit?: string;
  title: string;
  hint?: string;
}

interface DecisionSheetProps<Name extends string> {
  label: string;
  /** Over the options. */
  head: string;
  options: readonly SheetOption<Name>[];
  chosen: Name | null;
  choose: (name: Name) => void;
  send: () => void;
  close: () => void;
  children: ComponentChildren;
}

/** A decision that needs something to be chosen: a digit chooses, Enter sends. Opens above its button and never over the comment. */
export function DecisionSheet<Name extends string>(props: DecisionSheetProps<Name>) {
  const { label, head, options, chosen, send, close, children } = props;
  const sheet = useRef<HTMLDivElement>(null);
  const focusOn = (name: Name | null) =>
    sheet.current?.querySelector<HTMLElement>(`[data-option="${name ?? options[0]?.name}"]`)?.focus();
  const choose = (name: Name) => {
    props.choose(name);
    focusOn(name);
  };
  // Only on opening.
  useEffect(() => focusOn(chosen), []);

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
    if (writes(event.target) || (!inSheet && isTyping(event.target))) return;
    const named = options.find(({ digit }) => digit === event.key);
    if (named) {
      event.preventDefault();
      return choose(named.name);
    }
    const onButton = event.target instanceof Element && event.target.closest("button:not([role=radio]), a, input");
    if (event.key === "Enter" && !onButton) {
      event.preventDefault();
      send();
    }
  };
  const latest = useRef(press);
  latest.current = press;
  // Before the next key can come: a digit may follow the key that opened the sheet at once.
  useLayoutEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event);
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);

  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const here = options.findIndex(({ name }) => name === chosen);
    const next = options[(here + step + options.length) % options.length];
    if (next) choose(next.name);
  };

  return (
    <div class="menu reject" role="dialog" aria-label={label} ref={sheet}>
      <div class="reject-why">
        <p class="menu-head" id="reason-h">
          {head}
        </p>
        <div role="radiogroup" aria-labelledby="reason-h" onKeyDown={walk}>
          {options.map(({ name, digit, title, hint }, index) => {
            const isChosen = name === chosen;
            const canFocus = isChosen || (chosen === null && index === 0);
            return (
              // biome-ignore lint/a11y/useSemanticElements: a radio that looks like a menu row, with its own key.
              <button
                key={name}
                class="menu-item"
                type="button"
                role="radio"
                data-option={name}
                aria-checked={isChosen}
                {...(digit ? { "aria-keyshortcuts": digit } : {})}
                tabIndex={canFocus ? 0 : -1}
                onClick={() => props.choose(name)}
              >
                {digit && <kbd>{digit}</kbd>}
                <span>
                  {title}
                  {hint && <small>{hint}</small>}
                </span>
              </button>
            );
          })}
        </div>
      </div>
      <div class="reject-say">{children}</div>
    </div>
  );
}

/** Where a digit or Enter is what somebody writes or chooses. */
const writes = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
