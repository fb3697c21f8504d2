import { useMemo, useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import { isFree, type Queue } from "../parts/queueStore.ts";

/** The cases that were chosen for one decision; one that somebody else took or ended meanwhile is chosen no longer. */
export interface Selection {
  items: CaseView[];
  has(id: Id): boolean;
  toggle(id: Id): void;
  clear(): void;
}

export function useSelection(queue: Queue): Selection {
  const [ids, setIds] = useState<ReadonlySet<Id>>(new Set());
  return useMemo(() => {
    const items = queue.rows.filter(row => ids.has(row.case.id) && isFree(row, queue.me)).map(row => row.case);
    return {
      items,
      has: id => items.some(item => item.id === id),
      toggle: id =>
        setIds(before => {
          const after = new Set(before);
          if (!after.delete(id)) after.add(id);
          return after;
        }),
      clear: () => setIds(new Set()),
    };
  }, [queue, ids]);
}
