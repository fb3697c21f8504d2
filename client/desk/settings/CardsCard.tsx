import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { CheckField } from "./fields.tsx";
import { SettingsCard } from "./SettingsCard.tsx";
import { Snippet } from "./Snippet.tsx";
import type { SettingsDoor } from "./useSettings.ts";

/** Where cards of single comments may stand, and the addresses that other programs read. */
export function CardsCard({ door }: { door: SettingsDoor }) {
  const saved = door.view.settings.cards.areAnywhere;
  const [areAnywhere, setAnywhere] = useState(saved);
  return (
    <SettingsCard
      id="cards"
      title={say("deskSettings.cards.title")}
      says={say("deskSettings.cards.says")}
      isChanged={areAnywhere !== saved}
      save={() => door.save({ cards: { areAnywhere } })}
    >
      {() => (
        <>
          <CheckField label={say("deskSettings.cards.anywhere")} isOn={areAnywhere} set={setAnywhere} />
          <Snippet says={say("deskSettings.cards.snippet")} text={addresses(location.origin)} />
        </>
      )}
    </SettingsCard>
  );
}

function addresses(origin: string): string {
  const article = say("deskSettings.cards.article");
  return `${origin}/feeds/comments.atom
${origin}/feeds/articles/${article}/comments.rss
${origin}/oembed?url=${say("deskSettings.cards.comment")}
${origin}/api/v1/counts?articles=${article},${article}`;
}
