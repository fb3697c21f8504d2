import { useEffect, useRef } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Replay } from "../../server/protocol/replay.ts";
import { Icon } from "../core/Icon.tsx";
import { pageHref } from "../core/pageHref.ts";
import { duration, exactTime } from "../core/text.ts";
import { momentWords } from "./momentWords.ts";
import { Track } from "./Track.tsx";
import { countBy, lastStep, stepOf, timeAt } from "./timeline.ts";
import { clockOf, dateOf } from "./times.ts";
import { type Playing, speeds } from "./useReplay.ts";

interface ReplayBarProps {
  article: ArticleView;
  replay: Replay;
  playing: Playing;
  onLeave: () => void;
}

/** Docked to the lower edge of the window, over whatever the newspaper has there; where a browser knows no popover, of the discussion. */
export function ReplayBar({ article, replay, playing, onLeave }: ReplayBarProps) {
  const { step, isPlaying, go, toggle } = playing;
  const bar = useRef<HTMLElement>(null);
  const play = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    bar.current?.showPopover?.();
    play.current?.focus({ preventScroll: true });
    // Whoever shows one part of a page at a time keeps the bar that way (livePage.css).
    const { host } = (bar.current?.getRootNode() ?? {}) as Partial<ShadowRoot>;
    host?.setAttribute("replaying", "");
    return () => host?.removeAttribute("replaying");
  }, []);
  const now = timeAt(replay, step);
  return (
    <section class="replay" aria-label={say("replay.replay")} popover="manual" ref={bar}>
      <div class="replay-top">
        <button
          class="icon-btn is-main"
          type="button"
          ref={play}
          aria-label={isPlaying ? say("replay.pause") : say("replay.play")}
          onClick={toggle}
        >
          <Icon name={isPlaying ? "pause" : "play"} solid={!isPlaying} />
        </button>
        <span class="now">{clockOf(replay, now)}</span>
        <p class="what">
          <b>{say("replay.replay")}</b> {dateOf(now)} · {say("replay.byThen", { count: countBy(replay, step) })}.{" "}
          <span class="opt">
            {say("replay.hint")} {say("replay.pace", { step: duration(replay.stepSeconds) })}
          </span>
        </p>
        <SpeedChoice playing={playing} />
        <button class="btn" type="button" onClick={() => go(lastStep(replay))}>
          {say("replay.toEnd")}
        </button>
        <button
          class="icon-btn"
          type="button"
          aria-label={say("replay.leave")}
          title={say("replay.leave")}
          onClick={onLeave}
        >
          <Icon name="x" />
        </button>
      </div>
      <Track replay={replay} step={step} go={go} />
      {replay.moments.length > 0 && (
        <details class="replay-moments">
          <summary>{say("replay.moments", { count: replay.moments.length })}</summary>
          <ol>
            {replay.moments.map(moment => (
              <li key={`${moment.kind} ${moment.at}`}>
                <a
                  href={pageHref(article, { replay: moment.at }, "discussion")}
                  onClick={event => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    event.preventDefault();
                    go(stepOf(replay, moment.at));
                  }}
                >
                  <time datetime={moment.at} title={exactTime(moment.at, "here")}>
                    {clockOf(replay, Date.parse(moment.at))}
                  </time>{" "}
                  {momentWords(moment)}
                </a>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function SpeedChoice({ playing: { speed, setSpeed } }: { playing: Playing }) {
  return (
    <fieldset class="seg">
      <legend class="sr">{say("replay.speed")}</legend>
      {speeds.map(one => (
        <label key={one} class={one === speed ? "is-on" : ""}>
          <input class="sr" type="radio" name="replay-speed" checked={one === speed} onChange={() => setSpeed(one)} />
          {one}×
        </label>
      ))}
    </fieldset>
  );
}
