import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseView, DecisionView } from "../../../server/protocol/cases.ts";
import type { Decide } from "../../../server/protocol/deciding.ts";
import { ApiProblem, api, newKey } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import { announce } from "../parts/announce.tsx";
import type { QueueDoor } from "../parts/useQueue.ts";
import { type Refusal, refusalOf, refusalWords, type Sent } from "./refusal.ts";

export interface Decisions {
  /** The last one, for as long as its toast stands. */
  toast: Sent | null;
  /** The last one that can be taken back with U. */
  last: Sent | null;
  /** Those that wait for the connection. */
  kept: Sent[];
  refusal: Refusal | null;
  decide(item: CaseView, request: Decide): void;
  /** Takes the last decision back; answers with its case, to go there, when the server has settled it. */
  undo(): Promise<Id | null>;
  /** Takes back what was decided on a case that is closed, whoever did. */
  undoOn(item: CaseView): Promise<void>;
  settle(): void;
}

const toastMs = 8_000;
const sendAgainMs = 4_000;

/**
 * Sends decisions. The row leaves the list at once and the next case can be read; what the server would not do comes back
 * as a refusal in words, with the row in its old place. Without a connection decisions are kept and sent when it is back.
 */
export function useDecisions(member: Member, door: QueueDoor): Decisions {
  const [toast, setToast] = useState<Sent | null>(null);
  const [done, setDone] = useState<Sent[]>([]);
  const [kept, setKept] = useState<Sent[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const doorNow = useRef(door);
  doorNow.current = door;

  const send = useCallback(
    async (sent: Sent): Promise<"settled" | "kept"> => {
      try {
        await api.post<DecisionView>(`cases/${sent.caseId}/decisions`, sent.request, { key: sent.key });
        return "settled";
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        if (thrown.problem === "offline") return "kept";
        const refused = refusalOf(sent, thrown, member.name);
        if (!refused) return "settled";
        if (sent.request.decision === "undo") doorNow.current.takeOut(sent.caseId);
        else doorNow.current.putBack(sent.caseId, refused.ending);
        setDone(before => before.filter(one => one.caseId !== sent.caseId));
        setToast(before => (before?.caseId === sent.caseId ? null : before));
        setRefusal(refused);
        const words = refusalWords(refused, Date.now());
        announce(`${words.what} ${words.so}`, "assertive");
        return "settled";
      }
    },
    [member.name],
  );

  // One after the other: an undo must not overtake the decision that it takes back.
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const submit = useCallback(
    async (sent: Sent) => {
      const turn = line.current.then(() => send(sent));
      line.current = turn.catch(() => {});
      if ((await turn) === "settled") return;
      setKept(before => [...before, sent]);
      announce(say("deskCase.offlineKept"), "assertive");
    },
    [send],
  );

  useResending(kept, send, sent => setKept(before => before.filter(other => other !== sent)));
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), toastMs);
    return () => clearTimeout(timer);
  }, [toast]);

  const last = done.at(-1) ?? null;
  return {
    toast,
    last,
    kept,
    refusal,
    decide(item, request) {
      const sent = { caseId: item.id, author: item.comment.author.name, request, key: newKey(), at: Date.now() };
      door.takeOut(item.id);
      setRefusal(null);
      setToast(sent);
      setDone(before => [...before, sent]);
      announce(say("deskCase.toast.pressToUndo", { done: say(`desk.decision.${request.decision}`) }));
      void submit(sent);
    },
    async undo() {
      if (!last) return null;
      setToast(null);
      setDone(before => before.slice(0, -1));
      door.putBack(last.caseId);
      announce(say("deskCase.takenBack"));
      const wasKept = kept.includes(last);
      if (wasKept) setKept(before => before.filter(sent => sent !== last));
      else await submit({ ...last, request: { decision: "undo", revision: last.request.revision }, key: newKey() });
      return last.caseId;
    },
    undoOn(item) {
      const request = { decision: "undo", revision: item.comment.revision } as const;
      return submit({ caseId: item.id, author: item.comment.author.name, request, key: newKey(), at: Date.now() });
    },
    settle() {
      setRefusal(null);
      setToast(null);
    },
  };
}

/** Sends what was kept, one after the other, until all are settled; leaving the page meanwhile is asked about. */
function useResending(
  kept: Sent[],
  send: (sent: Sent) => Promise<"settled" | "kept">,
  settled: (sent: Sent) => void,
): void {
  const tell = useRef(settled);
  tell.current = settled;
  const [first] = kept;
  useEffect(() => {
    if (!first) return;
    let isOver = false;
    const attempt = async () => {
      while (!isOver) {
        await new Promise(resolve => setTimeout(resolve, sendAgainMs));
        if (isOver) return;
        if ((await send(first)) === "settled") return tell.current(first);
      }
    };
    void attempt();
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => {
      isOver = true;
      removeEventListener("beforeunload", ask);
    };
  }, [first, send]);
}
