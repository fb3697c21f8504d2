/** Says on stderr how far a long work is. */
export interface Progress {
  /** `read`: bytes of the input so far. */
  reached(lines: number, read: number): void;
  /** Writes a line that stays. */
  say(line: string): void;
  /** Takes the bar away, and writes a last line. */
  end(line?: string): void;
}

/** Where it is written: a terminal gets a bar that is drawn over, anything else a line now and then. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Between two drawings of the bar, between two lines when the end is known, and when it is not. */
export const pauseMs = { bar: 100, tenth: 1_000, open: 5_000 };
const barCells = 20;
export const takeAway = "\r\u001b[K";

/** `total`: bytes of the input; undefined when nobody knows. */
export function startProgress(screen: Screen, total: number | undefined): Progress {
  const startedAt = performance.now();
  let saidAt = startedAt;
  let tenths = 0;

  const standing = (lines: number, percent: number | undefined) => {
    const seconds = (performance.now() - startedAt) / 1_000;
    const left = percent ? `, ${Math.ceil((seconds / percent) * (100 - percent))} s left` : "";
    return `${percent === undefined ? "" : `${Math.floor(percent)} %  `}${many(lines, "line")}, ${count(lines / seconds)}/s${left}`;
  };
  const isDue = (now: number, percent: number | undefined) => {
    if (screen.isTTY) return now - saidAt >= pauseMs.bar;
    if (percent === undefined) return now - saidAt >= pauseMs.open;
    return now - saidAt >= pauseMs.tenth && Math.floor(percent / 10) > tenths;
  };

  const say = (line: string) => void screen.write(`${screen.isTTY ? takeAway : ""}${line}\n`);

  return {
    reached(lines, read) {
      const now = performance.now();
      const percent = total ? Math.min((100 * read) / total, 100) : undefined;
      if (!isDue(now, percent)) return;
      saidAt = now;
      tenths = Math.floor((percent ?? 0) / 10);
      if (screen.isTTY) screen.write(`${takeAway}${bar(percent)}${standing(lines, percent)}`);
      else screen.write(`${standing(lines, percent)}\n`);
    },
    say,
    end(line) {
      if (line !== undefined) say(line);
      else if (screen.isTTY) screen.write(takeAway);
    },
  };
}

export function bar(percent: number | undefined): string {
  if (percent === undefined) return "";
  const full = Math.floor((percent * barCells) / 100);
  return `${"█".repeat(full)}${"░".repeat(barCells - full)}  `;
}

/** 43120.7 is "43,120". */
export const count = (number: number) => Math.floor(number).toLocaleString("en");

/** "1 line", "2 lines". */
export const many = (number: number, noun: string) => `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
