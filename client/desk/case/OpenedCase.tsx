import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail } from "../../../server/protocol/cases.ts";
import type { ModelView } from "../../../server/protocol/model.ts";
import { api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import type { CareDoor } from "../parts/care.ts";
import { type How, mayEscalate, type Reasoned, whyNot } from "../parts/decidable.ts";
import { useKeys } from "../parts/keys.ts";
import { isFree, nextFree } from "../parts/queueStore.ts";
import { goTo, hashes } from "../parts/route.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { AuthorCard } from "./AuthorCard.tsx";
import { CaseBanners } from "./CaseBanners.tsx";
import { CaseView } from "./CaseView.tsx";
import { DecideArea } from "./DecideArea.tsx";
import { DecisionBar, type Sheet } from "./DecisionBar.tsx";
import { EscalateSheet } from "./EscalateSheet.tsx";
import { RejectSheet } from "./RejectSheet.tsx";
import type { Bulk } from "./useBulk.ts";
import { useCase } from "./useCase.ts";
import type { Decisions } from "./useDecisions.ts";
import { useDrafts } from "./useDrafts.ts";
import { useOthers } from "./useOthers.ts";

interface OpenedProps {
  caseId: Id;
  door: QueueDoor;
  decisions: Decisions;
  bulk: Bulk;
  member: Member;
  model: ModelView | null;
  care: CareDoor;
  /** What was just decided, with the way back. */
  said: ComponentChildren;
  undo: () => Promise<void>;
}

/** The case that is open, and what can be decided on it. After a decision the next one is there at once. */
export function OpenedCase({ caseId, door, decisions, bulk, member, model, care, said, undo }: OpenedProps) {
  const { queue } = door;
  const nextId = nextFree(queue, caseId);
  const opened = useCase(caseId, nextId, member, door);
  const [openSheet, setOpenSheet] = useState<{ on: string; which: Sheet } | null>(null);
  const [drafts, keep] = useDrafts(caseId);
  const sheetButton = useRef<HTMLButtonElement>(null);
  const { detail, claim } = opened;
  const blocked = detail ? whyNot(detail, claim, member) : "loading";
  // The sheet belongs to the case on which it was opened; what is written in it stays as long as that is open.
  const on = `${caseId} ${blocked}`;
  const sheet = openSheet?.on === on ? openSheet.which : null;
  const setSheet = (which: Sheet | null) => setOpenSheet(which && { on, which });
  useEffect(() => setOpenSheet(before => (before?.on === on ? before : null)), [on]);

  const goOn = () => goTo(nextId ? hashes.case(nextId) : hashes.queue);
  const leave = () => {
    decisions.settle();
    goOn();
  };
  const decideWith = (how: How) => {
    if (!detail || (how.decision === "escalate" ? !mayEscalate(blocked) : blocked)) return;
    setSheet(null);
    decisions.decide(detail, { ...how, revision: detail.comment.revision });
    goOn();
  };
  const others = useOthers(detail, sheet === "reject");
  const rejectAll = ({ decision: _, sanction: __, ...how }: Reasoned) => {
    if (!detail || blocked) return;
    setSheet(null);
    const shown = othersShown(door, detail, member.id);
    void bulk.decide([detail, ...shown], { ...how, decision: "reject" }, true);
    const rows = queue.rows.filter(row => shown.every(({ id }) => id !== row.case.id));
    const after = nextFree({ ...queue, rows }, caseId);
    goTo(after ? hashes.case(after) : hashes.queue);
  };
  const skip = () => {
    // A case that cannot be given back comes back to the queue by itself.
    api.post(`cases/${caseId}/skip`).catch(() => {});
    door.takeOut(caseId);
    goOn();
  };
  const toggle = (which: Sheet) => setSheet(sheet === which ? null : which);
  const closeSheet = () => {
    sheetButton.current?.focus();
    setSheet(null);
  };

  useKeys({
    // An open sheet is answered or closed first: these mean nothing beside it.
    approve: () => !sheet && decideWith({ decision: "approve" }),
    feature: () => !sheet && decideWith({ decision: "feature" }),
    reject: () => !blocked && setSheet("reject"),
    escalate: () => mayEscalate(blocked) && setSheet("escalate"),
    skip: () => !sheet && skip(),
    author: () => document.querySelector<HTMLElement>(".q-side-in")?.focus(),
  });

  const next = queue.rows.find(row => row.case.id === nextId)?.case;
  return (
    <>
      <div class="q-open">
        <CaseView opened={opened} me={member.id} model={model} care={care} leave={leave} />
        {detail && <AuthorCard detail={detail} me={member} follow={door.follow} again={opened.again} />}
      </div>
      {/* An open sheet covers the toast's place; the bar keeps the way back. */}
      <DecideArea toast={!sheet && said}>
        <CaseBanners opened={opened} me={member.id} blocked={blocked} refusal={decisions.refusal} leave={leave} />
        {detail && (
          <DecisionBar
            blocked={blocked}
            next={next ?? null}
            openSheet={sheet}
            sheetButton={sheetButton}
            approve={() => decideWith({ decision: "approve" })}
            feature={() => decideWith({ decision: "feature" })}
            toggle={toggle}
            skip={skip}
            undo={undoOf(detail, decisions, member.id, undo)}
          >
            {sheet === "reject" && (
              <RejectSheet
                label={say("desk.rejectBy", { name: detail.comment.author.name })}
                reports={detail.reports}
                others={{ count: others, name: detail.comment.author.name }}
                mayRestrict
                draft={drafts.reject}
                keep={reject => keep({ reject })}
                close={closeSheet}
                decide={(how, withOthers) => (withOthers ? rejectAll(how) : decideWith(how))}
              />
            )}
            {sheet === "escalate" && (
              <EscalateSheet
                label={say("deskCase.escalate.label", { name: detail.comment.author.name })}
                choices={door.choices}
                choose={door.choose}
                draft={drafts.escalate}
                keep={escalate => keep({ escalate })}
                close={closeSheet}
                decide={decideWith}
              />
            )}
          </DecisionBar>
        )}
      </DecideArea>
    </>
  );
}

/** What else of the list waits by the same author under the same article: it leaves at once, and the server decides on all. */
function othersShown({ queue }: QueueDoor, { id, comment, article }: CaseDetail, me: Id) {
  return queue.rows
    .filter(row => isFree(row, me))
    .map(row => row.case)
    .filter(one => one.id !== id && one.comment.author.id === comment.author.id && one.article.id === article.id);
}

/**
 * On a case that waits no longer, or waits for somebody else because of me, "undo" means its decision; else the last one of
 * this screen.
 */
function undoOf(detail: CaseDetail, decisions: Decisions, me: Id, undo: () => Promise<void>): (() => void) | null {
  const last = detail.decisions.at(-1);
  const isLeft = detail.closedAt || detail.askedAt || detail.escalation?.by.id === me;
  if (isLeft && last && last.decision !== "undo") return () => void decisions.undoOn(detail);
  return decisions.last ? () => void undo() : null;
}
