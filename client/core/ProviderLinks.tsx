import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ProviderView } from "../../server/protocol/providers.ts";
import { api } from "./api.ts";
import { atHome } from "./home.ts";

interface ProviderLinksProps {
  whom: ProviderView["for"];
  /** Where to come back to: a path of ours. */
  next: string;
}

/** The OpenID providers through which somebody may sign in, each with its way there; nothing where there is none. */
export function ProviderLinks({ whom, next }: ProviderLinksProps) {
  const [providers, setProviders] = useState<ProviderView[]>([]);
  useEffect(() => {
    // Without them the other ways are there.
    api.get<ProviderView[]>("sign-in-providers").then(setProviders, () => {});
  }, []);
  const own = providers.filter(provider => provider.for === whom);
  if (own.length === 0) return null;
  return (
    <p class="provider-links">
      {own.map(({ id, label }) => (
        <a key={id} class="btn" href={atHome(`/sign-in/with/${id}?next=${encodeURIComponent(next)}`)}>
          {say("signin.with", { provider: label })}
        </a>
      ))}
    </p>
  );
}
