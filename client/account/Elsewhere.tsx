import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ProviderView } from "../../server/protocol/providers.ts";
import type { IdentityView } from "../../server/protocol/tokens.ts";
import { api } from "../core/api.ts";
import { relativeTime } from "../core/text.ts";
import { Section } from "./Section.tsx";
import type { Account } from "./useAccount.ts";

/** Where else one signs in from: to give one up, or to go to a provider and join it. Nothing where there is neither. */
export function Elsewhere({ account: { view, change } }: { account: Account }) {
  const [identities, setIdentities] = useState<IdentityView[]>([]);
  const [providers, setProviders] = useState<ProviderView[]>([]);
  useEffect(() => {
    void change(async () => {
      setIdentities(await api.get<IdentityView[]>("me/identities"));
      setProviders(await api.get<ProviderView[]>("sign-in-providers"));
    });
  }, [view]);
  const giveUp = async (id: string) => {
    const left = await change(() => api.del<IdentityView[]>(`me/identities/${id}`));
    if (left) setIdentities(left);
  };
  const join = async (provider: string) => {
    const visit = await change(() => api.post<{ address: string }>("me/identities/visits", { provider }));
    if (visit) location.assign(visit.address);
  };

  const joined = new Set(identities.map(({ label }) => label));
  if (identities.length === 0 && providers.length === 0) return null;
  return (
    <Section id="elsewhere" title={say("provider.elsewhereTitle")} text={say("provider.elsewhereText")}>
      <ul class="account-list">
        {identities.map(({ id, label, addedAt }) => (
          <li key={id}>
            <span>
              <b dir="auto">{label}</b>
              <span class="hint">{say("provider.added", { when: relativeTime(addedAt, Date.now()) })}</span>
            </span>
            <button class="btn btn-sm" type="button" onClick={() => void giveUp(id)}>
              {say("provider.giveUp", { provider: label })}
            </button>
          </li>
        ))}
      </ul>
      {providers
        .filter(({ label }) => !joined.has(label))
        .map(({ id, label }) => (
          <button key={id} class="btn" type="button" onClick={() => void join(id)}>
            {say("provider.join", { provider: label })}
          </button>
        ))}
    </Section>
  );
}
