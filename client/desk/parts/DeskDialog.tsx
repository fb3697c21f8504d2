import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";

interface DeskDialogProps {
  title: string;
  isWide?: boolean;
  close: () => void;
  children: ComponentChildren;
  /** What can be done, one of it to cancel; without it a cross at the title closes the dialog. */
  foot?: ComponentChildren;
}

/**
 * A native dialog, open for as long as it is drawn: the focus goes to its title, Esc and a click beside it close it, and the focus
 * returns to where it was.
 */
export function DeskDialog({ title, isWide, close, children, foot }: DeskDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    heading.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={isWide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        close();
      }}
      onPointerDown={event => event.target === dialog.current && close()}
    >
      <div class="dialog-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {!foot && (
          <button class="icon-btn" type="button" aria-label={say("desk.close")} onClick={close}>
            <Icon name="x" />
          </button>
        )}
      </div>
      <div class="dialog-body">{children}</div>
      {foot && <div class="dialog-foot">{foot}</div>}
    </dialog>
  );
}
