import { useState } from "preact/hooks";
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
      title="Cards and feeds"
      says="A comment’s address becomes a card where it is pasted. A comment that is taken away disappears from its cards."
      isChanged={areAnywhere !== saved}
      save={() => door.save({ cards: { areAnywhere } })}
    >
      {() => (
        <>
          <label class="check-line">
            <input
              class="check"
              type="checkbox"
              checked={areAnywhere}
              onChange={event => setAnywhere(event.currentTarget.checked)}
            />
            <span>Pages of every origin may show cards, not only those above</span>
          </label>
          <Snippet says="What feed readers and other programs ask" text={addresses(location.origin)} />
        </>
      )}
    </SettingsCard>
  );
}

const addresses = (origin: string) => `${origin}/feeds/comments.atom
${origin}/feeds/articles/<article>/comments.rss
${origin}/oembed?url=<address of a comment>
${origin}/api/v1/counts?articles=<article>,<article>`;
