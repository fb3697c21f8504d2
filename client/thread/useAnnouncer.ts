import { useCallback, useEffect, useState } from "preact/hooks";
import { type Mentions, startMentions } from "./mentions.ts";

const shownMs = 6_000;

export interface Announcer extends Pick<Mentions, "mention"> {
  /** What the polite status region says: one for the whole discussion. */
  said: string;
  /** For a few seconds also for those who look. */
  isShown: boolean;
  /** The answer to what somebody did and sees: at once. */
  announce(text: string): void;
  /** The answer to what somebody did and would not see: it is shown, too. */
  tell(text: string): void;
}

export function useAnnouncer(): Announcer {
  const [said, setSaid] = useState("");
  const [shown, setShown] = useState<object | null>(null);
  // The same sentence twice is read only when it differs: a no-break space makes it so.
  const say = useCallback((text: string) => setSaid(before => (before === text ? `${text}\u00a0` : text)), []);
  const [mentions] = useState(() => startMentions(say));
  useEffect(() => mentions.stop, []);

  useEffect(() => {
    if (!shown) return;
    const end = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(end);
  }, [shown]);

  const answer = (text: string, how: object | null) => {
    mentions.wasSaid();
    setShown(how);
    say(text);
  };
  const announce = useCallback((text: string) => answer(text, null), []);
  const tell = useCallback((text: string) => answer(text, {}), []);
  return { said, isShown: shown !== null, announce, tell, mention: mentions.mention };
}
