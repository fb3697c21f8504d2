const quietMs = 20_000;

/** What happened by itself, told to those who listen: at most one message in 20 seconds, merged. */
export interface Mentions {
  /** Of the same thing (`about`) only the newest is said, and nothing when that is "". */
  mention(text: string, about?: string): void;
  /** Something else was said just now: the next mention keeps its distance. */
  wasSaid(): void;
  stop(): void;
}

export function startMentions(say: (text: string) => void): Mentions {
  const waiting = new Map<string, string>();
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const sayWhatWaits = () => {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    const wait = lastAt + quietMs - Date.now();
    if (wait > 0) {
      timer = setTimeout(sayWhatWaits, wait);
      return;
    }
    lastAt = Date.now();
    say(merged([...waiting.values()]));
    waiting.clear();
  };

  return {
    mention(text, about = text) {
      waiting.delete(about);
      if (text !== "") waiting.set(about, text);
      sayWhatWaits();
    },
    wasSaid() {
      lastAt = Date.now();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Whole sentences after each other; what is none is made one. */
const merged = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? "") : texts.map(text => (/[.!?]$/.test(text) ? text : `${text}.`)).join(" ");
