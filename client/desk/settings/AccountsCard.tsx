import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { CheckField } from "./fields.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** Comity's own accounts: what is asked of who makes one, and of who works here. */
export function AccountsCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.signIn;
  const [signIn, setSignIn] = useState(saved);
  const isRequired = signIn.staffSecondFactor === "required";
  return (
    <SettingsCard
      id="accounts"
      title={say("deskSettings.signIn.title")}
      says={say("deskSettings.signIn.says")}
      isChanged={JSON.stringify(signIn) !== JSON.stringify(saved)}
      save={() => door.save({ signIn })}
    >
      {() => (
        <>
          <CheckField
            label={say("deskSettings.signIn.verify")}
            hint={say("deskSettings.signIn.verifyHint")}
            isOn={signIn.verifyAddress}
            set={verifyAddress => setSignIn({ ...signIn, verifyAddress })}
          />
          <CheckField
            label={say("deskSettings.signIn.secondFactor")}
            hint={say("deskSettings.signIn.secondFactorHint")}
            isOn={isRequired}
            set={isOn => setSignIn({ ...signIn, staffSecondFactor: isOn ? "required" : "optional" })}
          />
        </>
      )}
    </SettingsCard>
  );
}
