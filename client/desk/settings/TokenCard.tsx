import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { algorithms } from "../../../server/protocol/claims.ts";
import type { TokenSettings } from "../../../server/protocol/tokenSettings.ts";
import { CheckField, CheckFields, FieldErrors, TextField } from "./fields.tsx";
import { GivenFields } from "./GivenFields.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** The site's own accounts, which vouch for readers by signed tokens. */
export function TokenCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.token;
  const [draft, setDraft] = useState(saved);
  const change = (part: Partial<TokenSettings>) => setDraft({ ...draft, ...part });
  const isOfKeyPairs = draft.algorithms.some(one => one !== "HS256");
  return (
    <SettingsCard
      id="token"
      title={say("deskSettings.token.title")}
      says={say("deskSettings.token.says")}
      isChanged={JSON.stringify(draft) !== JSON.stringify(saved)}
      save={() => door.save({ token: draft })}
    >
      {errors => (
        <>
          <CheckField label={say("deskSettings.token.isOn")} isOn={draft.isOn} set={isOn => change({ isOn })} />
          <TextField
            label={say("deskSettings.token.issuer")}
            hint={say("deskSettings.token.issuerHint")}
            value={draft.issuer}
            set={issuer => change({ issuer })}
            errors={errors}
            path="issuer"
            isCode
          />
          <TextField
            label={say("deskSettings.token.audience")}
            hint={say("deskSettings.token.audienceHint")}
            value={draft.audience}
            set={audience => change({ audience })}
            errors={errors}
            path="audience"
            isCode
          />
          <fieldset class="settings-choices">
            <legend class="label">{say("deskSettings.token.signedWith")}</legend>
            <CheckFields
              all={algorithms}
              chosen={draft.algorithms}
              choose={chosen => change({ algorithms: chosen })}
              labelOf={algorithm => (algorithm === "HS256" ? say("deskSettings.token.hs256") : algorithm)}
            />
            <FieldErrors
              id="token-algorithms"
              label={say("deskSettings.token.algorithms")}
              errors={errors.filter(({ path }) => path === "algorithms")}
            />
          </fieldset>
          {isOfKeyPairs && (
            <TextField
              label={say("deskSettings.token.keysUrl")}
              hint={say("deskSettings.token.keysUrlHint")}
              value={draft.keysUrl ?? ""}
              set={address => change({ keysUrl: address.trim() || null })}
              errors={errors}
              path="keysUrl"
              isCode
            />
          )}
          <GivenFields claims={draft.claims} gives={draft.gives} change={change} errors={errors} />
          <CheckField
            label={say("deskSettings.token.secondFactor")}
            hint={say("deskSettings.token.secondFactorHint")}
            isOn={draft.isSecondFactor}
            set={isSecondFactor => change({ isSecondFactor })}
          />
        </>
      )}
    </SettingsCard>
  );
}
