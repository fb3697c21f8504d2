import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ApiProblem } from "../core/api.ts";
import { Brand } from "../core/Brand.tsx";
import { Icon } from "../core/Icon.tsx";
import { ProviderLinks } from "../core/ProviderLinks.tsx";
import type { Member, Session } from "../core/session.ts";
import { useSignOut } from "../core/useSignOut.ts";

/** One calm form for the people who work here. */
export function SignIn({ session, siteName }: { session: Session; siteName: string }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const ids = useId();

  const enter = async (event: Event) => {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    setProblem(null);
    try {
      await session.signIn({ email: email.trim(), password });
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(sayWhy(thrown));
      setSending(false);
    }
  };

  return (
    <Door title="Moderators’ desk" hint={siteName}>
      {problem && (
        <div class="banner banner-warn" role="alert">
          <Icon name="info" />
          <p>{problem}</p>
        </div>
      )}
      <ProviderLinks
        whom="staff"
        next={location.pathname + location.hash}
        say={provider => `Sign in with ${provider}`}
      />
      <form class="door-form" onSubmit={enter}>
        <div>
          <label class="label" for={`${ids}-email`}>
            E-mail
          </label>
          <input
            class="field"
            id={`${ids}-email`}
            type="email"
            autocomplete="username"
            required
            value={email}
            onInput={event => setEmail(event.currentTarget.value)}
          />
        </div>
        <div>
          <label class="label" for={`${ids}-password`}>
            Password
          </label>
          <input
            class="field"
            id={`${ids}-password`}
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={event => setPassword(event.currentTarget.value)}
          />
        </div>
        <button class="btn btn-primary" type="submit" aria-disabled={isSending}>
          {isSending ? "Signing in …" : "Sign in"}
        </button>
      </form>
      <p class="door-foot">
        <a href="/">Back to the front page</a>
      </p>
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
      </div>
    </main>
  );
}

function sayWhy({ problem, body }: ApiProblem): string {
  if (problem === "offline") return "The server cannot be reached. Check your connection, then try again.";
  if (problem === "wrong-credentials") return "E-mail or password do not match. Nothing else is wrong.";
  if (problem === "too-many-requests") {
    const seconds = body.retryAfterSeconds;
    return typeof seconds === "number"
      ? `Too many tries from here. You can sign in again in ${Math.ceil(seconds / 60)} min.`
      : "Too many tries from here. Wait a few minutes.";
  }
  const named = (path: string) => (path === "email" ? "The e-mail address" : "The password");
  return body.errors?.map(({ path, message }) => `${named(path)} ${message}.`).join(" ") || `${body.title}.`;
}
