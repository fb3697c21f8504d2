import { say, sayWith } from "../../../locales/say.ts";
import { Icon } from "../../core/Icon.tsx";
import { inSentence } from "../../core/text.ts";
import { decisionSigns } from "../parts/decisionWords.ts";
import type { Sent } from "./refusal.ts";
import type { Decisions } from "./useDecisions.ts";

/** What was just decided, with the way back; it leaves after 8 s, the key U stays. */
export function Toast({ decisions, undo }: { decisions: Decisions; undo: () => void }) {
  const { toast } = decisions;
  if (!toast) return null;
  return (
    <div class="toast">
      <Icon name={decisionSigns[toast.request.decision].icon} />
      <p>{whatWasDone(toast)}</p>
      <button class="btn btn-sm" type="button" aria-keyshortcuts="U" onClick={undo}>
        {say("deskCase.undo")} <kbd>U</kbd>
      </button>
    </div>
  );
}

function whatWasDone({ request, author }: Sent) {
  const done = { done: <b>{say(`desk.decision.${request.decision}`)}</b>, name: <bdi>{author}</bdi> };
  if (!("reason" in request)) return sayWith("deskCase.toast.done", done);
  const byRule = { ...done, rule: inSentence(say(`rules.${request.reason}.title`)) };
  const { sanction } = request;
  return sanction
    ? sayWith("deskCase.toast.doneWithSanction", { ...byRule, sanction: sanction.kind })
    : sayWith("deskCase.toast.doneByRule", byRule);
}
