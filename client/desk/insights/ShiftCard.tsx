import { clockTime, counted } from "../../core/text.ts";
import type { CareDoor } from "../parts/care.ts";

/** What this person has had to read, told to nobody else; it is kept in this browser alone. */
export function ShiftCard({ care }: { care: CareDoor }) {
  const { seen, since, isVeiled } = care;
  return (
    <section class="shift t" aria-label="Your shift">
      {seen.length > 0 && (
        <p>
          <b>{counted(seen.length, { one: "# severe text", other: "# severe texts" })}</b> opened since{" "}
          {clockTime(since, "here")}. Only you see this.
        </p>
      )}
      <label>
        <input
          class="check"
          type="checkbox"
          checked={isVeiled}
          onChange={event => care.veil(event.currentTarget.checked)}
        />
        Blur severe texts
      </label>
    </section>
  );
}
