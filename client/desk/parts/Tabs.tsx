import type { ComponentChildren } from "preact";

interface TabsProps<Name extends string> {
  /** Before the ids of the tabs and of their panel, which the caller draws (see {@link panelOf}). */
  id: string;
  label: string;
  class: string;
  tabs: readonly { name: Name; says: ComponentChildren }[];
  chosen: Name;
  choose: (name: Name) => void;
}

/** Tabs with one tab stop; arrows go from one to the next, Home and End to the first and the last. */
export function Tabs<Name extends string>({ id, label, class: className, tabs, chosen, choose }: TabsProps<Name>) {
  const walk = (event: KeyboardEvent) => {
    const list = event.currentTarget as HTMLElement;
    const next = tabs[nextOf(event.key, getComputedStyle(list).direction === "rtl")];
    if (!next) return;
    event.preventDefault();
    choose(next.name);
    list.querySelector<HTMLElement>(`#${id}-tab-${next.name}`)?.focus();
  };
  const nextOf = (key: string, isRtl: boolean): number => {
    const here = tabs.findIndex(({ name }) => name === chosen);
    const step = isRtl ? -1 : 1;
    const to = { ArrowRight: here + step, ArrowLeft: here - step, Home: 0, End: -1 }[key];
    return to === undefined ? -1 : (to + tabs.length) % tabs.length;
  };
  return (
    <div class={className} role="tablist" aria-label={label} onKeyDown={walk}>
      {tabs.map(({ name, says }) => (
        <button
          key={name}
          class="tab"
          role="tab"
          type="button"
          id={`${id}-tab-${name}`}
          aria-selected={name === chosen}
          aria-controls={`${id}-panel`}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => choose(name)}
        >
          {says}
        </button>
      ))}
    </div>
  );
}

/** What the panel of the chosen tab carries. */
export function panelOf(id: string, chosen: string) {
  return { role: "tabpanel", id: `${id}-panel`, "aria-labelledby": `${id}-tab-${chosen}` } as const;
}
