import { say } from "../../locales/say.ts";
import { limits } from "../protocol/limits.ts";
import type { Problem } from "../protocol/problems.ts";
import type { ProviderView } from "../protocol/providers.ts";
import { accountScript } from "./AccountPage.tsx";
import { NewPasswordField, Refused, SignInFields } from "./formParts.tsx";
import { type Frame, Layout } from "./Layout.tsx";

interface SignInPageProps extends SignInDraft {
  frame: Frame;
  /** The path of the page that comes next. */
  next: string;
  /** Of whoever is signed in already. */
  name: string | null;
  /** Through whom else one signs in. */
  providers: ProviderView[];
}

export interface SignInDraft {
  email: string;
  /** Why what was sent could not be taken. */
  refused: Problem | null;
}

/** Signing in without JavaScript, on a page of its own; it leads on to where one came from. */
export function SignInPage({ frame, next, name, providers, email, refused }: SignInPageProps) {
  const title = say("plain.signIn");
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <Layout frame={frame} title={title} description={title} scripts={name === null ? [accountScript] : []}>
      <main class="wrap paper" id={name === null ? "sign-in" : undefined} data-next={next}>
        <h1>{title}</h1>
        {name === null ? (
          <form class="paper-form" method="post" action={`/sign-in${query}`}>
            <p>{say("plain.signInText", { site: frame.site.name })}</p>
            <Refused problem={refused} />
            <SignInFields email={email} />
            <button class="btn btn-primary" type="submit">
              {title}
            </button>
            {providers.map(({ id, label }) => (
              <a key={id} class="btn" href={`/sign-in/with/${id}${query}`}>
                {say("signin.with", { provider: label })}
              </a>
            ))}
          </form>
        ) : (
          <form class="paper-form" method="post" action={`/sign-out${query}`}>
            <p>{say("plain.signedInAs", { name })}</p>
            <a class="btn btn-primary" href={next}>
              {say("plain.backToPage")}
            </a>
            <button class="btn" type="submit">
              {say("plain.signOut")}
            </button>
          </form>
        )}
        {name === null && (
          <p class="hint">
            <a href={`/sign-up${query}`}>{say("signin.needAccount")}</a>
          </p>
        )}
      </main>
    </Layout>
  );
}

interface SignUpPageProps {
  frame: Frame;
  next: string;
  draft: SignUpDraft;
}

export interface SignUpDraft {
  name: string;
  email: string;
  refused: Problem | null;
}

/** Making an account without JavaScript. */
export function SignUpPage({ frame, next, draft: { name, email, refused } }: SignUpPageProps) {
  const title = say("signin.signUpTitle");
  return (
    <Layout frame={frame} title={title} description={title}>
      <main class="wrap paper">
        <h1>{title}</h1>
        <form class="paper-form" method="post" action={`/sign-up?next=${encodeURIComponent(next)}`}>
          <Refused problem={refused} />
          <label for="name">{say("signin.name")}</label>
          <input
            id="name"
            name="name"
            required
            autocomplete="nickname"
            maxLength={limits.nameCodePoints}
            value={name}
          />
          <label for="email">{say("signin.email")}</label>
          <input id="email" name="email" type="email" required autocomplete="email" value={email} />
          <NewPasswordField label={say("signin.password")} />
          <button class="btn btn-primary" type="submit">
            {say("signin.createAccount")}
          </button>
        </form>
        <p class="hint">
          <a href={`/sign-in?next=${encodeURIComponent(next)}`}>{say("signin.haveAccount")}</a>
        </p>
      </main>
    </Layout>
  );
}
