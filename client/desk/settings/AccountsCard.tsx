import { useState } from "preact/hooks";
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
      title="Comity’s own accounts"
      says="With an e-mail address and a password, a link by mail, or a passkey."
      isChanged={JSON.stringify(signIn) !== JSON.stringify(saved)}
      save={() => door.save({ signIn })}
    >
      {() => (
        <>
          <CheckField
            label="An address is verified before there is an account"
            hint="By a mail with a link and a code. Without it nobody needs mail, but whoever signs up learns which addresses have an account."
            isOn={signIn.verifyAddress}
            set={verifyAddress => setSignIn({ ...signIn, verifyAddress })}
          />
          <CheckField
            label="Moderators and admins need a second factor"
            hint="A passkey, or an authenticator app. Who has shown neither has the rights of a reader, and is led to set one up. That is you, too."
            isOn={isRequired}
            set={isOn => setSignIn({ ...signIn, staffSecondFactor: isOn ? "required" : "optional" })}
          />
        </>
      )}
    </SettingsCard>
  );
}
