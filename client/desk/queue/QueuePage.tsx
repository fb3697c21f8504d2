import { useCallback, useEffect, useState } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import type { ModelView } from "../../../server/protocol/model.ts";
import { api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import { RefusalBanner } from "../case/CaseBanners.tsx";
import { DecideArea } from "../case/DecideArea.tsx";
import { Toast } from "../case/DecisionToast.tsx";
import { OpenedCase } from "../case/OpenedCase.tsx";
import { type Bulk, useBulk } from "../case/useBulk.ts";
import type { Decisions } from "../case/useDecisions.ts";
import { announce } from "../parts/announce.tsx";
import type { CareDoor } from "../parts/care.ts";
import { useKeys } from "../parts/keys.ts";
import { isFree, neighbour } from "../parts/queueStore.ts";
import { goTo, hashes } from "../parts/route.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { BulkBanner } from "./BulkBanner.tsx";
import { Queue } from "./Queue.tsx";
import { QueueBar } from "./QueueBar.tsx";
import { useSelection } from "./useSelection.ts";

interface QueuePageProps {
  door: QueueDoor;
  decisions: Decisions;
  member: Member;
  model: ModelView | null;
  care: CareDoor;
  caseId: Id | null;
}

/** The list, the case and its author side by side; on a phone one at a time. */
export function QueuePage({ door, decisions, member, model, care, caseId }: QueuePageProps) {
  const { queue } = door;
  const bulk = useBulk(door);
  const selection = useSelection(queue);
  const [isNarrowing, setNarrowing] = useState(false);
  useMoreInTime(door, member.id);

  const undo = useUndo(decisions, bulk);
  const walk = (step: 1 | -1) => {
    const id = neighbour(queue, caseId, step);
    if (id) goTo(hashes.case(id));
  };
  useKeys({
    undo: () => void undo(),
    next: () => walk(1),
    previous: () => walk(-1),
    take: () => void takeNext(door),
    select: () => caseId && selection.toggle(caseId),
    // An open text has its own veil.
    ...(caseId === null ? { veil: () => care.veil(!care.isVeiled) } : {}),
  });

  const said = (
    <>
      <BulkBanner bulk={bulk} />
      <Toast decisions={decisions} undo={() => void undo()} />
    </>
  );
  return (
    <>
      <QueueBar door={door} isCase={caseId !== null} isNarrowing={isNarrowing} narrow={setNarrowing} />
      <div class="desk-cols">
        <Queue
          door={door}
          me={member.id}
          openId={caseId}
          selection={selection}
          bulk={bulk}
          isVeiled={care.isVeiled}
          isNarrowing={isNarrowing}
        />
        {caseId === null ? (
          <>
            <NothingOpen door={door} />
            <DecideArea toast={said}>
              {decisions.refusal && <RefusalBanner refusal={decisions.refusal} isHere={false} />}
            </DecideArea>
          </>
        ) : (
          <OpenedCase
            caseId={caseId}
            door={door}
            decisions={decisions}
            bulk={bulk}
            member={member}
            model={model}
            care={care}
            said={said}
            undo={undo}
          />
        )}
      </div>
    </>
  );
}

/** Nobody should have to ask for the next page while there is something to decide. */
function useMoreInTime({ queue, more }: QueueDoor, me: Id): void {
  const free = queue.rows.filter(row => isFree(row, me)).length;
  const { nextCursor } = queue;
  const isLive = queue.pausedAt === null && queue.view !== "decided";
  useEffect(() => {
    if (isLive && free < 4 && nextCursor) void more();
  }, [isLive, free, nextCursor, more]);
}

/** Takes back what was decided last, one case or a batch; the page goes to the case that waits again. */
function useUndo(decisions: Decisions, bulk: Bulk): () => Promise<void> {
  return useCallback(async () => {
    const { result } = bulk;
    if (result?.batchId && result.at > (decisions.last?.at ?? 0)) return bulk.undo();
    const id = await decisions.undo();
    if (id) goTo(hashes.case(id));
  }, [decisions, bulk]);
}

/** The most urgent case that nobody has, as the server gives it: of several who ask at once each gets another. */
async function takeNext({ queue }: QueueDoor): Promise<void> {
  const { watchList, ...filter } = queue.filter;
  const view = queue.view === "decided" ? "all" : queue.view;
  try {
    const request = { ...filter, ...(watchList ? { watchList } : {}), view };
    const { case: next } = await api.post<{ case: CaseView | null }>("cases/next", request);
    if (next) goTo(hashes.case(next.id));
    else announce(say("deskQueue.open.noneFree"));
  } catch {
    announce(say("deskQueue.open.notAsked"), "assertive");
  }
}

function NothingOpen({ door }: { door: QueueDoor }) {
  const { queue } = door;
  const isPast = queue.view === "decided";
  const isEmpty = queue.isLoaded && (isPast ? queue.rows.length === 0 : queue.rows.every(row => row.ending !== null));
  return (
    <section class="q-none" aria-label={say("deskQueue.open.none")}>
      <p class="q-none-title">{isEmpty ? say(`deskQueue.none.title.${queue.view}`) : say("deskQueue.open.choose")}</p>
      <p>
        {isEmpty ? say(`deskQueue.none.text.${queue.view}`) : sayWith("deskQueue.open.begin", { key: <kbd>J</kbd> })}
      </p>
      {!isEmpty && (
        <button class="btn" type="button" aria-keyshortcuts="N" onClick={() => void takeNext(door)}>
          {say("deskQueue.open.takeNext")} <kbd>N</kbd>
        </button>
      )}
    </section>
  );
}
