import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { BatchItem, BatchView, DecideMany } from "../../../server/protocol/bulk.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import { ApiProblem, api, newKey } from "../../core/api.ts";
import { announce } from "../parts/announce.tsx";
import type { QueueDoor } from "../parts/useQueue.ts";
import { endingOfItem } from "./refusal.ts";

/** One decision for many, without the cases that it is about. */
export type BulkHow = DecideMany extends infer One ? (One extends DecideMany ? Omit<One, "items"> : never) : never;

/** What became of a batch, in words, and how to take it back. */
export interface BulkResult {
  /** Null when nothing came of it. */
  batchId: Id | null;
  what: string;
  /** What was not done, in a sentence; null when all was. */
  but: string | null;
  at: number;
}

export interface Bulk {
  result: BulkResult | null;
  /** Decides these cases; `all`: and whatever else waits of their author under their article. */
  decide(items: CaseView[], how: BulkHow, all?: boolean): Promise<void>;
  undo(): Promise<void>;
  settle(): void;
}

/** Sends one decision for many. The rows leave at once; what was not decided comes back to its place, and is told. */
export function useBulk(door: QueueDoor): Bulk {
  const [result, setResult] = useState<BulkResult | null>(null);
  const tell = (told: BulkResult) => {
    setResult(told);
    announce([told.what, told.but].filter(Boolean).join(" "), told.but ? "assertive" : "polite");
  };

  return {
    result,
    async decide(items, how, all = false) {
      const [first] = items;
      if (!first) return;
      const done = say(`desk.decision.${how.decision}`);
      for (const { id } of items) door.takeOut(id);
      const which = all
        ? { author: first.comment.author.id, article: first.article.id }
        : items.map(({ id, comment }) => ({ caseId: id, revision: comment.revision }));
      try {
        const batch = await api.post<BatchView>("cases/decisions", { ...how, items: which }, { key: newKey() });
        const undone = batch.items.filter(isUndone);
        for (const item of undone) door.putBack(item.caseId, endingOfItem(item, 1));
        for (const item of batch.items) if (!isUndone(item)) door.takeOut(item.caseId);
        tell({ batchId: batch.id, ...wordsOf(done, batch.items.length, undone), at: Date.now() });
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        for (const { id } of items) door.putBack(id);
        tell({ batchId: null, what: say("deskCase.batch.nothing"), but: thrown.sentence, at: Date.now() });
      }
    },
    async undo() {
      if (!result?.batchId) return;
      setResult(null);
      try {
        const batch = await api.post<BatchView>(`batches/${result.batchId}/undo`);
        const kept = batch.items.filter(isUndone);
        for (const item of batch.items) if (!isUndone(item)) door.putBack(item.caseId);
        tell({ batchId: null, ...wordsOf(say("deskCase.batch.takenBack"), batch.items.length, kept), at: Date.now() });
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        setResult({ ...result, but: say("deskCase.batch.notTakenBack", { problem: thrown.sentence }) });
      }
    },
    settle: () => setResult(null),
  };
}

type Undone = Extract<BatchItem, { problem: unknown }>;
const isUndone = (item: BatchItem): item is Undone => "problem" in item;

/** "Rejected: 11 of 12 cases." "1 held by Mina." */
function wordsOf(done: string, asked: number, undone: Undone[]): Pick<BulkResult, "what" | "but"> {
  if (undone.length === 0) return { what: say("deskCase.batch.done", { done, count: asked }), but: null };
  // What was left for one reason, of one person, is told in one sentence.
  const alike = new Map<string, Undone[]>();
  for (const item of undone) {
    const why = `${item.problem} ${item.by}`;
    alike.set(why, [...(alike.get(why) ?? []), item]);
  }
  return {
    what: say("deskCase.batch.doneSome", { done, count: asked - undone.length, asked }),
    but: [...alike.values()].map(whyLeft).join(" "),
  };
}

function whyLeft(items: Undone[]): string {
  const [first] = items;
  const count = items.length;
  const name = typeof first?.by === "string" ? first.by : null;
  switch (first?.problem) {
    case "already-decided":
      return name
        ? say("deskCase.batch.left.decidedBy", { count, name })
        : say("deskCase.batch.left.closed", { count });
    case "already-claimed":
      return name ? say("deskCase.batch.left.heldBy", { count, name }) : say("deskCase.batch.left.held", { count });
    case "text-changed":
      return say("deskCase.batch.left.changed", { count });
    default:
      return say("deskCase.batch.left.other", { count, problem: first ? say(`problems.${first.problem}`) : "" });
  }
}
