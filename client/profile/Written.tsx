import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Page } from "../../server/protocol/basics.ts";
import { commentText } from "../../server/protocol/commentText.ts";
import type { WrittenView } from "../../server/protocol/profile.ts";
import { api } from "../core/api.ts";
import { atHome } from "../core/home.ts";
import { exactTime } from "../core/text.ts";

/** Comments of somebody, newest first, ten at a time. */
export function Written({ path }: { path: string }) {
  const [items, setItems] = useState<WrittenView[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const read = (after: string | null, before: WrittenView[]) =>
    api
      .get<Page<WrittenView>>(`${path}${path.includes("?") ? "&" : "?"}limit=10${after ? `&cursor=${after}` : ""}`)
      .then(
        page => {
          setItems([...before, ...page.items]);
          setCursor(page.nextCursor);
          setMissing(false);
        },
        () => setMissing(true),
      );
  useEffect(() => {
    setItems(null);
    read(null, []);
  }, [path]);
  return (
    <>
      {items?.length === 0 && <p class="hint">{say("profile.none")}</p>}
      <ol class="profile-written">
        {items?.map(one => (
          <OneWritten key={one.comment.id} one={one} />
        ))}
      </ol>
      {isMissing && <p class="trouble">{say("thread.notReadYet")}</p>}
      {(cursor || isMissing) && (
        <button class="btn" type="button" onClick={() => read(cursor, items ?? [])}>
          {isMissing ? say("thread.tryAgain") : say("profile.more")}
        </button>
      )}
    </>
  );
}

const unseen = ["held", "rejected", "withdrawn"] as const;

function OneWritten({ one: { comment, articleSlug, articleTitle } }: { one: WrittenView }) {
  const { id, html, postedAt, state } = comment;
  const hidden = unseen.find(one => one === state);
  return (
    <li>
      <p class="profile-where">
        <a href={atHome(`/articles/${articleSlug}?comment=${id}`)}>
          <bdi>{articleTitle}</bdi>
        </a>{" "}
        <time datetime={postedAt}>{exactTime(postedAt, "here")}</time>
        {hidden && <span class="badge badge-outline">{say(`profile.state.${hidden}`)}</span>}
      </p>
      <p class="profile-words" dir="auto">
        {commentText(html)}
      </p>
    </li>
  );
}
