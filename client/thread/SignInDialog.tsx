import { SignInActs, SignInSteps, titleOf } from "../account/SignInSteps.tsx";
import { useSignIn } from "../account/useSignIn.ts";
import { session } from "./connections.ts";
import { Dialog } from "./Dialog.tsx";

/** Signing in, or making an account, without leaving what is being written. */
export function SignInDialog({ isNew, onClose }: { isNew: boolean; onClose: () => void }) {
  const way = useSignIn(session(), isNew ? "sign-up" : "sign-in", onClose);
  return (
    <Dialog
      id="sign-in-h"
      title={titleOf(way.step)}
      onClose={onClose}
      onSubmit={way.send}
      foot={<SignInActs way={way} />}
    >
      <SignInSteps way={way} />
    </Dialog>
  );
}
