import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { DeskDialog } from "./parts/DeskDialog.tsx";
import { areKeysOn, keyList, switchKeys } from "./parts/keys.ts";

export function KeysDialog({ close }: { close: () => void }) {
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <DeskDialog title={say("desk.keys.title")} close={close}>
      <dl class="keys">
        {keyList().map(({ keys, says }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{say("desk.keys.rest")}</p>
      <label class="keys-on">
        <input
          class="check"
          type="checkbox"
          checked={isOn}
          onChange={event => {
            switchKeys(event.currentTarget.checked);
            setOn(areKeysOn());
          }}
        />
        {say("desk.keys.on")}
      </label>
    </DeskDialog>
  );
}
