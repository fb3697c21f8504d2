import { useEffect, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Followed, FollowsView } from "../../server/protocol/follows.ts";
import { api } from "../core/api.ts";
import { atHome } from "../core/home.ts";
import { pageHref } from "../core/pageHref.ts";
import { useTalk } from "../thread/context.ts";

/** What the reader follows, each to be followed no longer. */
export function FollowedList() {
  const { article, arrange } = useTalk();
  const [view, setView] = useState<FollowsView | null>(null);
  const [isMissing, setMissing] = useState(false);
  const take = (answer: Promise<FollowsView>) =>
    answer.then(
      next => {
        setView(next);
        setMissing(false);
        arrange({
          follows: {
            article: next.articles.some(({ id }) => id === article.id),
            threads: next.threads.map(({ id }) => id),
            people: next.people.map(({ id }) => id),
          },
        });
      },
      () => setMissing(true),
    );
  useEffect(() => void take(api.get<FollowsView>("me/follows")), []);
  const end = (what: Followed, id: Id) => () => take(api.del<FollowsView>(`me/follows/${what}/${id}`));

  const nothing = view && view.articles.length + view.threads.length + view.people.length === 0;
  return (
    <>
      {nothing && <p class="hint">{say("personal.none.followed")}</p>}
      <ul class="muted-list">
        {view?.articles.map(({ id, title, url }) => (
          <Row
            key={`article ${id}`}
            says={title}
            href={pageHref({ url }, {}, "discussion")}
            onEnd={end("articles", id)}
          />
        ))}
        {view?.threads.map(({ id, articleTitle, by, url }) => (
          <Row
            key={`thread ${id}`}
            says={say("personal.threadOf", { name: by, title: articleTitle })}
            href={pageHref({ url }, { comment: id }, "discussion")}
            onEnd={end("threads", id)}
          />
        ))}
        {view?.people.map(({ id, name }) => (
          <Row key={`person ${id}`} says={name} onEnd={end("people", id)} />
        ))}
      </ul>
      {isMissing && <p class="trouble">{say("thread.notReadYet")}</p>}
    </>
  );
}

function Row({ says, href, onEnd }: { says: string; href?: string; onEnd: () => void }) {
  return (
    <li>
      {href ? (
        <a href={href.startsWith("/") ? atHome(href) : href}>
          <bdi>{says}</bdi>
        </a>
      ) : (
        <bdi class="who">{says}</bdi>
      )}
      <button class="btn btn-sm" type="button" onClick={onEnd}>
        {say("personal.unfollow")}
        <span class="sr"> {says}</span>
      </button>
    </li>
  );
}
