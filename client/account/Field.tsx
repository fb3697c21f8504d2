import type { TargetedInputEvent } from "preact";

interface FieldProps {
  id: string;
  label: string;
  type?: "text" | "email" | "password";
  value: string;
  onInput: (value: string) => void;
  complete: string;
  error?: string | undefined;
  hint?: string | undefined;
}

/** One field with its label, and what is wrong with it. */
export function Field({ id, label, type = "text", value, onInput, complete, error, hint }: FieldProps) {
  const said = error ?? hint;
  const attributes = {
    class: "field",
    id,
    value,
    autocomplete: complete,
    required: true,
    "aria-invalid": error !== undefined,
    "aria-describedby": said ? `${id}-said` : undefined,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
  };
  return (
    <div class="sign-in-field">
      <label class="label" for={id}>
        {label}
      </label>
      {type === "text" && <input type="text" {...attributes} />}
      {type === "email" && <input type="email" {...attributes} />}
      {type === "password" && <input type="password" {...attributes} />}
      {said && (
        <p class={error ? "trouble" : "hint"} id={`${id}-said`}>
          {said}
        </p>
      )}
    </div>
  );
}
