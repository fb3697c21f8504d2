import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { DeskDialog } from "../parts/DeskDialog.tsx";
import { DialogFoot } from "./DialogFoot.tsx";
import { Why } from "./fields.tsx";
import type { EventDoor } from "./useEvent.ts";
import { useSwitches } from "./useSwitches.ts";

interface SwitchDialogProps {
  event: EventDoor;
  title: string;
  verb: string;
  door: string;
  request: object;
  /** What is said when it has been done. */
  done: string;
  close: () => void;
  children: ComponentChildren;
}

/** Something that is switched on the article, with why. */
export function SwitchDialog({ event, title, verb, door, request, done, close, children }: SwitchDialogProps) {
  const [why, setWhy] = useState("");
  const switches = useSwitches(event);
  const send = async () => {
    if (await switches.put(door, { ...request, ...(why.trim() ? { why } : {}) }, done)) close();
  };
  return (
    <DeskDialog
      title={title}
      close={close}
      foot={<DialogFoot verb={verb} send={send} close={close} change={switches} />}
    >
      {children}
      <Why value={why} change={setWhy} />
    </DeskDialog>
  );
}
