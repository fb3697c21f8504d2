import type { Policy } from "../../../server/protocol/policy.ts";
import { Card } from "./RuleCard.tsx";
import { ActionSlot, NumberSlot } from "./slots.tsx";
import type { RulesDraft } from "./useRules.ts";

/** The rules about what a text has in common with others. */
export function ContextCards({ rules, draft }: { rules: RulesDraft; draft: Policy }) {
  const slot = { draft, errors: rules.errors, change: rules.change };
  const set = (part: Partial<Policy>) => rules.change({ ...draft, ...part });
  return (
    <>
      <Card section="copies" says="By anybody, under any article. Texts of fewer than 12 words are left alone.">
        <p class="sentence">
          When a text is at least{" "}
          <NumberSlot label="Likeness of copies in per cent" path="copies.similarity" {...slot} /> % like{" "}
          <NumberSlot label="Comments at least" path="copies.comments" {...slot} /> or more of the last{" "}
          <NumberSlot label="Days to look back" path="copies.days" {...slot} /> days:{" "}
          <ActionSlot
            label="A text said in many places"
            upTo="hold"
            value={draft.copies.then}
            change={action => set({ copies: { ...draft.copies, then: action } })}
          />
        </p>
      </Card>
      <Card section="raid" says="New accounts that say much the same under one article within an hour.">
        <p class="sentence">
          An account is new for <NumberSlot label="Days that an account is new" path="raid.days" {...slot} /> days. From
          the moment when <NumberSlot label="New accounts at least" path="raid.accounts" {...slot} /> of them have said
          it, what the next one says:{" "}
          <ActionSlot
            label="New accounts that say the same"
            upTo="hold"
            value={draft.raid.then}
            change={action => set({ raid: { ...draft.raid, then: action } })}
          />
        </p>
      </Card>
      <Card section="echo" says="Replies of five words or more. An answer to a quote is none.">
        <p class="sentence">
          When at least <NumberSlot label="Words taken over in per cent" path="echo.share" {...slot} /> % of a reply is
          taken from the comment that it answers:{" "}
          <ActionSlot
            label="A reply that only repeats"
            upTo="hold"
            value={draft.echo.then}
            change={action => set({ echo: { ...draft.echo, then: action } })}
          />
        </p>
      </Card>
      <Card section="removedLinks" says="As soon as readers see a link to the same place anywhere, it is trusted.">
        <p class="sentence">
          When a text links to where so far only removed comments led, at least{" "}
          <NumberSlot label="Removed comments at least" path="removedLinks.comments" {...slot} /> of them:{" "}
          <ActionSlot
            label="A link known from removed comments"
            upTo="hold"
            value={draft.removedLinks.then}
            change={action => set({ removedLinks: { ...draft.removedLinks, then: action } })}
          />
        </p>
      </Card>
    </>
  );
}
