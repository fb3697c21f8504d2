import { useState } from "preact/hooks";
import { algorithms } from "../../../server/protocol/claims.ts";
import type { TokenSettings } from "../../../server/protocol/tokenSettings.ts";
import { CheckField, FieldErrors, TextField } from "./fields.tsx";
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
      title="Your own accounts"
      says="Readers who are signed in at your site are signed in here, by a token that your site signs."
      isChanged={JSON.stringify(draft) !== JSON.stringify(saved)}
      save={() => door.save({ token: draft })}
    >
      {errors => (
        <>
          <CheckField label="Take tokens" isOn={draft.isOn} set={isOn => change({ isOn })} />
          <TextField
            label="Issuer"
            hint="What stands in iss: your accounts, such as https://accounts.news.example"
            value={draft.issuer}
            set={issuer => change({ issuer })}
            errors={errors}
            path="issuer"
            isCode
          />
          <TextField
            label="Audience"
            hint="What stands in aud: this Comity, by any name that you choose"
            value={draft.audience}
            set={audience => change({ audience })}
            errors={errors}
            path="audience"
            isCode
          />
          <fieldset class="settings-choices">
            <legend class="label">Signed with</legend>
            {algorithms.map(algorithm => (
              <CheckField
                key={algorithm}
                label={algorithm === "HS256" ? "HS256, by a secret of the card below" : algorithm}
                isOn={draft.algorithms.includes(algorithm)}
                set={isOn =>
                  change({
                    algorithms: algorithms.filter(one => (one === algorithm ? isOn : draft.algorithms.includes(one))),
                  })
                }
              />
            ))}
            <FieldErrors
              id="token-algorithms"
              label="Algorithms"
              errors={errors.filter(({ path }) => path === "algorithms")}
            />
          </fieldset>
          {isOfKeyPairs && (
            <TextField
              label="Address of your public keys"
              hint="A set of keys (JWKS), by https"
              value={draft.keysUrl ?? ""}
              set={address => change({ keysUrl: address.trim() || null })}
              errors={errors}
              path="keysUrl"
              isCode
            />
          )}
          <GivenFields claims={draft.claims} gives={draft.gives} change={change} errors={errors} />
          <CheckField
            label="A token counts as a second factor"
            hint="For people of the newsroom, where your accounts ask for one."
            isOn={draft.isSecondFactor}
            set={isSecondFactor => change({ isSecondFactor })}
          />
        </>
      )}
    </SettingsCard>
  );
}
