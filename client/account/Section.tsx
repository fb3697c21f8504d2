import type { ComponentChildren } from "preact";

interface SectionProps {
  id: string;
  title: string;
  text?: string;
  children: ComponentChildren;
}

/** One part of the account, with its name. */
export function Section({ id, title, text, children }: SectionProps) {
  return (
    <section class="account-part" aria-labelledby={`${id}-h`}>
      <h2 id={`${id}-h`}>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </section>
  );
}

interface OneFieldProps {
  /** What it does, on its button. */
  button: string;
  onSend: () => void;
  children: ComponentChildren;
}

/** A form of one field. */
export function OneField({ button, onSend, children }: OneFieldProps) {
  return (
    <form
      class="account-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      <button class="btn" type="submit">
        {button}
      </button>
    </form>
  );
}
