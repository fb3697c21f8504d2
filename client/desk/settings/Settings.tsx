import { say } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { AccountsCard } from "./AccountsCard.tsx";
import { CardsCard } from "./CardsCard.tsx";
import { EmbeddingCard } from "./EmbeddingCard.tsx";
import { LanguageCard } from "./LanguageCard.tsx";
import { MailCard } from "./MailCard.tsx";
import { MailWordsCard } from "./MailWordsCard.tsx";
import { MovesCard } from "./MovesCard.tsx";
import { OutsideCards } from "./OutsideCards.tsx";
import { GuestsCard, ImagesCard } from "./PeopleCards.tsx";
import { SignInCards } from "./SignInCards.tsx";
import { useSettings } from "./useSettings.ts";

/** How the site works beside its rules: a card for each capability, saved one by one. */
export function Settings({ member }: { member: Member }) {
  const { door, problem, reload } = useSettings(member.siteId);
  return (
    <>
      <header class="topbar">
        <h1>{say("desk.pages.settings")}</h1>
      </header>
      <div class="page-pad settings" aria-busy={!door && !problem}>
        {problem && (
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>{say("deskSettings.notRead", { problem: problem.body.title })}</p>
            <button class="btn btn-sm" type="button" onClick={reload}>
              {say("thread.tryAgain")}
            </button>
          </div>
        )}
        {door && <EmbeddingCard door={door} />}
        {door && <LanguageCard door={door} />}
        {door && <CardsCard door={door} />}
        {door && <GuestsCard door={door} />}
        {door && <ImagesCard door={door} />}
        {door && <OutsideCards door={door} />}
        {door && <AccountsCard door={door} />}
        {door && <SignInCards door={door} />}
        {door && <MailCard door={door} />}
        {door && <MailWordsCard door={door} />}
        {door && <MovesCard door={door} />}
      </div>
    </>
  );
}
