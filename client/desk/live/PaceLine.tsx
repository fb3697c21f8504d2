import { say, sayWith } from "../../../locales/say.ts";
import type { ArticleView } from "../../../server/protocol/articles.ts";
import { paceFrom } from "../../../server/protocol/pace.ts";

const height = 16;

/** How much is written at the moment, and in the minutes before. */
export function PaceLine({ article: { pace } }: { article: ArticleView }) {
  const { word, perMinute, bars } = pace;
  const most = Math.max(paceFrom.brisk, ...bars);
  return (
    <span>
      {sayWith("deskLive.pace", { pace: <b>{say(`thread.pace.${word}`)}</b>, count: perMinute })}
      {bars.length > 0 && (
        <svg viewBox={`0 0 ${bars.length * 3} ${height}`} aria-hidden="true" focusable="false">
          {bars.map((count, place) => {
            const tall = Math.max(1, (count / most) * height);
            return (
              <rect
                key={place}
                class={count >= paceFrom.brisk ? "is-brisk" : undefined}
                x={place * 3}
                y={height - tall}
                width="2"
                height={tall}
              />
            );
          })}
        </svg>
      )}
    </span>
  );
}
