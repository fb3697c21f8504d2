import { counted } from "../../core/text.ts";
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
      title={`Lift the ban of ${name}?`}
      close={close}
      foot={
        <>
          <button class="btn btn-quiet" type="button" onClick={close}>
            Cancel
          </button>
          <button class="btn" type="button" onClick={() => lift(false)}>
            Lift only
          </button>
          <button class="btn btn-primary" type="button" onClick={() => lift(true)}>
            {counted(removed, { one: "Lift and bring back # comment", other: "Lift and bring back # comments" })}
          </button>
        </>
      }
    >
      <p>
        {counted(removed, {
          one: "# comment was removed with it. It can come back as it was, with its replies and its place.",
          other:
            "# comments were removed with it. They can come back as they were, with their replies and their places.",
        })}
      </p>
    </DeskDialog>
  );
}
