import type { Session } from "../core/session.ts";
import { SignInActs, SignInSteps, titleOf } from "./SignInSteps.tsx";
import { useSignIn } from "./useSignIn.ts";

interface SignInFormProps {
  session: Session;
  onIn: () => void;
  /** What was in the plain form whose place it takes. */
  typed?: { email: string; password: string };
}

/** The way in, on a page of ours. */
export function SignInForm({ session, onIn, typed }: SignInFormProps) {
  const way = useSignIn(session, "sign-in", onIn, typed);
  return (
    <form
      class="paper-form"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        void way.send();
      }}
    >
      <h1>{titleOf(way.step)}</h1>
      <SignInSteps way={way} />
      <div class="account-acts">
        <SignInActs way={way} />
      </div>
    </form>
  );
}
