import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Dialog } from "./Dialog.tsx";
import { areKeysOn } from "./readerKeys.ts";

/** The keys, and the switch for those that are single letters. */
export function ReaderKeysDialog({ onSwitch, onClose }: { onSwitch: (isOn: boolean) => void; onClose: () => void }) {
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <Dialog id="keys-h" title={say("thread.keys")} onClose={onClose}>
      <label class="keys-on">
        <input
          class="check"
          type="checkbox"
          checked={isOn}
          onChange={event => {
            setOn(event.currentTarget.checked);
            onSwitch(event.currentTarget.checked);
          }}
        />
        {say("thread.keysOn")}
      </label>
      <p class="hint">{say("thread.keysHint")}</p>
      <dl class="keys">
        {readerKeys.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{nameOf(key)}</kbd>
              ))}
            </dt>
            <dd>{say(`dialogs.keysFor.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** As the keyboards of a language name it. */
function nameOf(key: string): string {
  if (key === "Ctrl") return say("dialogs.key.ctrl");
  return key === "Shift" ? say("dialogs.key.shift") : key;
}

const readerKeys = [
  { keys: ["U"], does: "nextUnread" },
  { keys: ["N"], does: "next" },
  { keys: ["Shift", "N"], does: "previous" },
  { keys: ["P"], does: "parent" },
  { keys: ["?"], does: "list" },
  { keys: ["Ctrl", "Enter"], does: "post" },
] as const;
