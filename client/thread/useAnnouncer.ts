import { useCallback, useEffect, useRef, useState } from "preact/hooks";

const quietMs = 20_000;
const shownMs = 6_000;

export interface Announcer {
  /** What the polite status region says. */
  said: string;
  /** For a few seconds also for those who look. */
  isShown: boolean;
  /** The answer to what somebody did and sees: at once. */
  announce(text: string): void;
  /** The answer to what somebody did and would not see: it is shown, too. */
  tell(text: string): void;
  /** What happened by itself: at most one message in 20 seconds, and only the newest of those that wait. */
  mention(text: string): void;
}

export function useAnnouncer(): Announcer {
  const [said, setSaid] = useState("");
  const [shown, setShown] = useState<object | null>(null);
  const lastAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!shown) return;
    const end = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(end);
  }, [shown]);

  const say = useCallback((text: string) => {
    lastAt.current = Date.now();
    // The same sentence twice is read only when it differs: a no-break space makes it so.
    setSaid(before => (before === text ? `${text}\u00a0` : text));
  }, []);
  const announce = useCallback((text: string) => {
    setShown(null);
    say(text);
  }, []);
  const tell = useCallback((text: string) => {
    setShown({});
    say(text);
  }, []);
  const mention = useCallback((text: string) => {
    clearTimeout(timer.current);
    const wait = lastAt.current + quietMs - Date.now();
    if (wait <= 0) say(text);
    else timer.current = setTimeout(() => say(text), wait);
  }, []);
  return { said, isShown: shown !== null, announce, tell, mention };
}
