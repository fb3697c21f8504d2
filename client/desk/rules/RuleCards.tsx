import { limits } from "../../../server/protocol/limits.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { ContextCards } from "./ContextCards.tsx";
import { DomainList } from "./DomainList.tsx";
import { ModelRules } from "./ModelRules.tsx";
import { ReactionList } from "./ReactionList.tsx";
import { Card } from "./RuleCard.tsx";
import { useRuleDesk } from "./ruleDesk.ts";
import { SurgeCard } from "./SurgeCard.tsx";
import { ActionSlot, Noun, NumberSlot } from "./slots.tsx";
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
        <legend class="sr">Words, and when comments appear</legend>
        <Card section="mode">
          <Mode mode={draft.mode} change={mode => set({ mode })} />
        </Card>
        <SurgeCard surge={draft.surge} change={surge => set({ surge })} />
        <Card section="words">
          <WordList rules={rules} draft={draft} mayChange={mayChange} />
        </Card>
        <Card section="badWords" says="The list that comes with Comity, read through look-alike letters and spacing.">
          <p class="sentence">
            A strong rude word:{" "}
            <ActionSlot
              label="A strong rude word"
              upTo="hold"
              value={draft.badWords.strong}
              change={strong => set({ badWords: { ...draft.badWords, strong } })}
            />{" "}
            A mild one:{" "}
            <ActionSlot
              label="A mild rude word"
              upTo="hold"
              value={draft.badWords.mild}
              change={mild => set({ badWords: { ...draft.badWords, mild } })}
            />
          </p>
        </Card>
      </fieldset>
      <Card
        section="model"
        says="It reads each comment on this machine, and gives each label a probability from 0 to 1."
      >
        <ModelRules rules={rules} draft={draft} model={model} mayChange={mayChange} />
      </Card>
      <fieldset class="rules-main" disabled={!mayChange}>
        <legend class="sr">Links, people and form</legend>
        {rules.saved?.asksSecondOpinion && !scope && (
          <Card
            section="secondOpinion"
            says="Its answer is one more line in the case; it publishes and removes nothing."
          >
            <p class="sentence">
              Of what waits or is pointed at, a second model is asked where the model’s score is from{" "}
              <NumberSlot label="Second opinion from, in per cent" path="secondOpinion.from" {...slot} /> % to{" "}
              <NumberSlot label="Second opinion to, in per cent" path="secondOpinion.to" {...slot} /> %.
              {draft.secondOpinion.from > draft.secondOpinion.to && " Nothing lies between these, so nothing is asked."}
            </p>
          </Card>
        )}
        <LanguageCard />
        <Card section="domains">
          <DomainList />
        </Card>
        <Card section="links">
          <p class="sentence">
            A link by a newcomer:{" "}
            <ActionSlot
              label="A link by a newcomer"
              value={draft.links.newcomers}
              change={newcomers => set({ links: { ...draft.links, newcomers } })}
            />{" "}
            By anybody else:{" "}
            <ActionSlot
              label="A link by anybody else"
              value={draft.links.members}
              change={members => set({ links: { ...draft.links, members } })}
            />{" "}
            A comment with more than <NumberSlot label="Links at most" path="links.most" {...slot} />{" "}
            <Noun draft={draft} path="links.most" one="link" other="links" /> is held, whoever wrote it.
          </p>
        </Card>
        <Card section="newcomer">
          <p class="sentence">
            Somebody with fewer than{" "}
            <NumberSlot label="Published comments until somebody is no longer new" path="newcomer.comments" {...slot} />{" "}
            published <Noun draft={draft} path="newcomer.comments" one="comment" other="comments" /> is new here. With
            each comment until then:{" "}
            <ActionSlot
              label="A newcomer’s comment"
              upTo="hold"
              value={draft.newcomer.then}
              change={action => set({ newcomer: { ...draft.newcomer, then: action } })}
            />
          </p>
        </Card>
        <Card section="repeats">
          <p class="sentence">
            When a text is at least <NumberSlot label="Likeness in per cent" path="repeats.similarity" {...slot} /> %
            like one of the last hour:{" "}
            <ActionSlot
              label="A text said before"
              value={draft.repeats.then}
              change={action => set({ repeats: { ...draft.repeats, then: action } })}
            />
          </p>
        </Card>
        <ContextCards rules={rules} draft={draft} />
        <Card section="flood">
          <p class="sentence">
            When somebody posts more than <NumberSlot label="Comments at most" path="flood.comments" {...slot} />{" "}
            <Noun draft={draft} path="flood.comments" one="comment" other="comments" /> in{" "}
            <NumberSlot label="In so many seconds" path="flood.seconds" {...slot} /> seconds:{" "}
            <ActionSlot
              label="Many comments in a short time"
              value={draft.flood.then}
              change={action => set({ flood: { ...draft.flood, then: action } })}
            />
          </p>
        </Card>
        <HoursCard />
        <Card section="shouting">
          <p class="sentence">
            When a comment has at least <NumberSlot label="Letters at least" path="shouting.letters" {...slot} />{" "}
            letters, <NumberSlot label="Capitals in per cent" path="shouting.share" {...slot} /> % of them capitals, and
            a word of more than {limits.acronymLetters} letters all in capitals:{" "}
            <ActionSlot
              label="A text in capitals"
              upTo="hold"
              value={draft.shouting.then}
              change={action => set({ shouting: { ...draft.shouting, then: action } })}
            />
          </p>
        </Card>
        <Card section="length">
          <p class="sentence">
            When a comment is longer than <NumberSlot label="Characters at most" path="length.codePoints" {...slot} />{" "}
            characters:{" "}
            <ActionSlot
              label="A long text"
              value={draft.length.then}
              change={action => set({ length: { ...draft.length, then: action } })}
            />
          </p>
        </Card>
        {!scope && (
          <>
            <Card
              section="secondLook"
              says="It is drawn by lot, changes nothing by itself, and shows how alike the rules are read. Nobody is ranked by it."
            >
              <p class="sentence">
                Of what is decided, <NumberSlot label="Second looks in per cent" path="secondLook.share" {...slot} /> %
                goes to another moderator, who does not know the decision.
              </p>
            </Card>
            <Card section="editWindowSeconds" says="Each change is a new version and is checked again.">
              <p class="sentence">
                Authors may change a comment for{" "}
                <NumberSlot label="Seconds for changing a comment" path="editWindowSeconds" {...slot} />{" "}
                <Noun draft={draft} path="editWindowSeconds" one="second" other="seconds" /> after posting it.
              </p>
            </Card>
            <Card
              section="closesAfterDays"
              says="Where somebody has said when a discussion closes, that holds. Without days, only people close them."
            >
              <p class="sentence">
                Discussions close by themselves{" "}
                <NumberSlot label="Days until a discussion closes" path="closesAfterDays" {...slot} />{" "}
                <Noun draft={draft} path="closesAfterDays" one="day" other="days" /> after publication; 0 is never.
              </p>
            </Card>
            <Card
              section="reactions"
              says="What readers can press under a comment, in this order. There is no down-vote, on purpose: whoever disagrees answers, and whoever sees a rule broken reports it."
            >
              <ReactionList rules={rules} draft={draft} mayChange={mayChange} />
            </Card>
          </>
        )}
      </fieldset>
    </>
  );
}

const modes = [
  { mode: "publish-first", name: "At once", says: "Readers see a comment at once, unless a rule holds it." },
  { mode: "review-first", name: "After review", says: "Every comment waits until a moderator has approved it." },
] as const satisfies readonly { mode: Policy["mode"]; name: string; says: string }[];

function Mode({ mode, change }: { mode: Policy["mode"]; change: (mode: Policy["mode"]) => void }) {
  return (
    <fieldset class="modes">
      <legend class="sr">When comments appear</legend>
      {modes.map(choice => (
        <label key={choice.mode} class={choice.mode === mode ? "mode is-on" : "mode"}>
          <input
            class="check"
            type="radio"
            name="mode"
            checked={choice.mode === mode}
            onChange={() => change(choice.mode)}
          />
          <span>
            <b>{choice.name}</b>
            <span>{choice.says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
