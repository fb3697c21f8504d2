import { counted } from "../core/text.ts";
import { useDialog } from "./useDialog.ts";

interface LiftDialogProps {
  name: string;
  /** How many comments are still removed because of the ban. */
  removed: number;
  close: () => void;
  lift: (restore: boolean) => void;
}

/** A ban took comments along: whether they come back is for whoever lifts it to say. */
export function LiftDialog({ name, removed, close, lift }: LiftDialogProps) {
  const dialog = useDialog(close);
  return (
    <dialog class="dialog" {...dialog} aria-labelledby="lift-h">
      <div class="dialog-head">
        <h2 id="lift-h" tabIndex={-1}>
          Lift the ban of {name}?
        </h2>
      </div>
      <div class="dialog-body">
        <p>
          {counted(removed, {
            one: "# comment was removed with it. It can come back as it was, with its replies and its place.",
            other:
              "# comments were removed with it. They can come back as they were, with their replies and their places.",
          })}
        </p>
      </div>
      <div class="dialog-foot">
        <button class="btn btn-quiet" type="button" onClick={close}>
          Cancel
        </button>
        <button class="btn" type="button" onClick={() => lift(false)}>
          Lift only
        </button>
        <button class="btn btn-primary" type="button" onClick={() => lift(true)}>
          {counted(removed, { one: "Lift and bring back # comment", other: "Lift and bring back # comments" })}
        </button>
      </div>
    </dialog>
  );
}
