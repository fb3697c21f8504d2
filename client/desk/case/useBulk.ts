import { useState } from "preact/hooks";
import type { Id } from "../../../server/protocol/basics.ts";
import type { BatchItem, BatchView, DecideMany } from "../../../server/protocol/bulk.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import { ApiProblem, api, newKey } from "../../core/api.ts";
import { counted } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { decisionWords } from "../parts/decisionWords.ts";
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
      const { done } = decisionWords[how.decision];
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
        tell({ batchId: null, what: "Nothing was decided.", but: `${thrown.body.title}.`, at: Date.now() });
      }
    },
    async undo() {
      if (!result?.batchId) return;
      setResult(null);
      try {
        const batch = await api.post<BatchView>(`batches/${result.batchId}/undo`);
        const kept = batch.items.filter(isUndone);
        for (const item of batch.items) if (!isUndone(item)) door.putBack(item.caseId);
        tell({ batchId: null, ...wordsOf("Taken back", batch.items.length, kept), at: Date.now() });
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        setResult({ ...result, but: `It was not taken back: ${thrown.body.title}.` });
      }
    },
    settle: () => setResult(null),
  };
}

type Undone = Extract<BatchItem, { problem: unknown }>;
const isUndone = (item: BatchItem): item is Undone => "problem" in item;

/** "Rejected 11 of 12." "Mina holds one." */
function wordsOf(done: string, asked: number, undone: Undone[]): Pick<BulkResult, "what" | "but"> {
  const count = asked - undone.length;
  const cases = counted(asked, { one: "# case", other: "# cases" });
  if (undone.length === 0) return { what: `${done}: ${cases}.`, but: null };
  const why = new Map<string, number>();
  for (const item of undone) why.set(whyOf(item), (why.get(whyOf(item)) ?? 0) + 1);
  return { what: `${done}: ${count} of ${cases}.`, but: [...why].map(([words, n]) => `${n} ${words}.`).join(" ") };
}

function whyOf({ problem, title, by }: Undone): string {
  if (problem === "already-decided") return typeof by === "string" ? `decided by ${by} before` : "closed before";
  if (problem === "already-claimed") return `held by ${typeof by === "string" ? by : "a colleague"}`;
  if (problem === "text-changed") return "changed by the author meanwhile";
  return `left: ${title.toLowerCase()}`;
}
