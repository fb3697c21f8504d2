import { say, sayWith } from "../../../locales/say.ts";
import { limits } from "../../../server/protocol/limits.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { ContextCards } from "./ContextCards.tsx";
import { DomainList } from "./DomainList.tsx";
import { ModelRules } from "./ModelRules.tsx";
import { ReactionList } from "./ReactionList.tsx";
import { Card } from "./RuleCard.tsx";
import { useRuleDesk } from "./ruleDesk.ts";
import { SurgeCard } from "./SurgeCard.tsx";
import { ActionSlot, NumberSlot } from "./slots.tsx";
import type { ModelFigures } from "./useModel.ts";
import type { RulesDraft } from "./useRules.ts";
import { HoursCard, LanguageCard } from "./WhenCards.tsx";
import { WordList } from "./WordList.tsx";

interface RuleCardsProps {
  rules: RulesDraft;
  draft: Policy;
  model: ModelFigures;
  mayChange: boolean;
}

/** Each rule as a sentence with slots, one card each. */
export function RuleCards({ rules, draft, model, mayChange }: RuleCardsProps) {
  const slot = { draft, errors: rules.errors, change: rules.change };
  const { scope } = useRuleDesk();
  const set = (part: Partial<Policy>) => rules.change({ ...draft, ...part });
  return (
    <>
      <fieldset class="rules-main" disabled={!mayChange}>
        <legend class="sr">{say("deskRules.groups.words")}</legend>
        <Card section="mode">
          <Mode mode={draft.mode} change={mode => set({ mode })} />
        </Card>
        <SurgeCard surge={draft.surge} change={surge => set({ surge })} />
        <Card section="words">
          <WordList rules={rules} draft={draft} mayChange={mayChange} />
        </Card>
        <Card section="badWords" says={say("deskRules.badWords.says")}>
          <p class="sentence">
            {sayWith("deskRules.badWords.sentence", {
              strong: (
                <ActionSlot
                  label={say("deskRules.badWords.strong")}
                  upTo="hold"
                  value={draft.badWords.strong}
                  change={strong => set({ badWords: { ...draft.badWords, strong } })}
                />
              ),
              mild: (
                <ActionSlot
                  label={say("deskRules.badWords.mild")}
                  upTo="hold"
                  value={draft.badWords.mild}
                  change={mild => set({ badWords: { ...draft.badWords, mild } })}
                />
              ),
            })}
          </p>
        </Card>
      </fieldset>
      <Card section="model" says={say("deskRules.model.says")}>
        <ModelRules rules={rules} draft={draft} model={model} mayChange={mayChange} />
      </Card>
      <fieldset class="rules-main" disabled={!mayChange}>
        <legend class="sr">{say("deskRules.groups.form")}</legend>
        {rules.saved?.asksSecondOpinion && !scope && (
          <Card section="secondOpinion" says={say("deskRules.secondOpinion.says")}>
            <p class="sentence">
              {sayWith("deskRules.secondOpinion.sentence", {
                from: <NumberSlot label={say("deskRules.secondOpinion.from")} path="secondOpinion.from" {...slot} />,
                to: <NumberSlot label={say("deskRules.secondOpinion.to")} path="secondOpinion.to" {...slot} />,
              })}
              {draft.secondOpinion.from > draft.secondOpinion.to && ` ${say("deskRules.secondOpinion.empty")}`}
            </p>
          </Card>
        )}
        <LanguageCard />
        <Card section="domains">
          <DomainList />
        </Card>
        <Card section="links">
          <p class="sentence">
            {sayWith("deskRules.links.sentence", {
              newcomers: (
                <ActionSlot
                  label={say("deskRules.links.newcomers")}
                  value={draft.links.newcomers}
                  change={newcomers => set({ links: { ...draft.links, newcomers } })}
                />
              ),
              members: (
                <ActionSlot
                  label={say("deskRules.links.members")}
                  value={draft.links.members}
                  change={members => set({ links: { ...draft.links, members } })}
                />
              ),
              most: <NumberSlot label={say("deskRules.links.most")} path="links.most" {...slot} />,
              count: draft.links.most,
            })}
          </p>
        </Card>
        <Card section="newcomer">
          <p class="sentence">
            {sayWith("deskRules.newcomer.sentence", {
              comments: <NumberSlot label={say("deskRules.newcomer.comments")} path="newcomer.comments" {...slot} />,
              count: draft.newcomer.comments,
              then: (
                <ActionSlot
                  label={say("deskRules.newcomer.then")}
                  upTo="hold"
                  value={draft.newcomer.then}
                  change={action => set({ newcomer: { ...draft.newcomer, then: action } })}
                />
              ),
            })}
          </p>
        </Card>
        <Card section="repeats">
          <p class="sentence">
            {sayWith("deskRules.repeats.sentence", {
              similarity: (
                <NumberSlot label={say("deskRules.repeats.similarity")} path="repeats.similarity" {...slot} />
              ),
              then: (
                <ActionSlot
                  label={say("deskRules.repeats.then")}
                  value={draft.repeats.then}
                  change={action => set({ repeats: { ...draft.repeats, then: action } })}
                />
              ),
            })}
          </p>
        </Card>
        <ContextCards rules={rules} draft={draft} />
        <Card section="flood">
          <p class="sentence">
            {sayWith("deskRules.flood.sentence", {
              comments: <NumberSlot label={say("deskRules.flood.comments")} path="flood.comments" {...slot} />,
              count: draft.flood.comments,
              seconds: <NumberSlot label={say("deskRules.flood.seconds")} path="flood.seconds" {...slot} />,
              then: (
                <ActionSlot
                  label={say("deskRules.flood.then")}
                  value={draft.flood.then}
                  change={action => set({ flood: { ...draft.flood, then: action } })}
                />
              ),
            })}
          </p>
        </Card>
        <HoursCard />
        <Card section="shouting">
          <p class="sentence">
            {sayWith("deskRules.shouting.sentence", {
              letters: <NumberSlot label={say("deskRules.shouting.letters")} path="shouting.letters" {...slot} />,
              share: <NumberSlot label={say("deskRules.shouting.share")} path="shouting.share" {...slot} />,
              acronym: limits.acronymLetters,
              then: (
                <ActionSlot
                  label={say("deskRules.shouting.then")}
                  upTo="hold"
                  value={draft.shouting.then}
                  change={action => set({ shouting: { ...draft.shouting, then: action } })}
                />
              ),
            })}
          </p>
        </Card>
        <Card section="length">
          <p class="sentence">
            {sayWith("deskRules.length.sentence", {
              characters: <NumberSlot label={say("deskRules.length.characters")} path="length.codePoints" {...slot} />,
              then: (
                <ActionSlot
                  label={say("deskRules.length.then")}
                  value={draft.length.then}
                  change={action => set({ length: { ...draft.length, then: action } })}
                />
              ),
            })}
          </p>
        </Card>
        {!scope && (
          <>
            <Card section="secondLook" says={say("deskRules.secondLook.says")}>
              <p class="sentence">
                {sayWith("deskRules.secondLook.sentence", {
                  share: <NumberSlot label={say("deskRules.secondLook.share")} path="secondLook.share" {...slot} />,
                })}
              </p>
            </Card>
            <Card section="editWindowSeconds" says={say("deskRules.editWindow.says")}>
              <p class="sentence">
                {sayWith("deskRules.editWindow.sentence", {
                  seconds: (
                    <NumberSlot label={say("deskRules.editWindow.seconds")} path="editWindowSeconds" {...slot} />
                  ),
                  count: draft.editWindowSeconds,
                })}
              </p>
            </Card>
            <Card section="closesAfterDays" says={say("deskRules.closes.says")}>
              <p class="sentence">
                {sayWith("deskRules.closes.sentence", {
                  days: <NumberSlot label={say("deskRules.closes.days")} path="closesAfterDays" {...slot} />,
                  count: draft.closesAfterDays,
                })}
              </p>
            </Card>
            <Card section="reactions" says={say("deskRules.reactions.says")}>
              <ReactionList rules={rules} draft={draft} mayChange={mayChange} />
            </Card>
          </>
        )}
      </fieldset>
    </>
  );
}

const modes = ["publish-first", "review-first"] as const satisfies readonly Policy["mode"][];

function Mode({ mode, change }: { mode: Policy["mode"]; change: (mode: Policy["mode"]) => void }) {
  return (
    <fieldset class="modes">
      <legend class="sr">{say("deskRules.mode.legend")}</legend>
      {modes.map(choice => (
        <label key={choice} class={choice === mode ? "mode is-on" : "mode"}>
          <input class="check" type="radio" name="mode" checked={choice === mode} onChange={() => change(choice)} />
          <span>
            <b>{say(`deskRules.mode.${choice}`)}</b>
            <span>{say(`deskRules.modeSays.${choice}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
