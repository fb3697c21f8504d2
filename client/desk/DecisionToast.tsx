import { houseRules } from "../../server/protocol/houseRules.ts";
import { Icon } from "../core/Icon.tsx";
import { decisionDone } from "./deskWords.ts";
import type { Decisions } from "./useDecisions.ts";

/** What was just decided, with the way back; it leaves after 8 s, the key U stays. */
export function Toast({ decisions, undo }: { decisions: Decisions; undo: () => void }) {
  const { toast } = decisions;
  if (!toast) return null;
  const { request, author } = toast;
  const rule = request.decision === "reject" ? houseRules[request.reason] : null;
  return (
    <div class="toast">
      <Icon name={rule ? "xCircle" : "checkCircle"} />
      <p>
        <b>{decisionDone[request.decision]}</b>, <bdi>{author}</bdi>
        {rule && `: ${rule.title.toLowerCase()}`}
      </p>
      <button class="btn btn-sm" type="button" aria-keyshortcuts="U" onClick={undo}>
        Undo <kbd>U</kbd>
      </button>
    </div>
  );
}
