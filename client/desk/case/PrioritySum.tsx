import { numeral, say, sayWith } from "../../../locales/say.ts";
import { whyOf } from "../../../locales/saying.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import { agePoints, waiting } from "../parts/deskWords.ts";
import { useNow } from "../parts/useNow.ts";

/** Why a case stands where it does: the parts of its number, each with its reason. */
export function PrioritySum({ item }: { item: CaseView }) {
  const now = useNow(30_000);
  const waited = item.closedAt ? 0 : agePoints(item.openedAt, now);
  const total = item.priority.total + waited;
  const parts = [
    ...item.priority.parts.map(part => ({
      ...part,
      says: say("deskCase.sum.part", { name: say(`desk.priority.${part.name}`), why: whyOf(part) }),
    })),
    { name: "waiting", value: waited, says: say("deskCase.sum.time", { waiting: waiting(item.openedAt, now) }) },
  ];
  return (
    <details class="sum">
      <summary>{sayWith("deskCase.sum.title", { total: <b>{numeral(total)}</b> })}</summary>
      <div class="parts" aria-hidden="true">
        {parts.map(part => (
          <i
            key={part.name}
            class={`part-${part.name}`}
            style={{ "--part": `${(part.value / Math.max(1, total)) * 100}%` }}
          />
        ))}
      </div>
      <dl class="parts-key">
        {parts.map(part => (
          <div key={part.name}>
            <dt>
              <i class={`part-${part.name}`} aria-hidden="true" />
              {part.says}
            </dt>
            <dd>{part.value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
