import { useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { AccountView } from "../../server/protocol/accounts.ts";
import { api } from "../core/api.ts";
import { relativeTime } from "../core/text.ts";
import { Field } from "./Field.tsx";
import { makePasskey, takesPasskeys } from "./passkey.ts";
import { OneField, Section } from "./Section.tsx";
import type { Account } from "./useAccount.ts";

/** Those that there are, and a new one. */
export function Passkeys({ account: { view, take, change } }: { account: Account }) {
  const [name, setName] = useState("");
  const [trouble, setTrouble] = useState("");
  const add = async () => {
    setTrouble("");
    const made = await change(async () => {
      const response = await makePasskey();
      if (response) return await api.post<AccountView>("me/passkeys", { name, response });
      setTrouble(say("signin.no-passkey"));
      return undefined;
    });
    if (!made) return;
    take(made);
    setName("");
  };
  const remove = async (id: string) => {
    const left = await change(() => api.del<AccountView>(`me/passkeys/${id}`));
    if (left) take(left);
  };
  return (
    <Section id="passkeys" title={say("account.passkeys.title")} text={say("account.passkeys.text")}>
      <ul class="account-list">
        {view.passkeys.map(passkey => (
          <li key={passkey.id}>
            <span>
              <b dir="auto">{passkey.name}</b>
              <span class="hint">
                {say("account.passkeys.made", { when: relativeTime(passkey.madeAt, Date.now()) })}
              </span>
            </span>
            <button class="btn btn-sm" type="button" onClick={() => remove(passkey.id)}>
              {say("account.passkeys.remove", { name: passkey.name })}
            </button>
          </li>
        ))}
      </ul>
      {takesPasskeys() && (
        <OneField button={say("account.passkeys.add")} onSend={add}>
          <Field id="passkey-name" label={say("account.passkeys.name")} value={name} onInput={setName} complete="off" />
        </OneField>
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </Section>
  );
}
