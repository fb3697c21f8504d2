import { useEffect, useState } from "preact/hooks";
import { loadPart } from "../core/words.ts";
import type { SignInDialog } from "../thread/SignInDialog.tsx";

/** The small window for an account, loaded when somebody needs it. */
export function SignIn({ onClose }: { onClose: () => void }) {
  const [loaded, setLoaded] = useState<{ SignInDialog: typeof SignInDialog } | null>(null);
  useEffect(() => {
    loadPart(() => import("../thread/SignInDialog.tsx"), ["dialogs", "signin"]).then(setLoaded, onClose);
  }, []);
  return loaded && <loaded.SignInDialog isNew={false} onClose={onClose} />;
}
