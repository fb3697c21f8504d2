import { say, sayWith } from "../../../locales/say.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { Card } from "./RuleCard.tsx";
import { SlotAtEnd } from "./slots.tsx";

type Guard = Policy["surge"]["guard"];
/** How easily something is done, from not at all. */
const guards = ["off", "low", "usual", "high"] as const satisfies readonly Guard[];

interface SurgeCardProps {
  surge: Policy["surge"];
  change: (surge: Policy["surge"]) => void;
}

/** What happens by itself where much more is written than is usual. */
export function SurgeCard({ surge, change }: SurgeCardProps) {
  return (
    <Card section="surge" says={say("deskRules.surge.says")}>
      <p class="sentence">
        {sayWith("deskRules.surge.sentence", {
          then: (
            <SlotAtEnd>
              <select
                class={`slot slot-${surge.guard === "off" ? "off" : "hold"}`}
                aria-label={say("deskRules.surge.label")}
                value={surge.guard}
                onChange={event => change({ guard: event.currentTarget.value as Guard })}
              >
                {guards.map(guard => (
                  <option key={guard} value={guard}>
                    {say(`deskRules.surge.then.${guard}`)}
                  </option>
                ))}
              </select>
            </SlotAtEnd>
          ),
        })}
      </p>
    </Card>
  );
}
