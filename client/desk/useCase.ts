import { useCallback, useEffect, useState } from "preact/hooks";
import type { CaseDetail, CaseView, ClaimView, Id } from "../../server/protocol/views.ts";
import { ApiProblem, api } from "../core/api.ts";
import { plainProblem } from "./problemWords.ts";

const renewAfterMs = 60_000;

export interface CaseInHand {
  detail: CaseDetail | null;
  problem: string | null;
  /** Whoever has it now: me, somebody else, or nobody (the claim could not be taken). */
  claim: ClaimView | null;
  reload(): Promise<void>;
}

/**
 * The open case. Opening claims it, the claim is renewed while it stays open and given back on leaving; while somebody
 * else has it, it is asked for again when their time is over. `row` is what the queue knows of it.
 */
export function useCase(caseId: Id | null, row: CaseView | null, me: Id): CaseInHand {
  const [detail, setDetail] = useState<CaseDetail | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [claim, setClaim] = useState<ClaimView | null>(null);

  const reload = useCallback(async () => {
    if (!caseId) return;
    try {
      setDetail(await api.get<CaseDetail>(`cases/${caseId}`));
      setProblem(null);
    } catch (cause) {
      const isGone = cause instanceof ApiProblem && cause.status === 404;
      setProblem(isGone ? "This case is not here. It may belong to another site." : plainProblem(cause));
    }
  }, [caseId]);

  useEffect(() => {
    setDetail(null);
    setProblem(null);
    void reload();
  }, [reload]);

  // What the channel says of this row (another revision, a report, a decision) is read into the case.
  const revision = stamp(row);
  const known = stamp(detail);
  useEffect(() => {
    if (detail && row && row.id === detail.id && revision !== known) void reload();
  }, [revision]);

  const isClosed = detail !== null && detail.id === caseId && detail.closedAt !== null;
  const isOthers = row?.claim !== undefined && row.claim.by.id !== me;
  // Asked for again when somebody else gives it back.
  useEffect(() => {
    setClaim(null);
    if (!caseId || isClosed) return;
    return keepClaim(caseId, setClaim);
  }, [caseId, isClosed, isOthers]);

  return { detail: detail?.id === caseId ? detail : null, problem, claim, reload };
}

const stamp = (found: CaseView | null): string =>
  found ? [found.comment.revision, found.comment.state, found.reports.length, found.closedAt].join(" ") : "";

/** Takes a claim and keeps it until the returned function is called. */
function keepClaim(caseId: Id, tell: (claim: ClaimView | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  let isMine = false;
  const take = async () => {
    let wait = renewAfterMs;
    try {
      const claim = await api.post<ClaimView>(`cases/${caseId}/claim`);
      isMine = true;
      if (!isOver) tell(claim);
    } catch (cause) {
      isMine = false;
      const other = othersClaim(cause);
      if (other) wait = Math.max(1_000, Date.parse(other.expiresAt) - Date.now() + 500);
      if (cause instanceof ApiProblem && cause.status === 0) wait = 5_000;
      if (!isOver) tell(other);
    }
    if (isOver) release();
    else timer = setTimeout(take, wait);
  };
  const release = () => {
    if (isMine) api.del(`cases/${caseId}/claim`).catch(() => {});
    isMine = false;
  };
  void take();
  return () => {
    isOver = true;
    clearTimeout(timer);
    release();
  };
}

function othersClaim(cause: unknown): ClaimView | null {
  if (!(cause instanceof ApiProblem) || cause.problem !== "already-claimed") return null;
  const { by, until } = cause.body;
  if (typeof by !== "string" || typeof until !== "string") return null;
  return { by: { id: "0", name: by }, expiresAt: until };
}
