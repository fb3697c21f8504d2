import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { say, sayWith } from "../../locales/say.ts";
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
    <Door title={say("desk.door.title")} hint={siteName}>
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
            {isSending ? say("desk.door.signingIn") : say("signin.signIn")}
          </button>
        )}
        {step.kind !== "sign-in" && (
          <button class="btn btn-link" type="button" onClick={() => go({ kind: "sign-in" })}>
            {say("signin.back")}
          </button>
        )}
      </form>
      <p class="door-foot">
        <a href="/">{say("desk.door.toFront")}</a>
      </p>
    </Door>
  );
}

/** Works here, but has shown one factor where the site asks for two. */
export function OneFactor({ session }: { session: Session }) {
  const { signOut, stillIn } = useSignOut(() => session);
  return (
    <Door title={say("desk.factor.title")}>
      <p>{say("desk.factor.text")}</p>
      <div class="door-acts">
        <a class="btn btn-primary" href="/account">
          {say("desk.factor.setUp")}
        </a>
        <button class="btn" type="button" onClick={signOut}>
          {say("desk.factor.again")}
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
    <Door title={say("desk.noRight.title")}>
      <p>{sayWith("desk.noRight.text", { name: <b dir="auto">{member.name}</b> })}</p>
      <div class="door-acts">
        <a class="btn btn-primary" href="/">
          {say("desk.door.toFront")}
        </a>
        <button class="btn" type="button" onClick={signOut}>
          {say("thread.signOut")}
        </button>
      </div>
      {stillIn !== "" && <p role="alert">{stillIn}</p>}
    </Door>
  );
}

export function Unreachable({ problem, retry }: { problem: ApiProblem; retry: () => void }) {
  return (
    <Door title={say("desk.unreachable.title")}>
      <p>{sayWhy(problem)}</p>
      <div class="door-acts">
        <button class="btn btn-primary" type="button" onClick={retry}>
          {say("thread.tryAgain")}
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
  problem === "offline" ? say("desk.unreachable.offline") : `${body.title}.`;
