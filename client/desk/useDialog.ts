import { useEffect, useRef } from "preact/hooks";

/**
 * Opens a native dialog as it is drawn: the focus goes to its heading (`tabindex=-1`), Esc and a click beside it close it, and
 * the focus returns to where it was.
 */
export function useDialog(close: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    ref.current?.showModal();
    ref.current?.querySelector<HTMLElement>("[tabindex='-1']")?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return {
    ref,
    onCancel: (event: Event) => {
      event.preventDefault();
      close();
    },
    onClick: (event: MouseEvent) => {
      if (event.target === ref.current) close();
    },
  };
}
