import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { AccountView, AuthenticatorStart, RecoveryCodes } from "../../server/protocol/accounts.ts";
import { api } from "../core/api.ts";
import { Field } from "./Field.tsx";
import { OneField, Section } from "./Section.tsx";
import type { Account } from "./useAccount.ts";

/** The app that shows codes, from setting it up to the recovery codes. */
export function Authenticator({ account }: { account: Account }) {
  const { view, take, change } = account;
  const [start, setStart] = useState<AuthenticatorStart | null>(null);
  const [codes, setCodes] = useState<string[]>([]);

  const begin = async () => setStart((await change(() => api.post<AuthenticatorStart>("me/authenticator"))) ?? null);
  const shown = async (given: RecoveryCodes) => {
    setStart(null);
    setCodes(given.codes);
    const after = await change(() => api.get<AccountView>("me/account"));
    if (after) take(after);
  };
  const renew = async () => {
    const given = await change(() => api.post<RecoveryCodes>("me/recovery-codes"));
    if (given) await shown(given);
  };
  const remove = async () => {
    const after = await change(() => api.del<AccountView>("me/authenticator"));
    if (after) take(after);
  };

  return (
    <Section id="app" title={say("account.app.title")} text={say("account.app.text")}>
      {codes.length > 0 && <Codes codes={codes} onKept={() => setCodes([])} />}
      {view.hasAuthenticator && (
        <>
          <p>
            {say("account.app.on")} {say("account.codes.left", { count: view.recoveryCodesLeft })}
          </p>
          <p class="account-acts">
            <button class="btn" type="button" onClick={renew}>
              {say("account.codes.renew")}
            </button>
            <button class="btn" type="button" onClick={remove}>
              {say("account.app.remove")}
            </button>
          </p>
        </>
      )}
      {!view.hasAuthenticator && !start && (
        <button class="btn" type="button" onClick={begin}>
          {say("account.app.setUp")}
        </button>
      )}
      {start && <Start start={start} account={account} onShown={shown} />}
    </Section>
  );
}

interface StartProps {
  start: AuthenticatorStart;
  account: Account;
  onShown: (codes: RecoveryCodes) => void;
}

/** The key, as a picture and in letters, and the first code that shows that the app has it. */
function Start({ start, account, onShown }: StartProps) {
  const [code, setCode] = useState("");
  const confirm = async () => {
    const given = await account.change(() => api.put<RecoveryCodes>("me/authenticator", { code }));
    if (given) onShown(given);
  };
  return (
    <>
      <p>{say("account.app.scan", { secret: start.secret.replace(/.{4}(?=.)/g, "$& ") })}</p>
      <a class="account-qr" href={start.uri}>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(start.qr)}`}
          alt={say("account.app.picture")}
          width="200"
          height="200"
        />
      </a>
      <OneField button={say("account.app.confirm")} onSend={confirm}>
        <Field id="app-code" label={say("account.app.code")} value={code} onInput={setCode} complete="one-time-code" />
      </OneField>
    </>
  );
}

function Codes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  return (
    <div class="account-codes" role="status">
      <h3>{say("account.codes.title")}</h3>
      <p>{say("account.codes.text")}</p>
      <ul dir="ltr">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <button class="btn btn-primary" type="button" onClick={onKept}>
        {say("account.codes.kept")}
      </button>
    </div>
  );
}
