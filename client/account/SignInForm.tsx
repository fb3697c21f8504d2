import type { Session } from "../core/session.ts";
import { SignInActs, SignInSteps, titleOf } from "./SignInSteps.tsx";
import { useSignIn } from "./useSignIn.ts";

/** The way in, on a page of ours. */
export function SignInForm({ session, onIn }: { session: Session; onIn: () => void }) {
  const way = useSignIn(session, "sign-in", onIn);
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
