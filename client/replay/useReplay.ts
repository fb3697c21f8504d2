import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Time } from "../../server/protocol/basics.ts";
import type { Replay, ReplayPage } from "../../server/protocol/replay.ts";
import { api } from "../core/api.ts";
import { lastStep, stepOf, timeAt } from "./timeline.ts";

export const speeds = [1, 4, 16] as const;
export type Speed = (typeof speeds)[number];

export interface Playing {
  /** Null until it has arrived. */
  replay: Replay | null;
  step: number;
  /** What stood by then, as far as it has been read; it may be of the step before for a moment. */
  page: ReplayPage | null;
  isPlaying: boolean;
  speed: Speed;
  isMissing: boolean;
  go(step: number): void;
  toggle(): void;
  setSpeed(speed: Speed): void;
  older(): Promise<void>;
  again(): void;
}

const pagesKept = 40;

/** A replay and where it stands. `seq`: when something changes under the article, what was removed goes from here, too. */
export function useReplay(article: Pick<ArticleView, "id">, seq: number, start: Time | null): Playing {
  const [replay, setReplay] = useState<Replay | null>(null);
  const [step, setStep] = useState(0);
  const [shown, setShown] = useState<{ step: number; page: ReplayPage } | null>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const [isMissing, setMissing] = useState(false);
  const [tries, setTries] = useState(0);
  const pages = useRef(new Map<number, Promise<ReplayPage>>());
  const wanted = useRef({ step: 0, isReading: false });

  useEffect(() => {
    let isOver = false;
    pages.current = new Map();
    api.get<Replay>(`articles/${article.id}/replay`).then(
      read => {
        if (isOver) return;
        setReplay(read);
        setStep(before => (replay ? Math.min(before, lastStep(read)) : start === null ? 0 : stepOf(read, start)));
        setMissing(false);
      },
      () => !isOver && setMissing(true),
    );
    return () => {
      isOver = true;
    };
  }, [article.id, seq, tries]);

  const pageAt = (of: Replay, at: number): Promise<ReplayPage> => {
    const known = pages.current.get(at);
    if (known) return known;
    const to = new Date(timeAt(of, at)).toISOString();
    const page = api.get<ReplayPage>(`articles/${article.id}/replay/comments?to=${to}`);
    pages.current.set(at, page);
    page.catch(() => pages.current.delete(at));
    const [oldest] = pages.current.keys();
    if (pages.current.size > pagesKept && oldest !== undefined) pages.current.delete(oldest);
    return page;
  };

  // One page at a time: however fast it plays or is dragged, the last place that was asked for is read next.
  const follow = async (of: Replay) => {
    if (wanted.current.isReading) return;
    wanted.current.isReading = true;
    try {
      for (let at = -1; at !== wanted.current.step; ) {
        at = wanted.current.step;
        const page = await pageAt(of, at);
        setShown({ step: at, page });
      }
      setMissing(false);
    } catch {
      setMissing(true);
      setPlaying(false);
    } finally {
      wanted.current.isReading = false;
    }
  };

  useEffect(() => {
    if (!replay) return;
    wanted.current.step = step;
    void follow(replay);
  }, [replay, step]);

  useEffect(() => {
    if (!replay || !isPlaying) return;
    if (step >= lastStep(replay)) return setPlaying(false);
    // The next is read while this one is looked at.
    pageAt(replay, step + 1).catch(() => {});
    const timer = setTimeout(() => setStep(step + 1), 1_000 / speed);
    return () => clearTimeout(timer);
  }, [replay, isPlaying, step, speed]);

  const older = useCallback(async () => {
    if (!replay || !shown || shown.page.nextCursor === null) return;
    const to = new Date(timeAt(replay, shown.step)).toISOString();
    const query = new URLSearchParams({ to, cursor: shown.page.nextCursor });
    const next = await api.get<ReplayPage>(`articles/${article.id}/replay/comments?${query}`);
    setShown(before =>
      before === shown
        ? { ...before, page: { items: [...before.page.items, ...next.items], nextCursor: next.nextCursor } }
        : before,
    );
  }, [replay, shown]);

  return {
    replay,
    step,
    page: shown?.page ?? null,
    isPlaying,
    speed,
    isMissing,
    go: to => replay && setStep(Math.min(lastStep(replay), Math.max(0, to))),
    toggle() {
      if (replay && !isPlaying && step >= lastStep(replay)) setStep(0);
      setPlaying(!isPlaying);
    },
    setSpeed,
    older,
    again: () => setTries(before => before + 1),
  };
}
