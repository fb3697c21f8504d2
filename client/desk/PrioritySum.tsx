import type { CaseView } from "../../server/protocol/views.ts";
import { partNames, priorityMost, waiting } from "./deskWords.ts";
import { useNow } from "./useNow.ts";

/** Why a case stands where it does: the parts of its number, each with its reason. */
export function PrioritySum({ item }: { item: CaseView }) {
  const now = useNow(30_000);
  const { total, parts } = item.priority;
  return (
    <details class="sum">
      <summary>
        Why it stands where it does: <b>{total}</b> of {priorityMost}
      </summary>
      <div class="parts" aria-hidden="true">
        {parts.map(part => (
          <i
            key={part.name}
            class={`part-${part.name}`}
            style={{ "--part": `${(part.value / priorityMost) * 100}%` }}
          />
        ))}
      </div>
      <dl class="parts-key">
        {parts.map(part => (
          <div key={part.name}>
            <dt>
              <i class={`part-${part.name}`} aria-hidden="true" />
              {partNames[part.name]}: {part.why}
            </dt>
            <dd>{part.value}</dd>
          </div>
        ))}
      </dl>
      {!item.closedAt && (
        <p class="hint">
          It is {waiting(item.openedAt, now)}. The longer a case waits, the higher it climbs, so nothing waits forever.
        </p>
      )}
    </details>
  );
}
