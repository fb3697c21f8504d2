import { say } from "../../../locales/say.ts";
import { DeskDialog } from "../parts/DeskDialog.tsx";

interface LiftDialogProps {
  name: string;
  /** How many comments are still removed because of the ban. */
  removed: number;
  close: () => void;
  lift: (restore: boolean) => void;
}

/** A ban took comments along: whether they come back is for whoever lifts it to say. */
export function LiftDialog({ name, removed, close, lift }: LiftDialogProps) {
  return (
    <DeskDialog
      title={say("deskCase.lift.title", { name })}
      close={close}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={close}>
            {say("thread.cancel")}
          </button>
          <button class="btn" type="button" onClick={() => lift(false)}>
            {say("deskCase.lift.only")}
          </button>
          <button class="btn btn-primary" type="button" onClick={() => lift(true)}>
            {say("deskCase.lift.andBringBack", { count: removed })}
          </button>
        </>
      }
    >
      <p>{say("deskCase.lift.removed", { count: removed })}</p>
    </DeskDialog>
  );
}
