import type { ComponentChildren } from "preact";
import { say } from "../../locales/say.ts";
import type { Problem } from "../protocol/problems.ts";
import { NewPasswordField, Refused } from "./formParts.tsx";
import { type Frame, Layout } from "./Layout.tsx";

/** What a mailed link asks to be confirmed: whose it is, or of which address it speaks. */
export interface MailedAsk {
  kind: "sign-up" | "sign-in" | "reset-password" | "change-email";
  name: string;
  email: string;
}

interface FormPageProps {
  frame: Frame;
  title: string;
  text: string;
  action: string;
  button: string;
  refused: Problem | null;
  children?: ComponentChildren;
}

/** One thing to be confirmed, by a button: no program that only looks at links presses it. */
function FormPage({ frame, title, text, action, button, refused, children }: FormPageProps) {
  return (
    <Layout frame={frame} title={title} description={title}>
      <main class="wrap paper">
        <h1>{title}</h1>
        <form class="paper-form" method="post" action={action}>
          <p>{text}</p>
          <Refused problem={refused} />
          {children}
          <button class="btn btn-primary" type="submit">
            {button}
          </button>
        </form>
      </main>
    </Layout>
  );
}

interface MailedPageProps {
  frame: Frame;
  token: string;
  ask: MailedAsk;
  refused: Problem | null;
}

/** Where the link of a mail leads. */
export function MailedPage({ frame, token, ask, refused }: MailedPageProps) {
  const { kind, name, email } = ask;
  const facts = { name, email, site: frame.site.name };
  return (
    <FormPage
      frame={frame}
      title={say(`signin.mailed.${kind}.title`)}
      text={say(`signin.mailed.${kind}.text`, facts)}
      action={`/sign-in/mail/${token}`}
      button={say(`signin.mailed.${kind}.button`)}
      refused={refused}
    >
      {kind === "reset-password" && <NewPasswordField label={say("signin.newPassword")} />}
    </FormPage>
  );
}

interface SecondFactorPageProps {
  frame: Frame;
  ticket: string;
  /** The path of the page that comes next. */
  next: string;
  refused: Problem | null;
}

/** The second step of a sign-in without JavaScript. */
export function SecondFactorPage({ frame, ticket, next, refused }: SecondFactorPageProps) {
  return (
    <FormPage
      frame={frame}
      title={say("signin.secondTitle")}
      text={say("signin.secondText")}
      action={`/sign-in/second-factor?next=${encodeURIComponent(next)}`}
      button={say("signin.signIn")}
      refused={refused}
    >
      <input type="hidden" name="ticket" value={ticket} />
      <label for="code">{say("signin.code")}</label>
      <input id="code" name="code" required autocomplete="one-time-code" autocapitalize="characters" />
    </FormPage>
  );
}
