import { useState } from "preact/hooks";
import { Icon } from "../core/Icon.tsx";
import { areKeysOn, keyList, switchKeys } from "./keys.ts";
import { useDialog } from "./useDialog.ts";

export function KeysDialog({ close }: { close: () => void }) {
  const dialog = useDialog(close);
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <dialog class="dialog" {...dialog} aria-labelledby="keys-h">
      <div class="dialog-head">
        <h2 id="keys-h" tabIndex={-1}>
          Keys
        </h2>
        <button class="icon-btn" type="button" aria-label="Close" onClick={close}>
          <Icon name="x" />
        </button>
      </div>
      <div class="dialog-body">
        <dl class="keys">
          {keyList.map(({ keys, says }) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
        <p class="hint">They rest while you write in a field.</p>
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
          Single keys act in this browser
        </label>
      </div>
    </dialog>
  );
}
