import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { AccountView } from "../../server/protocol/accounts.ts";
import { limits } from "../../server/protocol/limits.ts";
import { api } from "../core/api.ts";
import { Field } from "./Field.tsx";
import { OneField, Section } from "./Section.tsx";
import type { Account } from "./useAccount.ts";

/** The address, which changes once the mail to the new one was answered. */
export function Email({ account: { view, change } }: { account: Account }) {
  const [email, setEmail] = useState("");
  const [sentTo, setSentTo] = useState("");
  const send = async () => {
    const isAsked = await change(() => api.put("me/email", { email }).then(() => true));
    if (isAsked) setSentTo(email);
  };
  return (
    <Section id="email" title={say("account.email.title")}>
      <p>
        <bdi>{view.email}</bdi>
      </p>
      {!view.isEmailVerified && <p class="hint">{say("account.email.unverified")}</p>}
      <OneField button={say("account.email.change")} onSend={send}>
        <Field
          id="new-email"
          type="email"
          label={say("account.email.new")}
          value={email}
          onInput={setEmail}
          complete="email"
        />
      </OneField>
      <p role="status">{sentTo && say("account.email.sent", { email: sentTo })}</p>
    </Section>
  );
}

export function Password({ account: { take, change } }: { account: Account }) {
  const [password, setPassword] = useState("");
  const [isDone, setDone] = useState(false);
  const hint = say("signin.passwordHint", { count: String(limits.passwordLeast) });
  const send = async () => {
    setDone(false);
    const view = await change(() => api.put<AccountView>("me/password", { password }));
    if (!view) return;
    take(view);
    setPassword("");
    setDone(true);
  };
  return (
    <Section id="password" title={say("account.password.title")} text={`${hint} ${say("account.password.text")}`}>
      <OneField button={say("account.password.change")} onSend={send}>
        <Field
          id="new-password"
          type="password"
          label={say("signin.newPassword")}
          value={password}
          onInput={setPassword}
          complete="new-password"
        />
      </OneField>
      <p role="status">{isDone && say("account.password.done")}</p>
    </Section>
  );
}
