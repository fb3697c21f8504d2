import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { loadPart } from "../core/words.ts";
import type { Asking } from "./context.ts";
import { useTalk } from "./context.ts";

type Profile = typeof import("../profile/dialogs.ts");

interface ProfileDialogsProps {
  asking: Extract<Asking, { kind: "person" | "profile" | "guest" }>;
  onClose: () => void;
}

/** Who somebody is, who one is oneself, and coming as a guest: a part of its own, for few ever open it. */
export function ProfileDialogs({ asking, onClose }: ProfileDialogsProps) {
  const { tell } = useTalk();
  const [part, setPart] = useState<Profile | null>(null);
  useEffect(() => {
    loadPart(() => import("../profile/dialogs.ts"), ["profile"]).then(setPart, () => {
      tell(say("thread.notReadYet"));
      onClose();
    });
  }, []);
  if (!part) return null;
  if (asking.kind === "person") return <part.PersonDialog id={asking.id} onClose={onClose} />;
  if (asking.kind === "guest") return <part.GuestDialog onClose={onClose} />;
  return <part.ProfileDialog onClose={onClose} />;
}
