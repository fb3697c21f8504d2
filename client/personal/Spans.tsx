import { say } from "../../locales/say.ts";

const spans = [1, 7, 30, null] as const;
const dayMs = 86_400_000;

/** When a span from now ends, as the server takes it; null has no end. */
export const untilOf = (days: number | null): string | null =>
  days === null ? null : new Date(Date.now() + days * dayMs).toISOString();

/** For how long something is to be muted. */
export function Spans({ days, onChoose }: { days: number | null; onChoose: (days: number | null) => void }) {
  return (
    <fieldset class="spans">
      <legend>{say("personal.howLong")}</legend>
      {spans.map(span => (
        <label key={span}>
          <input class="check" type="radio" name="span" checked={span === days} onChange={() => onChoose(span)} />
          {span === null ? say("personal.forGood") : say("personal.days", { count: span })}
        </label>
      ))}
    </fieldset>
  );
}
