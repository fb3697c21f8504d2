import type { Crossed } from "../../server/protocol/crossings.ts";
import { atHome, home } from "./home.ts";

const shape = "popup,width=520,height=720";
const lookEveryMs = 500;

/**
 * On a page of another origin: opens a window of ours where somebody signs in by whatever way there is, and answers the code that it hands
 * over, for `POST sessions/exchange`; null when it was closed before, or may not open. Called while something is being pressed, or browsers keep it shut.
 */
export function cross(): Promise<string | null> {
  const opened = open(atHome(`/crossing?to=${encodeURIComponent(location.origin)}`), "comity-sign-in", shape);
  if (!opened) return Promise.resolve(null);
  return new Promise(resolve => {
    const end = (code: string | null) => {
      removeEventListener("message", hear);
      clearInterval(looking);
      resolve(code);
    };
    const hear = ({ origin, source, data }: MessageEvent<Partial<Crossed> | null>) => {
      if (origin !== home.origin || source !== opened || data?.kind !== "comity:signed-in") return;
      end(String(data.code));
    };
    addEventListener("message", hear);
    const looking = setInterval(() => opened.closed && end(null), lookEveryMs);
  });
}
