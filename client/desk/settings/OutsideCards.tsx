import { useState } from "preact/hooks";
import { TextField } from "./fields.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** Whom the server asks about comments beside ourselves: pages that they link to, and a machine that translates. Nobody by default. */
export function OutsideCards({ door }: { door: SettingsDoor }) {
  return (
    <>
      <LinksCard door={door} />
      <TranslationCard door={door} />
    </>
  );
}

function LinksCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.links.areLookedAt;
  const [areLookedAt, setLookedAt] = useState(saved);
  return (
    <SettingsCard
      id="links"
      title="Where links lead"
      says="A reader who asks is shown what the linked page says of itself. The server looks at it, not the reader’s browser; addresses of your own network are never asked."
      isChanged={areLookedAt !== saved}
      save={() => door.save({ links: { areLookedAt } })}
    >
      {() => (
        <label class="check-line">
          <input
            class="check"
            type="checkbox"
            checked={areLookedAt}
            onChange={event => setLookedAt(event.currentTarget.checked)}
          />
          <span>Readers may ask where the links of a comment lead</span>
        </label>
      )}
    </SettingsCard>
  );
}

function TranslationCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.translation.address;
  const [address, setAddress] = useState(saved);
  return (
    <SettingsCard
      id="translation"
      title="Translation"
      says="Readers may ask for a comment in their own language. Its text is sent to the server that you name, and to nobody while there is none."
      isChanged={address !== saved}
      save={() => door.save({ translation: { address } })}
    >
      {errors => (
        <TextField
          label="Address of a server that speaks LibreTranslate’s protocol"
          hint="Its key, where it needs one, is the secret named translation."
          value={address}
          set={setAddress}
          errors={errors}
          path="translation.address"
          isCode
        />
      )}
    </SettingsCard>
  );
}
