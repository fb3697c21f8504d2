import { useEffect, useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { EscalateDraft, RejectDraft } from "./sheetDraft.ts";

/** What is written in the sheets of the case that is open; null where nothing is. */
export interface Drafts {
  reject: RejectDraft | null;
  escalate: EscalateDraft | null;
}

/** Keeps that while the case is open, and no longer. */
export function useDrafts(caseId: Id): [Drafts, (part: Partial<Drafts>) => void] {
  const start = { caseId, reject: null, escalate: null };
  const [kept, setKept] = useState<Drafts & { caseId: Id }>(start);
  const drafts = kept.caseId === caseId ? kept : start;
  // What is written before this runs is of the new case already, and stays.
  useEffect(() => setKept(before => (before.caseId === caseId ? before : start)), [caseId]);
  return [drafts, part => setKept({ ...drafts, ...part })];
}
