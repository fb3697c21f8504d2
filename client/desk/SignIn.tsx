import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { SignInSteps } from "../account/SignInSteps.tsx";
import { useSignIn } from "../account/useSignIn.ts";
import type { ApiProblem } from "../core/api.ts";
import { Brand } from "../core/Brand.tsx";
import { LanguageChoice } from "../core/LanguageChoice.tsx";
import { ProviderLinks } from "../core/ProviderLinks.tsx";
import type { Member, Session } from "../core/session.ts";
import { useSignOut } from "../core/useSignOut.ts";

/** One calm form for the people who work here. */
export function SignIn({ session, siteName }: { session: Session; siteName: string }) {
  const way = useSignIn(session, "sign-in", () => {});
  const { step, isSending, send, go } = way;
  return (
    <Door title="Moderators’ desk" hint={siteName}>
      <ProviderLinks whom="staff" next={location.pathname + location.hash} />
      <form
        class="door-form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void send();
        }}
      >
        <SignInSteps way={way} />
        {step.kind !== "reset" && (
          <button class="btn btn-primary" type="submit" aria-disabled={isSending}>
            {isSending ? "Signing in …" : "Sign in"}
          </button>
        )}
        {step.kind !== "sign-in" && (
          <button class="btn btn-link" type="button" onClick={() => go({ kind: "sign-in" })}>
            Back
          </button>
        )}
      </form>
      <p class="door-foot">
        <a href="/">Back to the front page</a>
      </p>
    </Door>
  );
}

/** Works here, but has shown one factor where the site asks for two. */
export function OneFactor({ session }: { session: Session }) {
  const { signOut, stillIn } = useSignOut(() => session);
  return (
    <Door title="The desk asks for a second factor">
      <p>
        Sign in again with your passkey, or with the code of your authenticator app. If you have neither, set one up in
        your account: then the desk opens.
      </p>
      <div class="door-acts">
        <a class="btn btn-primary" href="/account">
          Set one up
        </a>
        <button class="btn" type="button" onClick={signOut}>
          Sign in again
        </button>
      </div>
      {stillIn !== "" && <p role="alert">{stillIn}</p>}
    </Door>
  );
}

/** Signed in, but without the right to decide. */
export function NoRight({ member, session }: { member: Member; session: Session }) {
  const { signOut, stillIn } = useSignOut(() => session);
  return (
    <Door title="This desk is for moderators">
      <p>
        You are signed in as <b dir="auto">{member.name}</b>. Only moderators work here. If you should be one of them,
        ask an admin of your newsroom.
      </p>
      <div class="door-acts">
        <a class="btn btn-primary" href="/">
          Back to the front page
        </a>
        <button class="btn" type="button" onClick={signOut}>
          Sign out
        </button>
      </div>
      {stillIn !== "" && <p role="alert">{stillIn}</p>}
    </Door>
  );
}

export function Unreachable({ problem, retry }: { problem: ApiProblem; retry: () => void }) {
  return (
    <Door title="The desk cannot be reached">
      <p>{sayWhy(problem)}</p>
      <div class="door-acts">
        <button class="btn btn-primary" type="button" onClick={retry}>
          Try again
        </button>
      </div>
    </Door>
  );
}

function Door({ title, hint, children }: { title: string; hint?: string; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="door">
      <div class="door-in">
        <Brand />
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {hint && <p class="hint">{hint}</p>}
        </div>
        {children}
        <LanguageChoice />
      </div>
    </main>
  );
}

const sayWhy = ({ problem, body }: ApiProblem): string =>
  problem === "offline" ? "The server cannot be reached. Check your connection, then try again." : `${body.title}.`;
