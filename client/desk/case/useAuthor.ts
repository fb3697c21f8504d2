import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { LiveEvent } from "../../../server/protocol/events.ts";
import type { AuthorRecord } from "../../../server/protocol/sanctions.ts";
import { ApiProblem, api } from "../../core/api.ts";
import { announce } from "../parts/announce.tsx";
import type { QueueDoor } from "../parts/useQueue.ts";

export interface Author {
  /** Null until it is read, and where it cannot be: of oneself. */
  record: AuthorRecord | null;
  /** Does one thing, says that it was done, and reads the record again; answers what went wrong, in words. */
  act(request: () => Promise<unknown>, done: string): Promise<string | null>;
}

/**
 * What the desk knows of whom the open case is about; read again when a colleague changes it. `changed` hears of that, too: with a ban
 * comments may have gone, and what is counted with them.
 */
export function useAuthor(caseId: Id, follow: QueueDoor["follow"], changed: () => void): Author {
  const [record, setRecord] = useState<AuthorRecord | null>(null);
  const openNow = useRef(caseId);
  openNow.current = caseId;

  const read = useCallback(async () => {
    try {
      const fresh = await api.get<AuthorRecord>(`cases/${caseId}/author`);
      if (openNow.current === caseId) setRecord(fresh);
    } catch (thrown) {
      // The rest of the card is there without it.
      if (!(thrown instanceof ApiProblem)) throw thrown;
    }
  }, [caseId]);

  useEffect(() => {
    setRecord(null);
    void read();
  }, [read]);

  const hear = useRef((_event: LiveEvent) => {});
  hear.current = event => {
    if (event.kind !== "author-changed" || event.memberId !== record?.id) return;
    void read();
    changed();
  };
  const followRef = useRef(follow);
  followRef.current = follow;
  useEffect(() => followRef.current(event => hear.current(event)), []);

  return {
    record,
    async act(request, done) {
      try {
        await request();
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        return say("desk.nothingChanged", { problem: thrown.sentence });
      }
      announce(done);
      await read();
      changed();
      return null;
    },
  };
}
