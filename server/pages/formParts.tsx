import { say } from "../../locales/say.ts";
import { limits } from "../protocol/limits.ts";
import type { Problem } from "../protocol/problems.ts";
import { refusalWords } from "./refusalWords.ts";

/** Why what was sent was not taken; nothing where nothing was sent. */
export function Refused({ problem }: { problem: Problem | null }) {
  return (
    problem && (
      <p class="paper-problem" role="alert">
        {refusalWords(problem)}
      </p>
    )
  );
}

/** Of an account that is there. */
export function SignInFields({ email }: { email: string }) {
  return (
    <>
      <label for="email">{say("plain.email")}</label>
      <input id="email" name="email" type="email" required autocomplete="username" value={email} />
      <label for="password">{say("plain.password")}</label>
      <input id="password" name="password" type="password" required autocomplete="current-password" />
    </>
  );
}

/** A password that is chosen, with what is asked of one. */
export function NewPasswordField({ label }: { label: string }) {
  return (
    <>
      <label for="password">{label}</label>
      <input
        id="password"
        name="password"
        type="password"
        required
        minLength={limits.passwordLeast}
        autocomplete="new-password"
        aria-describedby="password-hint"
      />
      <p class="hint" id="password-hint">
        {say("signin.passwordHint", { count: String(limits.passwordLeast) })}
      </p>
    </>
  );
}
