import { useId } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { limits } from "../../../server/protocol/limits.ts";

/** Why something is switched: the list of changes keeps it. */
export function Why({ value, change }: { value: string; change: (why: string) => void }) {
  const id = useId();
  return (
    <div class="live-field">
      <label class="label" for={id}>
        {say("deskLive.why")} <span class="hint">{say("deskLive.whyHint")}</span>
      </label>
      <input
        class="field"
        id={id}
        maxLength={limits.whyCodePoints}
        dir="auto"
        value={value}
        onInput={event => change(event.currentTarget.value)}
      />
    </div>
  );
}

interface TimeFieldProps {
  says: string;
  /** In brackets. */
  hint: string;
  /** As {@link localTime} has it. */
  value: string;
  change: (value: string) => void;
}

export function TimeField({ says, hint, value, change }: TimeFieldProps) {
  return (
    <label class="label live-field">
      {says} <span class="hint">{hint}</span>
      <input class="field" type="datetime-local" value={value} onInput={event => change(event.currentTarget.value)} />
    </label>
  );
}

/** A time as a field of the browser has it, in the zone of whoever looks; "" for none. */
export function localTime(at: string | null): string {
  if (at === null) return "";
  const time = new Date(at);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The other way round; null for none. */
export const readTime = (local: string): string | null => (local === "" ? null : new Date(local).toISOString());
