import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Settings } from "../../../server/protocol/settings.ts";
import { CheckField } from "./fields.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** Whether people write who give a name and nothing else. */
export function GuestsCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.guests.allowed;
  const [allowed, setAllowed] = useState(saved);
  return (
    <SettingsCard
      id="guests"
      title={say("deskSettings.guests.title")}
      says={say("deskSettings.guests.says")}
      isChanged={allowed !== saved}
      save={() => door.save({ guests: { allowed } })}
    >
      {() => (
        <CheckField
          label={say("deskSettings.guests.allowed")}
          hint={say("deskSettings.guests.allowedHint")}
          isOn={allowed}
          set={setAllowed}
        />
      )}
    </SettingsCard>
  );
}

const ways = ["off", "reviewed", "on"] as const satisfies readonly Settings["images"]["inComments"][];

/** Whether comments have pictures. */
export function ImagesCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.images.inComments;
  const [inComments, setInComments] = useState(saved);
  return (
    <SettingsCard
      id="images"
      title={say("deskSettings.images.title")}
      says={say("deskSettings.images.says")}
      isChanged={inComments !== saved}
      save={() => door.save({ images: { inComments } })}
    >
      {() => (
        <fieldset class="settings-choice">
          <legend class="sr">{say("deskSettings.images.title")}</legend>
          {ways.map(way => (
            <label class="settings-check" key={way}>
              <input type="radio" name="pictures" checked={inComments === way} onChange={() => setInComments(way)} />
              <span>{say(`deskSettings.images.${way}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
    </SettingsCard>
  );
}
