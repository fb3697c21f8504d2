import type { Id } from "../../server/protocol/basics.ts";
import { MuteDialog } from "../personal/MuteDialog.tsx";
import type { Asking } from "./context.ts";
import { ProfileDialogs } from "./ProfileDialogs.tsx";
import { ReaderKeysDialog } from "./ReaderKeysDialog.tsx";
import { ReportDialog } from "./ReportDialog.tsx";
import { SignInDialog } from "./SignInDialog.tsx";
import { WithdrawDialog } from "./WithdrawDialog.tsx";

interface DialogsProps {
  asking: Asking;
  onClose: () => void;
  onReported: (id: Id) => void;
  onKeys: (areOn: boolean) => void;
}

/** The small windows: loaded after the page is alive, because most readers never open one. */
export function Dialogs({ asking, onClose, onReported, onKeys }: DialogsProps) {
  switch (asking.kind) {
    case "sign-in":
      return <SignInDialog key={String(asking.isNew)} isNew={asking.isNew} onClose={onClose} />;
    case "report":
      return <ReportDialog comment={asking.comment} onClose={onClose} onReported={onReported} />;
    case "withdraw":
      return <WithdrawDialog comment={asking.comment} onClose={onClose} />;
    case "mute":
      return <MuteDialog comment={asking.comment} onClose={onClose} />;
    case "person":
    case "profile":
    case "guest":
      return <ProfileDialogs key={asking.kind} asking={asking} onClose={onClose} />;
    case "keys":
      return <ReaderKeysDialog onSwitch={onKeys} onClose={onClose} />;
  }
}
