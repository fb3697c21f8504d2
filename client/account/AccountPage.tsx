import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Member, Session } from "../core/session.ts";
import { useSignOut } from "../core/useSignOut.ts";
import { NoticeWays } from "../personal/NoticeWays.tsx";
import { MyData } from "../profile/MyData.tsx";
import { Authenticator } from "./Authenticator.tsx";
import { Email, Password } from "./Credentials.tsx";
import { Elsewhere } from "./Elsewhere.tsx";
import { Passkeys } from "./Passkeys.tsx";
import { takesPasskeys } from "./passkey.ts";
import { Section } from "./Section.tsx";
import { Sessions } from "./Sessions.tsx";
import { SignInForm } from "./SignInForm.tsx";
import { useAccount } from "./useAccount.ts";

/** How somebody signs in, where they are signed in, and how they give the account up or keep it: the mail about that leads here. */
export function AccountPage({ session }: { session: Session }) {
  const [member, setMember] = useState<Member | null | undefined>(session.state.member);
  useEffect(() => {
    const stop = session.subscribe(state => setMember(state.member));
    session.load().catch(() => {});
    return () => void stop();
  }, [session]);
  const { account, trouble, mustSignIn, again } = useAccount(member?.id);
  const { signOut, stillIn } = useSignOut(() => session);

  if (member === null) return <SignInForm session={session} onIn={() => {}} />;
  if (!member || !account) return <h1>{say("account.title")}</h1>;
  return (
    <>
      <h1>{say("account.title")}</h1>
      <p class="account-acts">
        <span>{say("account.who", { name: member.name })}</span>
        <button class="btn btn-sm" type="button" onClick={signOut}>
          {say("account.signOut")}
        </button>
      </p>
      {account.view.needsSecondFactor && <p class="account-note">{say("account.needsSecond")}</p>}
      <p class="trouble" role="alert">
        {trouble || stillIn}
      </p>
      {mustSignIn && (
        <div class="account-note">
          <p>{say("account.signInAgain")}</p>
          <SignInForm session={session} onIn={again} />
        </div>
      )}
      {account.view.hasOwnAccount ? (
        <>
          <Email account={account} />
          <Password account={account} />
          {(takesPasskeys() || account.view.passkeys.length > 0) && <Passkeys account={account} />}
          <Authenticator account={account} />
        </>
      ) : (
        <p>{say("account.elsewhere")}</p>
      )}
      <Elsewhere account={account} />
      <Sessions account={account} />
      <Section id="notices" title={say("personal.lists.ways")}>
        <NoticeWays />
      </Section>
      <Section id="data" title={say("profile.data")}>
        <MyData member={member} />
      </Section>
    </>
  );
}
