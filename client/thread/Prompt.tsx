import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { ArticleView, PromptView } from "../../server/protocol/articles.ts";
import { Badges } from "../core/Badges.tsx";
import { Icon } from "../core/Icon.tsx";
import { Composer } from "./Composer.tsx";
import { permalinkOf, useTalk } from "./context.ts";

export interface Prompting {
  /** The prompt that stands on the page, as it is now; `gone`: its room is left. */
  shown: PromptView | "gone" | null;
  /** Another has come, which the reader may ask for. */
  hasNew: boolean;
  show(): void;
}

/**
 * What the newsroom asks everybody, above the comments. One that comes while somebody reads waits until they ask for it, and one that
 * goes leaves its room, so that nothing moves.
 */
export function usePrompt({ pinned }: ArticleView): Prompting {
  const [drawn, draw] = useState(pinned?.id ?? null);
  const isDrawn = pinned !== null && pinned.id === drawn;
  return {
    shown: isDrawn ? pinned : drawn === null ? null : "gone",
    hasNew: pinned !== null && !isDrawn,
    show: () => draw(pinned?.id ?? null),
  };
}

export function Prompt({ shown }: Pick<Prompting, "shown">) {
  const box = useRef<HTMLElement>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.minBlockSize = shown === "gone" ? `${height.current}px` : "";
    height.current = element.getBoundingClientRect().height;
  });
  if (shown === null) return null;
  return (
    <section class="prompt" aria-label={say("thread.prompt.title")} ref={box}>
      {shown === "gone" ? (
        <p class="prompt-top">{say("thread.prompt.gone")}</p>
      ) : (
        <Asked key={shown.id} prompt={shown} />
      )}
    </section>
  );
}

function Asked({ prompt }: { prompt: PromptView }) {
  const { article, hold, isClosed, member, ask, tell } = useTalk();
  const { id, author, html, replyCount } = prompt;
  const [isAnswering, setAnswering] = useState(false);
  const mayAnswer = !isClosed && hold === null;
  // Where it was open, the row keeps its place when it closes: nothing moves.
  const [wasOpen] = useState(!isClosed);
  return (
    <>
      <div class="prompt-top">
        <Icon name="pin" />
        <bdi class="who">{author.name}</bdi>
        <Badges author={author} />
        <span>{say("thread.prompt.asks")}</span>
      </div>
      {/* Rendered and sanitised by the server when it was written. */}
      <div class="prompt-text" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      {isAnswering && (
        <Composer
          purpose={{ kind: "reply", to: { id, author, state: "visible" } }}
          onClose={() => setAnswering(false)}
          onPosted={() => tell(say("thread.prompt.answered"))}
        />
      )}
      {(wasOpen || mayAnswer || replyCount > 0) && (
        <div class="prompt-foot">
          {mayAnswer && !isAnswering && (
            <button
              class="btn btn-primary"
              type="button"
              onClick={() => (member === null ? ask({ kind: "sign-in", isNew: false }) : setAnswering(true))}
            >
              {say("thread.prompt.answer")}
            </button>
          )}
          {replyCount > 0 && (
            <a class="more-link" href={permalinkOf(article, id)}>
              {say("thread.prompt.answers", { count: replyCount })}
            </a>
          )}
        </div>
      )}
    </>
  );
}
