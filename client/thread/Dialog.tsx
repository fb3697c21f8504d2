import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";

interface DialogProps {
  id: string;
  title: string;
  onClose: () => void;
  /** Absent where there is nothing to send. */
  onSubmit?: () => void;
  children: ComponentChildren;
  /** By default a button that closes it. */
  foot?: ComponentChildren;
}

/** A native dialog around a form: focus on its title, Escape and the scrim close it, focus returns to where it was. */
export function Dialog({ id, title, onClose, onSubmit, children, foot }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const opener = focusedIn(element);
    const around = opener?.closest("form.composer, article");
    element?.showModal();
    heading.current?.focus();
    return () => {
      element?.close();
      // Where the opener is gone (signed in, deleted), what stood around it takes the focus, not the top of the page.
      requestAnimationFrame(() => {
        if (focusedIn(around ?? null)) return;
        if (opener?.isConnected) opener.focus();
        else around?.querySelector<HTMLElement>("textarea, [tabindex='-1']")?.focus();
      });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={event => event.target === dialog.current && onClose()}
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <div class="dialog-head">
          <h3 id={id} ref={heading} tabIndex={-1}>
            {title}
          </h3>
          <button class="icon-btn" type="button" aria-label={say("thread.close")} onClick={onClose}>
            <Icon name="x" />
          </button>
        </div>
        <div class="dialog-body">{children}</div>
        <div class="dialog-foot">
          {foot ?? (
            <button class="btn" type="button" onClick={onClose}>
              {say("thread.close")}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

/** What has the focus, looked for inside the shadow root in which the dialog stands. */
function focusedIn(element: Element | null): HTMLElement | null {
  const root = element?.getRootNode() as Document | ShadowRoot | undefined;
  return root?.activeElement instanceof HTMLElement ? root.activeElement : null;
}
