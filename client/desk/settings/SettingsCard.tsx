import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";

interface SettingsCardProps {
  /** Of the part, for links that lead here. */
  id: string;
  title: string;
  says: string;
  isChanged: boolean;
  /** Saves what the card has; answers what cannot be saved. */
  save: () => Promise<FieldError[]>;
  /** Draws the fields, each with what was refused at it. */
  children: (errors: readonly FieldError[]) => ComponentChildren;
}

/** One part of the settings, saved by itself. */
export function SettingsCard({ id, title, says, isChanged, save, children }: SettingsCardProps) {
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [isSaving, setSaving] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!isChanged || isSaving) return;
    setSaving(true);
    setErrors(await save());
    setSaving(false);
  };
  const whole = errors.filter(({ path }) => path === "");
  return (
    <section class="card settings-card" aria-labelledby={`settings-${id}`}>
      <div class="card-head">
        <h2 id={`settings-${id}`} tabIndex={-1}>
          {title}
        </h2>
        <p class="card-sub">{says}</p>
      </div>
      <form onSubmit={submit} noValidate>
        {children(errors)}
        {whole.map(({ message }) => (
          <p key={message} class="field-error" role="alert">
            {message}
          </p>
        ))}
        <button class="btn btn-primary" type="submit" aria-disabled={!isChanged || isSaving}>
          {say("desk.save")}
        </button>
      </form>
    </section>
  );
}
