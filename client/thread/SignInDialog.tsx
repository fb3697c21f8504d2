import { SignInActs, SignInSteps, titleOf } from "../account/SignInSteps.tsx";
import { useSignIn } from "../account/useSignIn.ts";
import { home } from "../core/home.ts";
import { ProviderLinks } from "../core/ProviderLinks.tsx";
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
      {/* On a page of another origin they are in the window. */}
      {way.step.kind === "sign-in" && home.origin === "" && (
        <ProviderLinks whom="readers" next={location.pathname + location.search + location.hash} />
      )}
      <SignInSteps way={way} />
    </Dialog>
  );
}
