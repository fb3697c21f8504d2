import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Page } from "../../server/protocol/basics.ts";
import { limits } from "../../server/protocol/limits.ts";
import type { FoundComment } from "../../server/protocol/personal.ts";
import { ApiProblem, api } from "../core/api.ts";
import { Icon } from "../core/Icon.tsx";
import { exactTime, relativeTime } from "../core/text.ts";
import { permalinkOf, useTalk } from "../thread/context.ts";

interface Found extends Page<FoundComment> {
  asked: string;
}

/** Looks for words in the whole discussion, also where it is not drawn. What is found leads to the comment. */
export function Search({ onClose }: { onClose: () => void }) {
  const { article, announce } = useTalk();
  const [found, setFound] = useState<Found | null>(null);
  const [isLoading, setLoading] = useState(false);
  const [trouble, setTrouble] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const look = async (asked: string, before: Found | null) => {
    setLoading(true);
    setTrouble("");
    const query = new URLSearchParams({ q: asked, ...(before?.nextCursor ? { cursor: before.nextCursor } : {}) });
    try {
      const page = await api.get<Page<FoundComment>>(`articles/${article.id}/search?${query}`);
      const items = [...(before?.items ?? []), ...page.items];
      setFound({ asked, items, nextCursor: page.nextCursor });
      announce(saysOf(items.length, page.nextCursor !== null));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setTrouble(say("thread.notReadYet"));
    }
    setLoading(false);
  };

  return (
    <search class="search" onKeyDown={event => event.key === "Escape" && onClose()}>
      <form
        onSubmit={event => {
          event.preventDefault();
          const asked = field.current?.value.trim() ?? "";
          if (asked !== "") void look(asked, null);
        }}
      >
        <label class="sr" for="search-words">
          {say("personal.search.label")}
        </label>
        <input
          ref={field}
          class="field"
          id="search-words"
          type="search"
          enterkeyhint="search"
          maxLength={limits.searchCodePoints}
          placeholder={say("personal.search.label")}
          aria-describedby="search-hint"
          dir="auto"
        />
        <button class="btn btn-primary" type="submit" aria-disabled={isLoading}>
          {say("personal.search.find")}
        </button>
        <button class="icon-btn" type="button" aria-label={say("thread.close")} onClick={onClose}>
          <Icon name="x" />
        </button>
      </form>
      <p class="hint" id="search-hint">
        {found ? saysOf(found.items.length, found.nextCursor !== null) : say("personal.search.hint")}
      </p>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      {found && found.items.length > 0 && (
        <ol class="found" aria-label={say("personal.search.title")}>
          {found.items.map(one => (
            <li key={one.comment.id}>
              <OneFound found={one} />
            </li>
          ))}
        </ol>
      )}
      {found?.nextCursor && (
        <button class="btn" type="button" aria-disabled={isLoading} onClick={() => look(found.asked, found)}>
          {say("thread.showMoreComments")}
        </button>
      )}
    </search>
  );
}

const saysOf = (count: number, isMore: boolean) =>
  count === 0
    ? say("personal.search.none")
    : isMore
      ? say("personal.search.foundFirst", { count })
      : say("personal.search.found", { count });

/** A link to the comment; where it is drawn already, the focus goes there. */
function OneFound({ found: { comment, excerpt } }: { found: FoundComment }) {
  const { article, clock, focus } = useTalk();
  const { id, author, postedAt } = comment;
  const go = (event: MouseEvent & { currentTarget: HTMLElement }) => {
    const root = event.currentTarget.getRootNode() as Document | ShadowRoot;
    if (event.ctrlKey || event.metaKey || event.shiftKey || !root.querySelector(`#c-${id}-by`)) return;
    event.preventDefault();
    focus(id);
  };
  return (
    <a class="found-one" href={permalinkOf(article, id)} onClick={go}>
      <span class="found-who">
        <bdi class="who">{author.name}</bdi>{" "}
        <time datetime={postedAt} title={exactTime(postedAt, clock.zone)}>
          {relativeTime(postedAt, clock.now, clock.zone)}
        </time>
      </span>
      <span class="found-words" dir="auto">
        {excerpt.map(({ text, isFound }) => (isFound ? <mark>{text}</mark> : text))}
      </span>
    </a>
  );
}
