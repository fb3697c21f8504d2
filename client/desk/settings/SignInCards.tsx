import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import { ProvidersCard } from "./ProvidersCard.tsx";
import { Refusals } from "./Refusals.tsx";
import { TokenCard } from "./TokenCard.tsx";
import { TokenSecrets } from "./TokenSecrets.tsx";
import { TokenTester } from "./TokenTester.tsx";
import type { SettingsDoor } from "./useSettings.ts";
import { useSignIns } from "./useSignIns.ts";

/** Who comes from elsewhere: the site's own accounts, OpenID providers, and what went wrong with either. */
export function SignInCards({ door }: { door: SettingsDoor }) {
  const signIns = useSignIns(door.siteId);
  const { view, problem, reload } = signIns;
  return (
    <>
      <TokenCard door={door} />
      {view && <TokenSecrets signIns={signIns} secrets={view.tokenSecrets} />}
      <TokenTester siteId={door.siteId} />
      <ProvidersCard door={door} />
      {view && <Refusals refusals={view.refusals} reload={reload} />}
      {problem && (
        <div class="banner banner-warn" role="alert">
          <Icon name="info" />
          <p>{say("deskSettings.signInsNotRead", { problem: problem.body.title })}</p>
          <button class="btn btn-sm" type="button" onClick={reload}>
            {say("thread.tryAgain")}
          </button>
        </div>
      )}
    </>
  );
}
