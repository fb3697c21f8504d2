import { useCallback, useEffect, useState } from "preact/hooks";
import type { HandOvers, HandOverView } from "../../../server/protocol/handOvers.ts";
import { ApiProblem, api } from "../../core/api.ts";
import type { Member } from "../../core/session.ts";
import type { QueueDoor } from "../parts/useQueue.ts";
import { isOfWholeDesk } from "../parts/wholeDesk.ts";

export interface HandOverDoor {
  all: HandOvers | null;
  /** Those of others that nobody has taken over. */
  waiting: HandOverView[];
  problem: ApiProblem | null;
  /** True when it was taken; else `problem` says why not. */
  give(note: string): Promise<boolean>;
  take(id: string): Promise<boolean>;
  again(): void;
}

/** What one shift leaves to the next; read at the start, when the page is opened, and when somebody hands or takes over. */
export function useHandOvers(member: Member, isOpen: boolean, { follow }: QueueDoor): HandOverDoor {
  const [all, setAll] = useState<HandOvers | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const path = `sites/${member.siteId}/hand-overs`;
  const isFor = isOfWholeDesk(member);

  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setProblem(null);
      return true;
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(thrown);
      return false;
    }
  }, []);
  const read = useCallback(
    () => (isFor ? attempt(async () => setAll(await api.get<HandOvers>(path))) : Promise.resolve(false)),
    [attempt, path, isFor],
  );
  useEffect(() => void read(), [read, isOpen]);
  useEffect(
    () =>
      follow(event => {
        if (event.kind === "hand-overs-changed") void read();
      }),
    [follow, read],
  );
  const change = async (work: () => Promise<unknown>) => {
    const isDone = await attempt(work);
    if (isDone) await read();
    return isDone;
  };
  return {
    all,
    waiting: all?.items.filter(({ takenBy, givenBy }) => !takenBy && givenBy.id !== member.id) ?? [],
    problem,
    give: note => change(() => api.post(path, { note })),
    take: id => change(() => api.put(`${path}/${id}/acknowledgement`)),
    again: () => void read(),
  };
}
