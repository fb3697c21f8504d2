import { useState } from "preact/hooks";
import { givesNothing, usualClaims } from "../../../server/protocol/claims.ts";
import type { FieldError } from "../../../server/protocol/problems.ts";
import type { Provider } from "../../../server/protocol/providers.ts";
import { CheckField, TextField } from "./fields.tsx";
import { GivenFields } from "./GivenFields.tsx";
import { ProviderSecret } from "./ProviderSecret.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import { Snippet } from "./Snippet.tsx";
import type { SettingsDoor } from "./useSettings.ts";

const providersMost = 8;

/** A new one, named so that no other has its name. */
function another(providers: readonly Provider[]): Provider {
  const taken = new Set(providers.map(({ id }) => id));
  let turn = 1;
  while (taken.has(`provider-${turn}`)) turn++;
  return {
    id: `provider-${turn}`,
    label: "",
    issuer: "",
    clientId: "",
    scopes: "openid profile email",
    for: "readers",
    claims: { ...usualClaims, badges: "" },
    gives: givesNothing,
    isSecondFactor: false,
  };
}

/** OpenID providers, through which readers and people of the newsroom sign in. */
export function ProvidersCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.oidc.providers;
  const [providers, setProviders] = useState(saved);
  const replace = (index: number, by: Provider | null) =>
    setProviders(providers.flatMap((one, at) => (at === index ? (by ?? []) : one)));
  return (
    <SettingsCard
      id="oidc"
      title="Sign-in providers"
      says="OpenID Connect: your newsroom’s directory, or accounts that readers have elsewhere."
      isChanged={JSON.stringify(providers) !== JSON.stringify(saved)}
      save={() => door.save({ oidc: { providers } })}
    >
      {errors => (
        <>
          {providers.map((provider, index) => (
            <ProviderFields
              key={index}
              provider={provider}
              path={`providers.${index}.`}
              errors={errors}
              door={door}
              isSaved={saved.some(({ id }) => id === provider.id)}
              replace={by => replace(index, by)}
            />
          ))}
          {providers.length < providersMost && (
            <button class="btn" type="button" onClick={() => setProviders([...providers, another(providers)])}>
              Add a provider
            </button>
          )}
        </>
      )}
    </SettingsCard>
  );
}

interface ProviderFieldsProps {
  provider: Provider;
  path: string;
  errors: readonly FieldError[];
  door: SettingsDoor;
  /** A secret can be kept for one that is saved. */
  isSaved: boolean;
  replace: (by: Provider | null) => void;
}

function ProviderFields({ provider, path, errors, door, isSaved, replace }: ProviderFieldsProps) {
  const change = (part: Partial<Provider>) => replace({ ...provider, ...part });
  const text = (name: "id" | "label" | "issuer" | "clientId" | "scopes") => ({
    value: provider[name],
    set: (value: string) => change({ [name]: value }),
    errors,
    path: path + name,
  });
  return (
    <fieldset class="settings-provider">
      <legend class="label">
        <bdi>{provider.label || provider.id}</bdi>
      </legend>
      <TextField label="On its button" hint="Sign in with …" {...text("label")} />
      <TextField label="Issuer" hint="Its address, such as https://id.news.example" isCode {...text("issuer")} />
      <TextField label="Client ID" isCode {...text("clientId")} />
      <TextField label="Short name" hint="Part of the address to which people come back" isCode {...text("id")} />
      <Snippet
        says="To be entered there as the address to come back to"
        text={`${location.origin}/sign-in/back/${provider.id}`}
      />
      {isSaved ? (
        <ProviderSecret door={door} id={provider.id} />
      ) : (
        <p class="hint">Save it, then enter the client secret here.</p>
      )}
      <CheckField
        label="For people of the newsroom only"
        hint="It stands at the desk’s door, and lets in whom it gives a role."
        isOn={provider.for === "staff"}
        set={isOn => change({ for: isOn ? "staff" : "readers" })}
      />
      <CheckField
        label="Counts as a second factor"
        hint="Where it asks its people for one."
        isOn={provider.isSecondFactor}
        set={isSecondFactor => change({ isSecondFactor })}
      />
      <TextField label="Scopes" isCode {...text("scopes")} />
      <GivenFields claims={provider.claims} gives={provider.gives} change={change} errors={errors} path={path} />
      <button class="btn btn-sm" type="button" onClick={() => replace(null)}>
        Remove <bdi>{provider.label || provider.id}</bdi>
      </button>
    </fieldset>
  );
}
