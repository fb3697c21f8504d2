import { say } from "../../locales/say.ts";
import { Icon } from "../core/Icon.tsx";
import type { Chosen } from "../thread/chosenIn.ts";
import { permalinkOf, useTalk } from "../thread/context.ts";
import { shared } from "../thread/shared.ts";
import { addressOfWords, asQuote } from "./words.ts";

/** Beside words of a comment that were selected: quote them in a reply, or share an address that leads to them. */
export function ChosenWords({ chosen: { id, words, place }, onEnd }: { chosen: Chosen; onEnd: () => void }) {
  const { article, isClosed, write, tell } = useTalk();
  const quote = () => {
    write({ kind: "reply", id, quote: asQuote(words) });
    onEnd();
  };
  const share = async () => {
    const how = await shared(addressOfWords(permalinkOf(article, id), words), article.title);
    if (how === "copied") tell(say("thread.linkCopied"));
    onEnd();
  };
  return (
    <div
      class="chosen"
      role="toolbar"
      aria-label={say("personal.chosenWords")}
      style={{
        insetBlockStart: `${place.bottom + 8}px`,
        insetInlineStart: "auto",
        left: `${Math.max(8, place.left)}px`,
      }}
      // The selection stays.
      onPointerDown={event => event.preventDefault()}
      onKeyDown={event => event.key === "Escape" && onEnd()}
    >
      {!isClosed && (
        <button class="btn btn-sm" type="button" onClick={quote}>
          <Icon name="quote" />
          {say("personal.quote")}
        </button>
      )}
      <button class="btn btn-sm" type="button" onClick={share}>
        <Icon name="share" />
        {say("personal.shareWords")}
      </button>
    </div>
  );
}
