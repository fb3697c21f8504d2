import { say, sayWith } from "../../../locales/say.ts";
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
      <Card section="copies" says={say("deskRules.copies.says")}>
        <p class="sentence">
          {sayWith("deskRules.copies.sentence", {
            similarity: <NumberSlot label={say("deskRules.copies.similarity")} path="copies.similarity" {...slot} />,
            comments: <NumberSlot label={say("deskRules.copies.comments")} path="copies.comments" {...slot} />,
            days: <NumberSlot label={say("deskRules.copies.days")} path="copies.days" {...slot} />,
            then: (
              <ActionSlot
                label={say("deskRules.copies.then")}
                upTo="hold"
                value={draft.copies.then}
                change={action => set({ copies: { ...draft.copies, then: action } })}
              />
            ),
          })}
        </p>
      </Card>
      <Card section="raid" says={say("deskRules.raid.says")}>
        <p class="sentence">
          {sayWith("deskRules.raid.sentence", {
            days: <NumberSlot label={say("deskRules.raid.days")} path="raid.days" {...slot} />,
            accounts: <NumberSlot label={say("deskRules.raid.accounts")} path="raid.accounts" {...slot} />,
            then: (
              <ActionSlot
                label={say("deskRules.raid.then")}
                upTo="hold"
                value={draft.raid.then}
                change={action => set({ raid: { ...draft.raid, then: action } })}
              />
            ),
          })}
        </p>
      </Card>
      <Card section="echo" says={say("deskRules.echo.says")}>
        <p class="sentence">
          {sayWith("deskRules.echo.sentence", {
            share: <NumberSlot label={say("deskRules.echo.share")} path="echo.share" {...slot} />,
            then: (
              <ActionSlot
                label={say("deskRules.echo.then")}
                upTo="hold"
                value={draft.echo.then}
                change={action => set({ echo: { ...draft.echo, then: action } })}
              />
            ),
          })}
        </p>
      </Card>
      <Card section="removedLinks" says={say("deskRules.removedLinks.says")}>
        <p class="sentence">
          {sayWith("deskRules.removedLinks.sentence", {
            comments: (
              <NumberSlot label={say("deskRules.removedLinks.comments")} path="removedLinks.comments" {...slot} />
            ),
            then: (
              <ActionSlot
                label={say("deskRules.removedLinks.then")}
                upTo="hold"
                value={draft.removedLinks.then}
                change={action => set({ removedLinks: { ...draft.removedLinks, then: action } })}
              />
            ),
          })}
        </p>
      </Card>
    </>
  );
}
