import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon, type IconName } from "../core/Icon.tsx";
import { useDismiss } from "./useDismiss.ts";

export interface Item {
  icon: IconName;
  says: string;
  beside?: string;
  act: () => void;
}

/** A menu button: arrows move, Home and End jump, Escape and Tab leave. */
export function Menu({
  label,
  items,
  children,
}: {
  label: string;
  items: readonly Item[];
  children: ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useDismiss(box, isOpen, () => setOpen(false));
  const entries = () => [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];

  useEffect(() => {
    if (isOpen) entries()[0]?.focus();
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(
      (event.target as Element).closest<HTMLElement>("[role=menuitem]") ?? (box.current as HTMLElement),
    );
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || all.length === 0) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  const choose = (item: Item) => {
    setOpen(false);
    box.current?.querySelector<HTMLElement>("[aria-haspopup]")?.focus();
    item.act();
  };

  return (
    <div class="menu-box" ref={box}>
      <button
        class="icon-btn"
        type="button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div class="menu" role="menu" aria-label={label} onKeyDown={onKeyDown}>
          {items.map(item => (
            <button
              key={item.says}
              class="menu-item"
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => choose(item)}
            >
              <Icon name={item.icon} />
              {item.says}
              {item.beside && <small>{item.beside}</small>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
