import { useEffect, useState } from "preact/hooks";

/** Whole seconds until a time (milliseconds, as Date.now); 0 when it has passed. */
export const secondsUntil = (time: number): number => Math.max(0, Math.ceil((time - Date.now()) / 1_000));

/** The same, told anew each second. */
export function useSecondsUntil(time: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(time));
  useEffect(() => {
    setSeconds(secondsUntil(time));
    const timer = setInterval(() => setSeconds(secondsUntil(time)), 1_000);
    return () => clearInterval(timer);
  }, [time]);
  return seconds;
}
