import { useState } from "preact/hooks";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

const fields = [
  { name: "fromName", label: "Name of the sender", hint: "where empty: the site’s name", mode: "text" },
  { name: "replyTo", label: "Answers go to", hint: "an e-mail address; where empty: the sender’s", mode: "email" },
  {
    name: "footer",
    label: "Last line",
    hint: "who stands behind the site, with an address, as many laws ask",
    mode: "text",
  },
] as const;

/** In whose name readers get mail. */
export function MailCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.mail;
  const [draft, setDraft] = useState(saved);
  return (
    <SettingsCard
      id="mail"
      title="Mail"
      says="In whose name readers get mail. The server that takes it is set where Comity runs (SMTP_URL); without one none is sent."
      isChanged={fields.some(({ name }) => draft[name] !== saved[name])}
      save={() => door.save({ mail: draft })}
    >
      {errors =>
        fields.map(({ name, label, hint, mode }) => {
          const wrong = errors.find(({ path }) => path === name);
          const id = `mail-${name}`;
          return (
            <div key={name}>
              <label class="label" for={id}>
                {label} <span class="hint">({hint})</span>
              </label>
              <input
                class="field"
                id={id}
                inputMode={mode}
                value={draft[name] ?? ""}
                aria-invalid={wrong !== undefined}
                aria-describedby={wrong ? `${id}-error` : undefined}
                onInput={event => setDraft({ ...draft, [name]: event.currentTarget.value || null })}
              />
              {wrong && (
                <p id={`${id}-error`} class="field-error" role="alert">
                  {wrong.message}
                </p>
              )}
            </div>
          );
        })
      }
    </SettingsCard>
  );
}
