import { bar, pauseMs, type Screen, takeAway } from "./progress.ts";

/** Says on a screen at which step a long work is, and how long it still takes. */
export interface Steps {
  /** `share` of the whole work is done, 0..1. */
  at(step: string, share: number): void;
  /** Takes the bar away, and writes a last line. */
  end(line?: string): void;
}

/** A terminal gets a bar that is drawn over, anything else a line for each step. */
export function startSteps(screen: Screen): Steps {
  const startedAt = performance.now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  const told = new Set<string>();

  const left = (share: number) => {
    const seconds = (performance.now() - startedAt) / 1_000;
    return share > 0.05 ? `, ${Math.ceil((seconds / share) * (1 - share))} s left` : "";
  };
  return {
    at(step, share) {
      const now = performance.now();
      const line = `${Math.floor(share * 100)} %  ${step}${left(share)}`;
      if (screen.isTTY && now - drawnAt >= pauseMs.bar) {
        drawnAt = now;
        screen.write(`${takeAway}${bar(share * 100)}${line}`);
      } else if (!screen.isTTY && !told.has(step)) screen.write(`${line}\n`);
      told.add(step);
    },
    end(line) {
      screen.write(`${screen.isTTY ? takeAway : ""}${line === undefined ? "" : `${line}\n`}`);
    },
  };
}
