import { useState } from "preact/hooks";
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
      title="Guests"
      says="A guest gives a name and a moment of the browser’s work, and no address. Whatever guests write waits until somebody approves it."
      isChanged={allowed !== saved}
      save={() => door.save({ guests: { allowed } })}
    >
      {() => (
        <CheckField
          label="Guests may write"
          hint="Five comments of one guest may wait at a time. With an account they can make them their own later."
          isOn={allowed}
          set={setAllowed}
        />
      )}
    </SettingsCard>
  );
}

type InComments = Settings["images"]["inComments"];

const ways: Record<InComments, string> = {
  off: "No pictures",
  reviewed: "Pictures, each looked at by a moderator first",
  on: "Pictures, seen as soon as their text is",
};

/** Whether comments have pictures. */
export function ImagesCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.images.inComments;
  const [inComments, setInComments] = useState(saved);
  return (
    <SettingsCard
      id="images"
      title="Pictures in comments"
      says="No check sees what is in a picture. Each is drawn anew, without what the camera wrote into it, and is seen by nobody before its comment is."
      isChanged={inComments !== saved}
      save={() => door.save({ images: { inComments } })}
    >
      {() => (
        <fieldset class="settings-choice">
          <legend class="sr">Pictures in comments</legend>
          {(Object.keys(ways) as InComments[]).map(way => (
            <label class="settings-check" key={way}>
              <input type="radio" name="pictures" checked={inComments === way} onChange={() => setInComments(way)} />
              <span>{ways[way]}</span>
            </label>
          ))}
        </fieldset>
      )}
    </SettingsCard>
  );
}
