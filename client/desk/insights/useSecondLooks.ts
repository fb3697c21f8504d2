import { useCallback, useEffect, useState } from "preact/hooks";
import type { NextLook } from "../../../server/protocol/secondLooks.ts";
import { ApiProblem, api } from "../../core/api.ts";

export interface LookDoor {
  next: NextLook | null;
  problem: ApiProblem | null;
  again(): void;
}

const countEveryMs = 600_000;

/** What waits for a second look by whoever is at the desk; while their page is open it is read anew only when they go on. */
export function useSecondLooks(isOpen: boolean): LookDoor {
  const [next, setNext] = useState<NextLook | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const read = useCallback(async () => {
    try {
      setNext(await api.get<NextLook>("second-looks/next"));
      setProblem(null);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
    }
  }, []);
  useEffect(() => {
    void read();
    if (isOpen) return;
    const timer = setInterval(() => void read(), countEveryMs);
    return () => clearInterval(timer);
  }, [read, isOpen]);
  return { next, problem, again: () => void read() };
}
