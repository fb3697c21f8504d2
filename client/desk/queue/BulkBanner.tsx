import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Bulk } from "../case/useBulk.ts";

/** What became of a batch, case by case where it was not done, with the way back. */
export function BulkBanner({ bulk }: { bulk: Bulk }) {
  const { result } = bulk;
  if (!result) return null;
  return (
    <div class={`banner q-batch ${result.but ? "banner-warn" : ""}`}>
      <Icon name={result.but ? "info" : "checkCircle"} />
      <p>
        <b>{result.what}</b> {result.but}
      </p>
      {result.batchId && (
        <button class="btn btn-sm" type="button" aria-keyshortcuts="U" onClick={() => void bulk.undo()}>
          {say("deskQueue.bulk.undoAll")}
        </button>
      )}
      <button class="icon-btn" type="button" aria-label={say("desk.close")} onClick={bulk.settle}>
        <Icon name="x" />
      </button>
    </div>
  );
}
