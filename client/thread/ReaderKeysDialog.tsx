import { useState } from "preact/hooks";
import { readerKeys, readingWords as said } from "../core/readingWords.ts";
import { words } from "../core/text.ts";
import { Dialog } from "./Dialog.tsx";
import { areKeysOn } from "./readerKeys.ts";

/** The keys, and the switch for those that are single letters. */
export function ReaderKeysDialog({ onSwitch, onClose }: { onSwitch: (isOn: boolean) => void; onClose: () => void }) {
  const [isOn, setOn] = useState(areKeysOn);
  return (
    <Dialog
      id="keys-h"
      title={said.keys}
      onClose={onClose}
      onSubmit={onClose}
      foot={
        <button class="btn" type="submit">
          {words.close}
        </button>
      }
    >
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
        {said.keysOn}
      </label>
      <p class="hint">{said.keysHint}</p>
      <dl class="keys">
        {readerKeys.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
