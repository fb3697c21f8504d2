import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";

interface FieldProps {
  label: string;
  hint?: string;
  value: string;
  set: (value: string) => void;
  /** What was refused at this field; its path within the part. */
  errors: readonly FieldError[];
  path: string;
  /** Addresses and names of programs, which read from left to right everywhere. */
  isCode?: boolean;
}

/** One line of text, with what was refused under it. */
export function TextField({ label, hint, value, set, errors, path, isCode = false }: FieldProps) {
  const id = useId();
  const wrong = errors.filter(error => error.path === path);
  const said = [...(hint ? [`${id}-hint`] : []), ...(wrong.length > 0 ? [`${id}-error`] : [])].join(" ");
  return (
    <div class="settings-field">
      <label class="label" for={id}>
        {label}
      </label>
      <input
        class={isCode ? "field mono" : "field"}
        id={id}
        type="text"
        value={value}
        autocomplete="off"
        spellcheck={false}
        dir={isCode ? "ltr" : "auto"}
        aria-invalid={wrong.length > 0}
        aria-describedby={said || undefined}
        onInput={event => set(event.currentTarget.value)}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldErrors id={`${id}-error`} label={label} errors={wrong} />
    </div>
  );
}

interface ListFieldProps extends Omit<FieldProps, "value" | "set"> {
  values: readonly string[];
  setValues: (values: string[]) => void;
}

/** A few values on one line, with commas between. */
export function ListField({ values, setValues, errors, path, ...props }: ListFieldProps) {
  const own = errors.filter(error => error.path === path || error.path.startsWith(`${path}.`));
  return (
    <TextField
      {...props}
      path={path}
      errors={own.map(({ message }) => ({ path, message }))}
      value={values.join(", ")}
      set={text => setValues(text === "" ? [] : text.split(/,\s*/))}
    />
  );
}

export function FieldErrors({ id, label, errors }: { id: string; label: string; errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <p class="field-error" id={id} role="alert">
      {[...new Set(errors.map(({ message }) => say("faults.ofField", { field: label, fault: message })))].join(" ")}
    </p>
  );
}

interface CheckFieldProps {
  label: string;
  hint?: string;
  isOn: boolean;
  set: (isOn: boolean) => void;
}

/** Yes or no. */
export function CheckField({ label, hint, isOn, set }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="settings-check">
      <input
        class="check"
        id={id}
        type="checkbox"
        checked={isOn}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={event => set(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface CheckFieldsProps<T extends string> {
  all: readonly T[];
  chosen: readonly T[];
  choose: (chosen: T[]) => void;
  labelOf: (one: T) => string;
}

/** Some of a few, which stay in their order. */
export function CheckFields<T extends string>({ all, chosen, choose, labelOf }: CheckFieldsProps<T>) {
  return (
    <>
      {all.map(one => (
        <CheckField
          key={one}
          label={labelOf(one)}
          isOn={chosen.includes(one)}
          set={isOn => choose(all.filter(other => (other === one ? isOn : chosen.includes(other))))}
        />
      ))}
    </>
  );
}

/** Fields that belong together, under a heading; what is seldom needed stays folded. */
export function FieldGroup({ title, says, children }: { title: string; says?: string; children: ComponentChildren }) {
  return (
    <details class="settings-group">
      <summary>{title}</summary>
      {says && <p class="hint">{says}</p>}
      {children}
    </details>
  );
}
