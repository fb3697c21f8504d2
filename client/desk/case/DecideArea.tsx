import type { ComponentChildren } from "preact";

/** Below the case: what is said here takes room from below, so that the line being read does not move. */
export function DecideArea({ toast, children }: { toast: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="decide-area">
      {toast}
      {children}
    </div>
  );
}
