import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

/** Closes what is open above the text by Escape (focus goes back to its button), by a click beside it or when focus leaves. */
export function useDismiss(box: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    const element = box.current;
    if (!isOpen || !element) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
      element.querySelector<HTMLElement>("[aria-expanded], summary")?.focus();
    };
    // Inside a shadow root the target of an outer listener is the host: the path tells what was really touched.
    const onOutside = (event: Event) => event.composedPath().includes(element) || close();
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close();
    };
    element.addEventListener("keydown", onKeyDown);
    element.addEventListener("focusout", onFocusOut);
    document.addEventListener("pointerdown", onOutside);
    return () => {
      element.removeEventListener("keydown", onKeyDown);
      element.removeEventListener("focusout", onFocusOut);
      document.removeEventListener("pointerdown", onOutside);
    };
  }, [isOpen]);
}
