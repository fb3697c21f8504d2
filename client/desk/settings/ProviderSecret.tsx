import { useId, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import { exactTime } from "../../core/text.ts";
import { FieldErrors } from "./fields.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** The client secret of a provider: it can be set and forgotten, and is never shown. */
export function ProviderSecret({ door, id }: { door: SettingsDoor; id: string }) {
  const [secret, setSecret] = useState("");
  const [errors, setErrors] = useState<FieldError[]>([]);
  const field = useId();
  const name = `provider.${id}`;
  const kept = door.view.secrets.find(one => one.name === name);
  const write = async (value: string | null) => {
    const wrong = await door.setSecret(name, value);
    setErrors(wrong);
    if (wrong.length === 0) setSecret("");
  };
  return (
    <div class="settings-field">
      <label class="label" for={field}>
        {say("deskSettings.oidc.secret")}{" "}
        <span class="hint">
          {kept
            ? say("deskSettings.oidc.secretSet", { time: exactTime(kept.setAt, "here") })
            : say("deskSettings.oidc.secretNone")}
        </span>
      </label>
      <div class="settings-row">
        <input
          class="field mono"
          id={field}
          type="password"
          autocomplete="off"
          value={secret}
          aria-invalid={errors.length > 0}
          aria-describedby={errors.length > 0 ? `${field}-error` : undefined}
          onInput={event => setSecret(event.currentTarget.value)}
        />
        <button
          class="btn"
          type="button"
          aria-disabled={secret === ""}
          onClick={() => secret !== "" && void write(secret)}
        >
          {say("deskSettings.oidc.set")}
        </button>
        {kept && (
          <button class="btn" type="button" onClick={() => void write(null)}>
            {say("deskSettings.oidc.forget")}
          </button>
        )}
      </div>
      <FieldErrors id={`${field}-error`} label={say("deskSettings.oidc.secret")} errors={errors} />
    </div>
  );
}
