import type { TargetedInputEvent } from "preact";
import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { FieldError } from "../../server/protocol/problems.ts";
import { ApiProblem } from "../core/api.ts";
import { minutesAndSeconds } from "../core/text.ts";
import { session } from "./connections.ts";
import { Dialog } from "./Dialog.tsx";

/** Signing in, or making an account, without leaving what is being written. */
export function SignInDialog({ isNew: startsNew, onClose }: { isNew: boolean; onClose: () => void }) {
  const [isNew, setNew] = useState(startsNew);
  const [fields, setFields] = useState({ name: "", email: "", password: "" });
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [trouble, setTrouble] = useState("");
  const [isSending, setSending] = useState(false);

  const set = (name: keyof typeof fields) => (value: string) => setFields(before => ({ ...before, [name]: value }));
  const errorOf = (path: string) => errors.find(error => error.path === path)?.message;

  const send = async () => {
    if (isSending) return;
    setSending(true);
    setErrors([]);
    setTrouble("");
    const { name, email, password } = fields;
    try {
      await (isNew ? session().signUp({ name, email, password }) : session().signIn({ email, password }));
      onClose();
    } catch (thrown) {
      setSending(false);
      if (!(thrown instanceof ApiProblem)) throw thrown;
      const atFields = thrown.body.errors ?? [];
      setErrors(atFields);
      if (atFields.length === 0) setTrouble(troubleOf(thrown));
    }
  };
  const turn = () => {
    setNew(!isNew);
    setErrors([]);
    setTrouble("");
  };

  return (
    <Dialog
      id="sign-in-h"
      title={isNew ? say("dialogs.signUpTitle") : say("dialogs.signInTitle")}
      onClose={onClose}
      onSubmit={send}
      foot={
        <>
          <button class="btn btn-link" type="button" onClick={turn}>
            {isNew ? say("dialogs.haveAccount") : say("dialogs.needAccount")}
          </button>
          <button class="btn btn-primary" type="submit" aria-disabled={isSending}>
            {isNew ? say("thread.createAccount") : say("thread.signIn")}
          </button>
        </>
      }
    >
      {isNew && (
        <Field
          id="name"
          label={say("dialogs.name")}
          value={fields.name}
          onInput={set("name")}
          complete="nickname"
          error={errorOf("name")}
        />
      )}
      <Field
        id="email"
        type="email"
        label={say("dialogs.email")}
        value={fields.email}
        onInput={set("email")}
        complete="email"
        error={errorOf("email")}
      />
      <Field
        id="password"
        type="password"
        label={say("dialogs.password")}
        value={fields.password}
        onInput={set("password")}
        complete={isNew ? "new-password" : "current-password"}
        error={errorOf("password")}
        hint={isNew ? say("dialogs.passwordHint") : undefined}
      />
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Dialog>
  );
}

/** What stands under the fields, where nothing stands beside one of them. */
function troubleOf({ problem, body }: ApiProblem): string {
  if (problem === "wrong-credentials") return say("dialogs.wrongCredentials");
  if (problem === "too-many-requests")
    return say("dialogs.tooMany", { time: minutesAndSeconds(Number(body.retryAfterSeconds) || 60) });
  return problem === "offline" ? say("dialogs.notSent") : `${body.title}.`;
}

interface FieldProps {
  id: "name" | "email" | "password";
  label: string;
  type?: "text" | "email" | "password";
  value: string;
  onInput: (value: string) => void;
  complete: string;
  error: string | undefined;
  hint?: string | undefined;
}

function Field({ id, label, type = "text", value, onInput, complete, error, hint }: FieldProps) {
  const said = error ? say(`dialogs.wrong.${id}`, { fault: error }) : hint;
  const attributes = {
    class: "field",
    id: `sign-in-${id}`,
    value,
    autocomplete: complete,
    required: true,
    "aria-invalid": error !== undefined,
    "aria-describedby": said ? `sign-in-${id}-said` : undefined,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
  };
  return (
    <div class="sign-in-field">
      <label class="label" for={`sign-in-${id}`}>
        {label}
      </label>
      {type === "text" && <input type="text" {...attributes} />}
      {type === "email" && <input type="email" {...attributes} />}
      {type === "password" && <input type="password" {...attributes} />}
      {said && (
        <p class={error ? "trouble" : "hint"} id={`sign-in-${id}-said`}>
          {said}
        </p>
      )}
    </div>
  );
}
