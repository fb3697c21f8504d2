import { say } from "../../locales/say.ts";
import { limits } from "../../server/protocol/limits.ts";
import { home } from "../core/home.ts";
import { Field } from "./Field.tsx";
import { takesPasskeys } from "./passkey.ts";
import type { Step, WayIn } from "./useSignIn.ts";

/** What a step is called. */
export function titleOf({ kind }: Step): string {
  if (kind === "sign-up") return say("signin.signUpTitle");
  if (kind === "mail" || kind === "reset") return say("signin.mailTitle");
  return kind === "second-factor" ? say("signin.secondTitle") : say("signin.signInTitle");
}

/** The fields of the step, and what else can be done there. */
export function SignInSteps({ way }: { way: WayIn }) {
  const { step, fields, trouble } = way;
  return (
    <>
      {step.kind === "mail" && <p>{say("signin.mailText", { email: fields.email })}</p>}
      {step.kind === "reset" && <p>{say("signin.resetText", { email: fields.email })}</p>}
      {step.kind === "second-factor" && <p>{say("signin.secondText")}</p>}
      {step.kind === "sign-up" && <SignInField way={way} name="name" complete="nickname" />}
      {(step.kind === "sign-in" || step.kind === "sign-up") && (
        <>
          <SignInField way={way} name="email" complete={step.kind === "sign-up" ? "email" : "username"} />
          <SignInField
            way={way}
            name="password"
            complete={step.kind === "sign-up" ? "new-password" : "current-password"}
          />
        </>
      )}
      {(step.kind === "mail" || step.kind === "second-factor") && (
        <SignInField way={way} name="code" complete="one-time-code" />
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
      {step.kind === "sign-in" && <OtherWays way={way} />}
      {step.kind === "mail" && <p class="hint">{say("signin.kept")}</p>}
    </>
  );
}

const types = { name: "text", email: "email", password: "password", code: "text" } as const;

function SignInField({ way, name, complete }: { way: WayIn; name: keyof typeof types; complete: string }) {
  const fault = way.errorOf(name);
  const isNew = way.step.kind === "sign-up" && name === "password";
  return (
    <Field
      id={`sign-in-${name}`}
      type={types[name]}
      label={say(`signin.${name}`)}
      value={way.fields[name]}
      onInput={way.set(name)}
      complete={complete}
      error={fault && say(`signin.wrong.${name}`, { fault })}
      hint={isNew ? say("signin.passwordHint", { count: String(limits.passwordLeast) }) : undefined}
    />
  );
}

/** For who has no password at hand. */
function OtherWays({ way }: { way: WayIn }) {
  return (
    <div class="sign-in-ways">
      {takesPasskeys() && (
        <button class="btn btn-sm" type="button" onClick={way.byPasskey}>
          {say("signin.byPasskey")}
        </button>
      )}
      {home.origin !== "" && (
        <button class="btn btn-sm" type="button" onClick={way.byWindow}>
          {say("signin.byWindow")}
        </button>
      )}
      <button class="btn btn-sm" type="button" onClick={way.askForLink}>
        {say("signin.byLink")}
      </button>
      <button class="btn btn-link" type="button" onClick={way.askForReset}>
        {say("signin.forgot")}
      </button>
    </div>
  );
}

/** What sends the step, and the way to another one. */
export function SignInActs({ way }: { way: WayIn }) {
  const { step, isSending, go } = way;
  const turns = {
    "sign-in": { words: say("signin.needAccount"), to: "sign-up" },
    "sign-up": { words: say("signin.haveAccount"), to: "sign-in" },
  } as const;
  const turn =
    step.kind === "sign-in" || step.kind === "sign-up"
      ? turns[step.kind]
      : ({ words: say("signin.back"), to: "sign-in" } as const);
  return (
    <>
      <button class="btn btn-link" type="button" onClick={() => go({ kind: turn.to })}>
        {turn.words}
      </button>
      {step.kind !== "reset" && (
        <button class="btn btn-primary" type="submit" aria-disabled={isSending}>
          {step.kind === "sign-up" ? say("signin.createAccount") : say("signin.signIn")}
        </button>
      )}
    </>
  );
}
