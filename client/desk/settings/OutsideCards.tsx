import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { CheckField, TextField } from "./fields.tsx";
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
      title={say("deskSettings.links.title")}
      says={say("deskSettings.links.says")}
      isChanged={areLookedAt !== saved}
      save={() => door.save({ links: { areLookedAt } })}
    >
      {() => <CheckField label={say("deskSettings.links.allowed")} isOn={areLookedAt} set={setLookedAt} />}
    </SettingsCard>
  );
}

function TranslationCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.translation.address;
  const [address, setAddress] = useState(saved);
  return (
    <SettingsCard
      id="translation"
      title={say("deskSettings.translation.title")}
      says={say("deskSettings.translation.says")}
      isChanged={address !== saved}
      save={() => door.save({ translation: { address } })}
    >
      {errors => (
        <TextField
          label={say("deskSettings.translation.address")}
          hint={say("deskSettings.translation.addressHint")}
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
