import { say, sayWith } from "../../../locales/say.ts";
import { clockTime } from "../../core/text.ts";
import type { CareDoor } from "../parts/care.ts";

/** What this person has had to read, told to nobody else; it is kept in this browser alone. */
export function ShiftCard({ care }: { care: CareDoor }) {
  const { seen, since, isVeiled } = care;
  return (
    <section class="shift t" aria-label={say("deskInsights.shift.label")}>
      {seen.length > 0 && (
        <p>
          {sayWith("deskInsights.shift.opened", {
            texts: <b>{say("deskInsights.shift.texts", { count: seen.length })}</b>,
            time: clockTime(since, "here"),
          })}
        </p>
      )}
      <label>
        <input
          class="check"
          type="checkbox"
          checked={isVeiled}
          onChange={event => care.veil(event.currentTarget.checked)}
        />
        {say("deskInsights.shift.blur")}
      </label>
    </section>
  );
}
