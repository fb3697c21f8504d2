import { useCallback, useEffect, useRef, useState } from "preact/hooks";

const quietMs = 20_000;

export interface Announcer {
  /** What the polite status region says. */
  said: string;
  /** The answer to what somebody did: at once. */
  announce(text: string): void;
  /** What happened by itself: at most one message in 20 seconds, and only the newest of those that wait. */
  mention(text: string): void;
}

export function useAnnouncer(): Announcer {
  const [said, setSaid] = useState("");
  const lastAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const say = useCallback((text: string) => {
    lastAt.current = Date.now();
    // The same sentence twice is read only when it differs: a no-break space makes it so.
    setSaid(before => (before === text ? `${text}\u00a0` : text));
  }, []);
  const announce = useCallback((text: string) => say(text), []);
  const mention = useCallback((text: string) => {
    clearTimeout(timer.current);
    const wait = lastAt.current + quietMs - Date.now();
    if (wait <= 0) say(text);
    else timer.current = setTimeout(() => say(text), wait);
  }, []);
  return { said, announce, mention };
}
