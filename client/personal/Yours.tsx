import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Page } from "../../server/protocol/basics.ts";
import { commentText } from "../../server/protocol/commentText.ts";
import type { ListedComment } from "../../server/protocol/personal.ts";
import { ApiProblem, api } from "../core/api.ts";
import { pageHref } from "../core/pageHref.ts";
import { exactTime, relativeTime } from "../core/text.ts";
import { useTalk } from "../thread/context.ts";
import { Dialog } from "../thread/Dialog.tsx";
import { FollowedList } from "./FollowedList.tsx";
import { MutedList } from "./MutedList.tsx";
import { NoticeWays } from "./NoticeWays.tsx";

const leaves = ["answers", "kept", "followed", "muted", "ways"] as const;
export type Leaf = (typeof leaves)[number];

/** What a reader has of their own on the site, a leaf each: what was answered to them, what they keep, follow and have muted, how they are told. */
export function Yours({ first, onClose }: { first: Leaf; onClose: () => void }) {
  const [leaf, setLeaf] = useState(first);
  return (
    <Dialog id="yours-h" title={say("personal.yours")} onClose={onClose}>
      <nav class="yours-lists" aria-label={say("personal.yours")}>
        {leaves.map(one => (
          <button class="tab" type="button" key={one} aria-current={one === leaf} onClick={() => setLeaf(one)}>
            {say(`personal.lists.${one}`)}
          </button>
        ))}
      </nav>
      {leaf === "muted" && <MutedList />}
      {leaf === "followed" && <FollowedList />}
      {leaf === "ways" && <NoticeWays />}
      {(leaf === "answers" || leaf === "kept") && <Comments key={leaf} of={leaf} />}
    </Dialog>
  );
}

const paths = { answers: "me/answers", kept: "me/bookmarks" } as const;

function Comments({ of }: { of: keyof typeof paths }) {
  const { items, cursor, isMissing, more } = useListed(paths[of]);
  return (
    <>
      {items?.length === 0 && <p class="hint">{say(`personal.none.${of}`)}</p>}
      {items && (
        <ol class="found">
          {items.map(one => (
            <li key={one.comment.id}>
              <OneListed one={one} />
            </li>
          ))}
        </ol>
      )}
      {isMissing && <p class="trouble">{say("thread.notReadYet")}</p>}
      {(cursor !== null || isMissing) && (
        <button class="btn" type="button" onClick={more}>
          {isMissing ? say("thread.tryAgain") : say("thread.showMoreComments")}
        </button>
      )}
    </>
  );
}

function useListed(path: string) {
  const [items, setItems] = useState<ListedComment[] | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const more = () =>
    api.get<Page<ListedComment>>(`${path}?limit=10${cursor === null ? "" : `&cursor=${cursor}`}`).then(
      page => {
        setItems(before => [...(before ?? []), ...page.items]);
        setCursor(page.nextCursor);
        setMissing(false);
      },
      (thrown: unknown) => {
        if (!(thrown instanceof ApiProblem)) throw thrown;
        setMissing(true);
      },
    );
  useEffect(() => void more(), []);
  return { items, cursor, isMissing, more };
}

/** Leads to the comment where it stands; of one that readers no longer see only that it is not there. */
function OneListed({ one: { comment, article } }: { one: ListedComment }) {
  const { clock } = useTalk();
  const { id, author, postedAt, state, html } = comment;
  const isThere = state === "visible";
  return (
    <a class="found-one" href={pageHref(article, { comment: id }, "discussion")}>
      <span class="found-who">
        {isThere && <bdi class="who">{author.name}</bdi>}{" "}
        <time datetime={postedAt} title={exactTime(postedAt, clock.zone)}>
          {relativeTime(postedAt, clock.now, clock.zone)}
        </time>
        {" · "}
        <bdi>{article.title}</bdi>
      </span>
      <span class="found-words is-short" dir="auto">
        {isThere ? commentText(html) : say("thread.noLongerHere")}
      </span>
    </a>
  );
}
