import { useEffect, useState } from "preact/hooks";
import type { SignInDialog } from "../thread/SignInDialog.tsx";

/** The small window for an account, loaded when somebody needs it. */
export function SignIn({ onClose }: { onClose: () => void }) {
  const [loaded, setLoaded] = useState<{ SignInDialog: typeof SignInDialog } | null>(null);
  useEffect(() => {
    import("../thread/SignInDialog.tsx").then(setLoaded, onClose);
  }, []);
  return loaded && <loaded.SignInDialog isNew={false} onClose={onClose} />;
}
