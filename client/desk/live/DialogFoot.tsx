import { say } from "../../../locales/say.ts";

interface DialogFootProps {
  verb: string;
  send: () => Promise<void>;
  close: () => void;
  change: { isSending: boolean; trouble: string };
}

/** What kept it from being done, the way back, and the verb. */
export function DialogFoot({ verb, send, close, change }: DialogFootProps) {
  return (
    <>
      <p class="trouble" role="alert">
        {change.trouble}
      </p>
      <button class="btn btn-quiet" type="button" onClick={close}>
        {say("thread.cancel")}
      </button>
      <button class="btn btn-primary" type="button" aria-disabled={change.isSending} onClick={() => void send()}>
        {verb}
      </button>
    </>
  );
}
