import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseDetail, CaseView, ClaimView, DecisionView } from "../../../server/protocol/cases.ts";
import type { LiveEvent } from "../../../server/protocol/events.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import { announce } from "../parts/announce.tsx";
import { isForOthers } from "../parts/decidable.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { watchWork } from "./work.ts";

/** A case while somebody looks at it. */
export interface OpenCase {
  detail: CaseDetail | null;
  problem: ApiProblem | null;
  /** Mine, or that of the colleague who was quicker. */
  claim: ClaimView | null;
  /** True when its author changed the text while it was read. */
  isChanged: boolean;
  again(): void;
}

interface Shown {
  caseId: Id | null;
  detail: CaseDetail | null;
  problem: ApiProblem | null;
  claim: ClaimView | null;
  isChanged: boolean;
}

const renewEveryMs = 60_000;
const readAgainMs = 4_000;
const nothing: Shown = { caseId: null, detail: null, problem: null, claim: null, isChanged: false };

/** Reads a case, claims it while somebody works at it and gives it back on leaving; `nextId` is read ahead, to be there at once. */
export function useCase(caseId: Id, nextId: Id | null, member: Member, door: QueueDoor): OpenCase {
  const [shown, setShown] = useState<Shown>(nothing);
  const ahead = useRef(new Map<Id, CaseDetail>());
  const doorNow = useRef(door);
  doorNow.current = door;
  const current = shown.caseId === caseId ? shown : { ...nothing, detail: ahead.current.get(caseId) ?? null };
  // What is answered about a case that was left meanwhile is not drawn, and its claim goes straight back.
  const openNow = useRef<Id | null>(null);
  const heldNow = useRef<Id | null>(null);
  const currentNow = useRef(current);
  currentNow.current = current;

  const change = useCallback(
    (how: (before: Shown) => Shown) => {
      if (openNow.current !== caseId) return;
      setShown(before => how(before.caseId === caseId ? before : { ...currentNow.current, caseId }));
    },
    [caseId],
  );

  const claim = useCallback(async () => {
    try {
      const mine = await api.post<ClaimView>(`cases/${caseId}/claim`);
      if (openNow.current !== caseId) {
        giveBack(caseId);
        return;
      }
      heldNow.current = caseId;
      change(before => ({ ...before, claim: mine }));
      const { detail } = currentNow.current;
      if (detail?.id === caseId) doorNow.current.renew({ ...detail, claim: mine });
    } catch (thrown) {
      const other = claimOfOther(thrown, currentNow.current.detail?.claim);
      if (other) change(before => ({ ...before, claim: other }));
    }
  }, [caseId, change]);

  const read = useCallback(async () => {
    try {
      const detail = await api.get<CaseDetail>(`cases/${caseId}`);
      if (openNow.current !== caseId) return;
      const seen = currentNow.current.detail;
      const isChanged = seen !== null && seen.comment.revision !== detail.comment.revision;
      change(before => ({
        ...before,
        detail,
        problem: null,
        claim: detail.closedAt ? null : (before.claim ?? detail.claim ?? null),
        isChanged: before.isChanged || isChanged,
      }));
      if (isChanged) announce(say("deskCase.changedWhileReading"), "assertive");
      doorNow.current.renew(detail);
      if (!detail.closedAt && !isForOthers(detail, member)) await claim();
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      change(before => ({ ...before, problem: thrown }));
    }
  }, [caseId, change, claim, member.id]);

  useEffect(() => {
    openNow.current = caseId;
    void read();
    const work = watchWork(document);
    const timer = setInterval(() => {
      const { detail } = currentNow.current;
      const isOpen = detail && !detail.closedAt && !isForOthers(detail, member);
      if (isOpen && work.hasBeen()) void claim();
    }, renewEveryMs);
    return () => {
      clearInterval(timer);
      work.end();
      openNow.current = null;
      if (heldNow.current === caseId && !isDecided(caseId, doorNow.current)) giveBack(caseId);
      heldNow.current = null;
    };
  }, [caseId, member.id, read, claim]);

  // What could not be read for want of a connection is read when it is back.
  const isOffline = current.problem?.problem === "offline";
  useEffect(() => {
    if (!isOffline) return;
    const timer = setInterval(() => void read(), readAgainMs);
    return () => clearInterval(timer);
  }, [isOffline, read]);

  const { follow } = door;
  const hear = useRef((_event: LiveEvent) => {});
  hear.current = event => {
    if (event.kind === "case-changed" && event.case.id === caseId) {
      if (isMore(currentNow.current.detail, event.case)) void read();
      else
        change(before => ({ ...before, detail: merged(before.detail, event.case), claim: event.case.claim ?? null }));
      if (!event.case.claim && document.visibilityState === "visible") void claim();
    } else if (event.kind === "case-opened" && event.case.id === caseId) void read();
    else if (event.kind === "case-closed" && event.caseId === caseId) {
      heldNow.current = null;
      change(before => ({ ...before, claim: null, detail: ended(before.detail, event.decision) }));
    }
  };
  const followRef = useRef(follow);
  followRef.current = follow;
  useEffect(() => followRef.current(event => hear.current(event)), []);

  useEndOfOthers(current.claim, member.id, claim);

  useEffect(() => {
    if (!nextId || ahead.current.has(nextId)) return;
    api
      .get<CaseDetail>(`cases/${nextId}`)
      .then(detail => {
        ahead.current = new Map([[nextId, detail]]);
      })
      .catch(() => {}); // It is read again when it is opened.
  }, [nextId]);

  return { ...current, again: () => void read() };
}

/** When a colleague's time is over the case is mine to take; asking tells whether it was renewed. */
function useEndOfOthers(claim: ClaimView | null, me: Id, take: () => Promise<void>): void {
  const until = claim && claim.by.id !== me ? Date.parse(claim.expiresAt) : null;
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(() => void take(), Math.max(1_000, until - Date.now() + 500));
    return () => clearTimeout(timer);
  }, [until, take]);
}

/** A claim that cannot be given back ends by itself. */
function giveBack(caseId: Id): void {
  api.del(`cases/${caseId}/claim`).catch(() => {});
}

/** My decision ended the claim with the case. */
function isDecided(caseId: Id, { queue }: QueueDoor): boolean {
  return queue.takenOut.some(({ row }) => row.case.id === caseId);
}

/** The answer names the holder; who that is in numbers is known when the case was read after they took it. */
function claimOfOther(thrown: unknown, known: ClaimView | undefined): ClaimView | null {
  if (!(thrown instanceof ApiProblem) || thrown.problem !== "already-claimed") return null;
  const { by, until } = thrown.body;
  if (typeof by !== "string" || typeof until !== "string") return null;
  return { by: known?.by.name === by ? known.by : { id: "0", name: by }, expiresAt: until };
}

/** What a row does not carry has changed with it: another text, an appeal, a legal notice. */
function isMore(detail: CaseDetail | null, fresh: CaseView): boolean {
  return (
    detail === null ||
    fresh.comment.revision !== detail.comment.revision ||
    fresh.hasAppeal !== detail.hasAppeal ||
    fresh.hasLegal !== detail.hasLegal
  );
}

function merged(detail: CaseDetail | null, fresh: Partial<CaseDetail>): CaseDetail | null {
  return detail && { ...detail, ...fresh };
}

function ended(detail: CaseDetail | null, decision: DecisionView | null): CaseDetail | null {
  if (!detail) return null;
  const decisions = decision
    ? [...detail.decisions.filter(({ id }) => id !== decision.id), decision]
    : detail.decisions;
  const closedAt = decision?.decidedAt ?? new Date().toISOString();
  return { ...detail, decisions, closedAt };
}
