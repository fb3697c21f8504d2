import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { TextField } from "./fields.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

const fields = ["fromName", "replyTo", "footer"] as const;

/** In whose name readers get mail. */
export function MailCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.mail;
  const [draft, setDraft] = useState(saved);
  return (
    <SettingsCard
      id="mail"
      title={say("deskSettings.mail.title")}
      says={say("deskSettings.mail.says")}
      isChanged={fields.some(name => draft[name] !== saved[name])}
      save={() => door.save({ mail: draft })}
    >
      {errors =>
        fields.map(name => (
          <TextField
            key={name}
            label={say(`deskSettings.mail.${name}`)}
            hint={say(`deskSettings.mail.${name}Hint`)}
            value={draft[name] ?? ""}
            set={value => setDraft({ ...draft, [name]: value || null })}
            errors={errors}
            path={name}
            isCode={name === "replyTo"}
          />
        ))
      }
    </SettingsCard>
  );
}
