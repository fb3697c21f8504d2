import { useState } from "preact/hooks";
import { type Language, languages, machineMade, nameOf } from "../../../locales/languages.ts";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** Which language is spoken where nobody says another. */
export function LanguageCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.language.usual;
  const [usual, setUsual] = useState(saved);
  return (
    <SettingsCard
      id="language"
      title="Language"
      says="Readers read in the language that they choose, else in that of the page or the article; here where Comity does not speak it, and in mail."
      isChanged={usual !== saved}
      save={() => door.save({ language: { usual } })}
    >
      {() => (
        <>
          <label class="label" for="language-usual">
            Usual language
          </label>
          <select
            class="field"
            id="language-usual"
            value={usual}
            onChange={event => setUsual(event.currentTarget.value as Language)}
          >
            {languages.map(language => (
              <option key={language} value={language} lang={language}>
                {nameOf(language)}
              </option>
            ))}
          </select>
          {machineMade.includes(usual) && (
            <p class="hint">Its words are machine-made: nobody who grew up with it has read them yet.</p>
          )}
        </>
      )}
    </SettingsCard>
  );
}
