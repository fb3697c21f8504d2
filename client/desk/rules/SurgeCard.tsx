import type { Policy } from "../../../server/protocol/policy.ts";
import { Card } from "./RuleCard.tsx";
import { surgeWords } from "./ruleWords.ts";

interface SurgeCardProps {
  surge: Policy["surge"];
  change: (surge: Policy["surge"]) => void;
}

/** What happens by itself where much more is written than is usual. */
export function SurgeCard({ surge, change }: SurgeCardProps) {
  return (
    <Card
      section="surge"
      says="Compared with what is usual under the article: how much is written, how many newcomers write, and how much the checks find. Readers and the desk are told; it ends by itself, and a moderator can end it or keep it."
    >
      <p class="sentence">
        When one of these jumps under an article:{" "}
        <span class="slot-end">
          <select
            class={`slot slot-${surge.guard === "off" ? "off" : "hold"}`}
            aria-label="When something jumps"
            value={surge.guard}
            onChange={event => change({ guard: event.currentTarget.value as Policy["surge"]["guard"] })}
          >
            {Object.entries(surgeWords).map(([guard, words]) => (
              <option key={guard} value={guard}>
                {words}
              </option>
            ))}
          </select>
          .
        </span>
      </p>
    </Card>
  );
}
