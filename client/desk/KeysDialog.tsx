import { Icon } from "../core/Icon.tsx";
import { keyList } from "./keys.ts";
import { useDialog } from "./useDialog.ts";

export function KeysDialog({ close }: { close: () => void }) {
  const dialog = useDialog(close);
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
      </div>
    </dialog>
  );
}
