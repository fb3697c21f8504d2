import { useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import { RejectSheet } from "../case/RejectSheet.tsx";
import type { RejectDraft } from "../case/sheetDraft.ts";
import type { Bulk } from "../case/useBulk.ts";
import type { Selection } from "./useSelection.ts";

/** One decision for all that are chosen. */
export function BulkBar({ selection, bulk }: { selection: Selection; bulk: Bulk }) {
  const [isRejecting, setRejecting] = useState(false);
  const [draft, keep] = useState<RejectDraft | null>(null);
  const rejectButton = useRef<HTMLButtonElement>(null);
  const { items, clear } = selection;
  const count = items.length;
  const decide = (how: Parameters<Bulk["decide"]>[1]) => {
    setRejecting(false);
    keep(null);
    void bulk.decide(items, how);
    clear();
  };
  const close = () => {
    setRejecting(false);
    rejectButton.current?.focus();
  };
  return (
    <section class="q-bulk" aria-label={say("deskQueue.bulk.label")}>
      <b>{say("deskQueue.bulk.selected", { count })}</b>
      <button class="icon-btn" type="button" aria-label={say("deskQueue.bulk.none")} onClick={clear}>
        <Icon name="x" />
      </button>
      <span class="q-bulk-acts">
        <button class="btn" type="button" onClick={() => decide({ decision: "approve" })}>
          {say("deskQueue.bulk.approve", { count })}
        </button>
        <button
          class="btn btn-stop"
          type="button"
          ref={rejectButton}
          aria-haspopup="dialog"
          aria-expanded={isRejecting}
          onClick={() => (isRejecting ? close() : setRejecting(true))}
        >
          {say("deskQueue.bulk.reject", { count })}
        </button>
      </span>
      {isRejecting && (
        <RejectSheet
          label={say("deskQueue.bulk.rejectLabel", { count })}
          reports={items.flatMap(({ reports }) => reports)}
          mayRestrict={false}
          draft={draft}
          keep={keep}
          close={close}
          decide={decide}
        />
      )}
    </section>
  );
}
