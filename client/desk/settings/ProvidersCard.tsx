import { useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
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
      title={say("deskSettings.oidc.title")}
      says={say("deskSettings.oidc.says")}
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
              {say("deskSettings.oidc.add")}
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
    label: say(`deskSettings.oidc.${name}`),
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
      <TextField {...text("label")} hint={say("deskSettings.oidc.labelHint")} />
      <TextField {...text("issuer")} hint={say("deskSettings.oidc.issuerHint")} isCode />
      <TextField {...text("clientId")} isCode />
      <TextField {...text("id")} hint={say("deskSettings.oidc.idHint")} isCode />
      <Snippet says={say("deskSettings.oidc.back")} text={`${location.origin}/sign-in/back/${provider.id}`} />
      {isSaved ? (
        <ProviderSecret door={door} id={provider.id} />
      ) : (
        <p class="hint">{say("deskSettings.oidc.saveFirst")}</p>
      )}
      <CheckField
        label={say("deskSettings.oidc.staff")}
        hint={say("deskSettings.oidc.staffHint")}
        isOn={provider.for === "staff"}
        set={isOn => change({ for: isOn ? "staff" : "readers" })}
      />
      <CheckField
        label={say("deskSettings.oidc.secondFactor")}
        hint={say("deskSettings.oidc.secondFactorHint")}
        isOn={provider.isSecondFactor}
        set={isSecondFactor => change({ isSecondFactor })}
      />
      <TextField {...text("scopes")} isCode />
      <GivenFields claims={provider.claims} gives={provider.gives} change={change} errors={errors} path={path} />
      <button class="btn btn-sm" type="button" onClick={() => replace(null)}>
        <span>{sayWith("deskSettings.oidc.remove", { name: <bdi>{provider.label || provider.id}</bdi> })}</span>
      </button>
    </fieldset>
  );
}
