import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { ApiProblem } from "../../core/api.ts";
import { announce } from "../parts/announce.tsx";

export interface Change {
  isSending: boolean;
  /** What the server would not do, in words; "" when there is nothing to say. */
  trouble: string;
  /** Does it, and says what it came to; true when it was done. */
  run(work: () => Promise<unknown>, done: string): Promise<boolean>;
  clear(): void;
}

/** One change at a time, with what kept it from being done. */
export function useChange(): Change {
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState("");
  return {
    isSending,
    trouble,
    clear: () => setTrouble(""),
    async run(work, done) {
      if (isSending) return false;
      setSending(true);
      setTrouble("");
      try {
        await work();
        announce(done);
        return true;
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        const words = troubleWords(thrown);
        setTrouble(words);
        announce(words, "assertive");
        return false;
      } finally {
        setSending(false);
      }
    },
  };
}

function troubleWords({ problem, body, sentence }: ApiProblem): string {
  if (problem === "offline") return say("deskLive.trouble.offline");
  if (problem === "state-changed") {
    return typeof body.by === "string"
      ? say("deskLive.trouble.changed", { name: body.by })
      : say("deskLive.trouble.changedByOther");
  }
  const first = body.errors?.[0];
  if (first) return say("deskLive.trouble.field", { fault: first.message });
  return say("deskLive.trouble.other", { sentence });
}
