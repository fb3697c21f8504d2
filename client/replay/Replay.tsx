import { useEffect } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Time } from "../../server/protocol/basics.ts";
import { askPart } from "../core/pageParts.ts";
import { ReplayBar } from "./ReplayBar.tsx";
import { Stream } from "./Stream.tsx";
import { timeAt } from "./timeline.ts";
import { useReplay } from "./useReplay.ts";

interface ReplayProps {
  article: ArticleView;
  /** Of the discussion: when it grows, something has changed. */
  seq: number;
  /** Where it begins; null: when the event began. */
  at: Time | null;
  onLeave: () => void;
}

/** An event that is over, as it went: the stream in the place of the discussion, and the bar at the lower edge of the window. */
export function Replay({ article, seq, at, onLeave }: ReplayProps) {
  const playing = useReplay(article, seq, at);
  const { replay, step, page, isMissing } = playing;

  // The updates beside it show the same moment, and afterwards all of them.
  useEffect(() => {
    if (replay) askPart(article.id, { kind: "replay", at: new Date(timeAt(replay, step)).toISOString() });
  }, [replay, step]);
  useEffect(() => () => void askPart(article.id, { kind: "replay", at: null }), [article.id]);

  return (
    <div class="replaying">
      {page && <Stream article={article} page={page} onOlder={playing.older} />}
      {isMissing && (
        <div class="empty" role="status">
          <p>{say("replay.notRead")}</p>
          <p>
            <button class="btn" type="button" onClick={playing.again}>
              {say("thread.tryAgain")}
            </button>
          </p>
        </div>
      )}
      {replay ? (
        <ReplayBar article={article} replay={replay} playing={playing} onLeave={onLeave} />
      ) : (
        isMissing && (
          <button class="btn" type="button" onClick={onLeave}>
            {say("replay.leave")}
          </button>
        )
      )}
    </div>
  );
}
