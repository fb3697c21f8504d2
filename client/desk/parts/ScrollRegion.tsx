import type { ComponentChildren } from "preact";

interface ScrollRegionProps {
  label: string;
  class: string;
  isBusy?: boolean;
  children: ComponentChildren;
}

/** A part that scrolls by itself must scroll by keys too: it has a name and takes the focus. */
export function ScrollRegion({ label, class: className, isBusy, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it (scrollable-region-focusable).
    <section class={className} aria-label={label} tabIndex={0} aria-busy={isBusy}>
      {children}
    </section>
  );
}
