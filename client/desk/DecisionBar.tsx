import type { Ref } from "preact";
import type { CaseDetail, CaseView } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import type { Blocked, Rejection } from "./decidable.ts";
import { agePoints } from "./deskWords.ts";
import { RejectSheet } from "./RejectSheet.tsx";

interface DecisionBarProps {
  detail: CaseDetail;
  blocked: Blocked;
  next: CaseView | null;
  isRejecting: boolean;
  rejectButton: Ref<HTMLButtonElement>;
  approve: () => void;
  openSheet: () => void;
  closeSheet: () => void;
  reject: (rejection: Rejection) => void;
  undo: (() => void) | null;
}

/** Approve is the only filled button: it is the common decision and the cheapest to undo. Reject opens, for it needs a reason. */
export function DecisionBar(props: DecisionBarProps) {
  const { detail, blocked, next, isRejecting, rejectButton, approve, openSheet, closeSheet, reject, undo } = props;
  const isBlocked = blocked !== null;
  return (
    <section class="decide" aria-label="Decide">
      <div class="decide-row">
        <button class="btn btn-good" type="button" aria-keyshortcuts="A" aria-disabled={isBlocked} onClick={approve}>
          <Icon name="check" />
          Approve <kbd>A</kbd>
        </button>
        <button
          class="btn btn-stop"
          type="button"
          ref={rejectButton}
          aria-keyshortcuts="R"
          aria-haspopup="dialog"
          aria-expanded={isRejecting}
          aria-disabled={isBlocked}
          onClick={() => {
            if (isRejecting) closeSheet();
            else if (!isBlocked) openSheet();
          }}
        >
          <Icon name="x" />
          Reject
          <span class="chev">
            <Icon name={isRejecting ? "chevDown" : "chevUp"} />
          </span>
          <kbd>R</kbd>
        </button>
        {next && (
          <span class="decide-note">
            Next: <bdi>{next.comment.author.name}</bdi>, {agePoints(next.openedAt, Date.now()) + next.priority.total}
          </span>
        )}
        <span class="push">
          {undo && (
            <button class="btn btn-quiet" type="button" aria-keyshortcuts="U" onClick={undo}>
              <Icon name="undo" />
              Undo <kbd>U</kbd>
            </button>
          )}
        </span>
      </div>
      {isRejecting && <RejectSheet detail={detail} close={closeSheet} reject={reject} />}
    </section>
  );
}
