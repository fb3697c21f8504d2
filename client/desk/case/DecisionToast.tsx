import { houseRules } from "../../../server/protocol/houseRules.ts";
import { Icon } from "../../core/Icon.tsx";
import { decisionWords } from "../parts/decisionWords.ts";
import { sanctionWords } from "./sanctionWords.ts";
import type { Decisions } from "./useDecisions.ts";

/** What was just decided, with the way back; it leaves after 8 s, the key U stays. */
export function Toast({ decisions, undo }: { decisions: Decisions; undo: () => void }) {
  const { toast } = decisions;
  if (!toast) return null;
  const { request, author } = toast;
  const sanction = "sanction" in request ? request.sanction : undefined;
  const rule = "reason" in request ? houseRules[request.reason] : null;
  return (
    <div class="toast">
      <Icon name={decisionWords[request.decision].icon} />
      <p>
        <b>{decisionWords[request.decision].done}</b>, <bdi>{author}</bdi>
        {rule && `: ${rule.title.toLowerCase()}`}
        {sanction && `, with a sanction: ${sanctionWords[sanction.kind].name.toLowerCase()}`}
      </p>
      <button class="btn btn-sm" type="button" aria-keyshortcuts="U" onClick={undo}>
        Undo <kbd>U</kbd>
      </button>
    </div>
  );
}
