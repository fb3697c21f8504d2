import { useState } from "preact/hooks";
import { type Language, machineMade } from "../../../locales/languages.ts";
import { say } from "../../../locales/say.ts";
import { LanguageOptions } from "../../core/LanguageChoice.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** Which language is spoken where nobody says another. */
export function LanguageCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.language.usual;
  const [usual, setUsual] = useState(saved);
  return (
    <SettingsCard
      id="language"
      title={say("deskSettings.language.title")}
      says={say("deskSettings.language.says")}
      isChanged={usual !== saved}
      save={() => door.save({ language: { usual } })}
    >
      {() => (
        <>
          <label class="label" for="language-usual">
            {say("deskSettings.language.usual")}
          </label>
          <select
            class="field"
            id="language-usual"
            value={usual}
            onChange={event => setUsual(event.currentTarget.value as Language)}
          >
            <LanguageOptions />
          </select>
          {machineMade.includes(usual) && <p class="hint">{say("deskSettings.language.machineMade")}</p>}
        </>
      )}
    </SettingsCard>
  );
}
