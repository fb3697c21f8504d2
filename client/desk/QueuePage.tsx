import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { CaseDetail, Id, ModelView } from "../../server/protocol/views.ts";
import { Icon } from "../core/Icon.tsx";
import type { Member } from "../core/session.ts";
import { counted } from "../core/text.ts";
import { AuthorCard } from "./AuthorCard.tsx";
import { CaseBanners, RefusalBanner } from "./CaseBanners.tsx";
import { CaseView } from "./CaseView.tsx";
import { DecisionBar } from "./DecisionBar.tsx";
import { Toast } from "./DecisionToast.tsx";
import { type Rejection, whyNot } from "./decidable.ts";
import { useKeys } from "./keys.ts";
import { nothingThere, Queue } from "./Queue.tsx";
import { isFree, neighbour, nextFree } from "./queueStore.ts";
import { goTo, hashes } from "./route.ts";
import { useCase } from "./useCase.ts";
import type { Decisions } from "./useDecisions.ts";
import type { QueueDoor } from "./useQueue.ts";

interface QueuePageProps {
  door: QueueDoor;
  decisions: Decisions;
  member: Member;
  model: ModelView | null;
  caseId: Id | null;
}

/** The list, the case and its author side by side; on a phone one at a time. */
export function QueuePage({ door, decisions, member, model, caseId }: QueuePageProps) {
  const { queue } = door;
  const free = queue.rows.filter(row => isFree(row, member.id)).length;
  const { nextCursor } = queue;
  const { more } = door;
  // Nobody should have to ask for the next page while there is something to decide.
  useEffect(() => {
    if (free < 4 && nextCursor) void more();
  }, [free, nextCursor, more]);

  const undo = useCallback(async () => {
    const id = await decisions.undo();
    if (id) goTo(hashes.case(id));
  }, [decisions]);

  const walk = (step: 1 | -1) => {
    const id = neighbour(queue, caseId, step);
    if (id) goTo(hashes.case(id));
  };
  useKeys({ undo: () => void undo(), next: () => walk(1), previous: () => walk(-1) });

  return (
    <>
      <header class="topbar">
        {caseId !== null && (
          <a class="icon-btn mobile-back" href={hashes.queue} aria-label="Back to the queue">
            <Icon name="back" />
          </a>
        )}
        <h1>Queue</h1>
        {queue.isLoaded && (
          <span class="sub num">{counted(queue.openCount, { one: "# waiting", other: "# waiting" })}</span>
        )}
      </header>
      <div class="desk-cols">
        <Queue door={door} me={member.id} openId={caseId} />
        {caseId === null ? (
          <>
            <NothingOpen door={door} />
            <DecideArea toast={<Toast decisions={decisions} undo={() => void undo()} />}>
              {decisions.refusal && <RefusalBanner refusal={decisions.refusal} isHere={false} />}
            </DecideArea>
          </>
        ) : (
          <OpenedCase caseId={caseId} door={door} decisions={decisions} member={member} model={model} undo={undo} />
        )}
      </div>
    </>
  );
}

/** Below the case: what is said here takes room from below, so that the line being read does not move. */
function DecideArea({ toast, children }: { toast: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="decide-area">
      {toast}
      {children}
    </div>
  );
}

function NothingOpen({ door: { queue } }: { door: QueueDoor }) {
  const isEmpty = queue.isLoaded && queue.rows.every(({ ending }) => ending !== null);
  return (
    <section class="q-none" aria-label="No comment open">
      <p class="q-none-title">{isEmpty ? nothingThere[queue.view].title : "Choose a comment"}</p>
      <p>
        {isEmpty ? (
          nothingThere[queue.view].text
        ) : (
          <>
            Open one from the list, or press <kbd>J</kbd> to begin at the top. It is yours while you look at it.
          </>
        )}
      </p>
    </section>
  );
}

interface OpenedProps {
  caseId: Id;
  door: QueueDoor;
  decisions: Decisions;
  member: Member;
  model: ModelView | null;
  undo: () => Promise<void>;
}

function OpenedCase({ caseId, door, decisions, member, model, undo }: OpenedProps) {
  const { queue } = door;
  const nextId = nextFree(queue, caseId);
  const opened = useCase(caseId, nextId, member, door);
  const [isRejecting, setRejecting] = useState(false);
  const rejectButton = useRef<HTMLButtonElement>(null);
  const { detail, claim } = opened;
  const blocked = detail ? whyNot(detail, claim, member) : "loading";

  const leave = () => {
    decisions.settle();
    goTo(nextId ? hashes.case(nextId) : hashes.queue);
  };
  const decideWith = (how: { decision: "approve" } | ({ decision: "reject" } & Rejection)) => {
    if (!detail || blocked) return;
    setRejecting(false);
    decisions.decide(detail, { ...how, revision: detail.comment.revision });
    goTo(nextId ? hashes.case(nextId) : hashes.queue);
  };
  const closeSheet = () => {
    setRejecting(false);
    rejectButton.current?.focus();
  };

  useKeys({
    // An open sheet is answered or closed first: A and R mean nothing beside it.
    approve: () => !isRejecting && decideWith({ decision: "approve" }),
    reject: () => !blocked && setRejecting(true),
  });
  // The sheet belongs to the case on which it was opened.
  const openedOn = `${caseId} ${blocked}`;
  useEffect(() => setRejecting(false), [openedOn]);

  const next = queue.rows.find(row => row.case.id === nextId)?.case;
  return (
    <>
      <div class="q-open">
        <CaseView opened={opened} me={member.id} model={model} leave={leave} />
        {detail && <AuthorCard detail={detail} me={member} follow={door.follow} />}
      </div>
      {/* An open sheet covers the toast's place; the bar keeps the way back. */}
      <DecideArea toast={!isRejecting && <Toast decisions={decisions} undo={() => void undo()} />}>
        <CaseBanners opened={opened} me={member.id} blocked={blocked} refusal={decisions.refusal} leave={leave} />
        {detail && (
          <DecisionBar
            detail={detail}
            blocked={blocked}
            next={next ?? null}
            isRejecting={isRejecting}
            rejectButton={rejectButton}
            approve={() => decideWith({ decision: "approve" })}
            openSheet={() => setRejecting(true)}
            closeSheet={closeSheet}
            reject={rejection => decideWith({ decision: "reject", ...rejection })}
            undo={undoOf(detail, decisions, undo)}
          />
        )}
      </DecideArea>
    </>
  );
}

/** On a closed case "undo" means its decision; else the last one that was taken on this screen. */
function undoOf(detail: CaseDetail, decisions: Decisions, undo: () => Promise<void>): (() => void) | null {
  const last = detail.decisions.at(-1);
  if (detail.closedAt && last && last.decision !== "undo") return () => void decisions.undoOn(detail);
  return decisions.last ? () => void undo() : null;
}
