import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import { api } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Live } from "../../core/live.ts";
import type { Member } from "../../core/session.ts";
import { RefusalBanner } from "../case/CaseBanners.tsx";
import { Toast } from "../case/DecisionToast.tsx";
import { Lease } from "../case/Lease.tsx";
import { RejectSheet } from "../case/RejectSheet.tsx";
import type { RejectDraft } from "../case/sheetDraft.ts";
import { type Decisions, useDecisions } from "../case/useDecisions.ts";
import { endingOf } from "../parts/decisionWords.ts";
import { checkIcons, reportCount, titleOf, waiting } from "../parts/deskWords.ts";
import { useKeys } from "../parts/keys.ts";
import { MarkedText } from "../parts/marks.tsx";
import { isFree, type QueueRow } from "../parts/queueStore.ts";
import { ofRevision } from "../parts/reading.ts";
import { hashes } from "../parts/route.ts";
import { useNow } from "../parts/useNow.ts";
import { type QueueDoor, useQueue } from "../parts/useQueue.ts";
import { AnswerBox } from "./AnswerBox.tsx";

interface WaitingProps {
  live: Live;
  member: Member;
  slug: string;
  /** Told how many wait. */
  onCount: (count: number) => void;
}

/** The queue of this article alone, decided where it stands: approve, publish with an answer, reject; and the way back. */
export function WaitingHere({ live, member, slug, onCount }: WaitingProps) {
  const door = useQueue(live, member, { article: slug });
  const decisions = useDecisions(member, door);
  const { queue } = door;
  const [chosen, choose] = useState<string | null>(null);
  // A sheet belongs to the case on which it was opened.
  const [sheet, setSheet] = useState<{ of: string; is: "answer" | "reject" } | null>(null);
  // Questions that nothing speaks against are the hosts’ to take: they stand in their own column.
  const rows = queue.rows.filter(row => !isOnlyAsked(row.case));
  const free = rows.filter(row => isFree(row, member.id)).map(row => row.case);
  const here = free.find(({ id }) => id === chosen) ?? free[0] ?? null;
  const open = sheet && sheet.of === here?.id ? sheet.is : null;
  const now = useNow(30_000);
  const waitingCount = free.length + queue.arrivals.length;
  useEffect(() => onCount(waitingCount), [waitingCount]);

  const walk = (step: 1 | -1) => {
    const place = free.findIndex(({ id }) => id === here?.id);
    const next = free[Math.min(free.length - 1, Math.max(0, place + step))];
    if (!next) return;
    choose(next.id);
    focusOn(next.id);
  };
  const decide = (decision: "approve" | "feature") => {
    if (!here || open) return;
    decisions.decide(here, { decision, revision: here.comment.revision });
    focusOn(after(free, here)?.id);
  };
  const undo = async () => {
    const id = await decisions.undo();
    if (id) choose(id);
  };
  useKeys({
    next: () => walk(1),
    previous: () => walk(-1),
    approve: () => decide("approve"),
    feature: () => decide("feature"),
    answer: () => here && setSheet({ of: here.id, is: "answer" }),
    reject: () => here && setSheet({ of: here.id, is: "reject" }),
    undo: () => void undo(),
  });

  return (
    <>
      {queue.arrivals.length > 0 && (
        <button class="q-new" type="button" onClick={() => void door.show("all")}>
          <Icon name="up" />
          {say("deskLive.waiting.more", { count: queue.arrivals.length })} <b>{say("desk.show")}</b>
        </button>
      )}
      {queue.isLoaded && rows.length === 0 && <p class="hint live-none">{say("deskLive.waiting.none")}</p>}
      <ul class="waiting-list" aria-label={say("deskLive.waiting.label")}>
        {rows.map(row => (
          <WaitingRow
            key={row.case.id}
            row={row}
            me={member.id}
            now={now}
            isHere={row.case.id === here?.id}
            open={row.case.id === here?.id ? open : null}
            choose={() => {
              // What is being written in another row stays open, and the keys wait for it.
              if (open === null) choose(row.case.id);
            }}
            setOpen={which => {
              choose(row.case.id);
              setSheet(which && { of: row.case.id, is: which });
            }}
            decisions={decisions}
            door={door}
          />
        ))}
      </ul>
      <div class="live-said">
        {decisions.refusal && <RefusalBanner refusal={decisions.refusal} isHere={false} />}
        <Toast decisions={decisions} undo={() => void undo()} />
      </div>
    </>
  );
}

const isOnlyAsked = (item: CaseView) =>
  item.reports.length === 0 && item.findings.length > 0 && ofRevision(item).every(({ check }) => check === "question");

const after = (free: CaseView[], { id }: CaseView) => free[free.findIndex(one => one.id === id) + 1];

/** Where the next text is read. */
function focusOn(id: string | undefined): void {
  if (id) document.querySelector<HTMLElement>(`[data-waiting="${id}"]`)?.focus();
}

interface RowProps {
  row: QueueRow;
  me: string;
  now: number;
  isHere: boolean;
  open: "answer" | "reject" | null;
  /** The keys are for this row from now on. */
  choose: () => void;
  setOpen: (which: "answer" | "reject" | null) => void;
  decisions: Decisions;
  door: QueueDoor;
}

function WaitingRow({ row, me, now, isHere, open, choose, setOpen, decisions, door }: RowProps) {
  const { case: item, ending } = row;
  const { comment, claim, reports } = item;
  const [draft, keep] = useState<RejectDraft | null>(null);
  const text = useRef<HTMLDivElement>(null);
  const revision = comment.revision;
  const mayDecide = isFree(row, me) && comment.author.id !== me;
  const classes = ["waiting-row", isHere && "is-here", ending && "is-done"].filter(Boolean).join(" ");
  const close = () => {
    setOpen(null);
    text.current?.focus();
  };
  return (
    <li class={classes} aria-current={isHere ? "true" : undefined} onPointerDown={choose} onFocusCapture={choose}>
      <div class="waiting-head">
        <a href={hashes.case(item.id)}>
          <bdi>{comment.author.name}</bdi>
        </a>
        <span class="hint">
          {ending ? endingOf(ending.decision, me, now, comment.question !== undefined) : waiting(item.openedAt, now)}
        </span>
      </div>
      <div class="waiting-text" dir="auto" tabIndex={-1} data-waiting={item.id} ref={text}>
        <MarkedText text={comment.text ?? ""} findings={ofRevision(item)} />
      </div>
      <ul class="q-why" aria-label={say("desk.whyHere")}>
        {ofRevision(item).map(finding => (
          <li key={finding.id} class={finding.then === "hold" ? "chip chip-warn" : "chip"}>
            <Icon name={checkIcons[finding.check]} />
            {titleOf(finding)}
          </li>
        ))}
        {reports.length > 0 && (
          <li class="chip">
            <Icon name="flag" />
            {reportCount(reports)}
          </li>
        )}
        {comment.state === "visible" && (
          <li class="chip">
            <Icon name="eye" />
            {say("desk.readersSeeIt")}
          </li>
        )}
      </ul>
      {claim && !ending && <Lease claim={claim} me={me} />}
      {mayDecide && !ending && open === null && (
        <div class="waiting-acts">
          <button
            class="btn btn-sm btn-primary"
            type="button"
            aria-keyshortcuts="A"
            onClick={() => decisions.decide(item, { decision: "approve", revision })}
          >
            {say("desk.approve")}
          </button>
          <button class="btn btn-sm" type="button" aria-keyshortcuts="W" onClick={() => setOpen("answer")}>
            {say("deskLive.waiting.withAnswer")}
          </button>
          <button class="btn btn-sm btn-quiet" type="button" aria-keyshortcuts="R" onClick={() => setOpen("reject")}>
            {say("desk.reject")}
          </button>
        </div>
      )}
      {open === "answer" && (
        <AnswerBox
          label={say("deskLive.yourAnswer", { name: comment.author.name })}
          placeholder={say("deskLive.waiting.answerHint")}
          verb={say("deskLive.publishAnswered")}
          send={async body => {
            await api.post(`cases/${item.id}/answer`, { body, revision });
            door.takeOut(item.id);
          }}
          done={say("deskLive.waiting.answered")}
          close={close}
        />
      )}
      {open === "reject" && (
        <div class="waiting-reject">
          <RejectSheet
            label={say("desk.rejectBy", { name: comment.author.name })}
            reports={reports}
            mayRestrict
            draft={draft}
            keep={keep}
            close={close}
            decide={how => {
              setOpen(null);
              decisions.decide(item, { ...how, revision });
            }}
          />
        </div>
      )}
    </li>
  );
}
