import { say } from "../../locales/say.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { ReplayComment, ReplayPage } from "../../server/protocol/replay.ts";
import { Avatar } from "../core/Avatar.tsx";
import { Badges } from "../core/Badges.tsx";
import { Icon } from "../core/Icon.tsx";
import { clockTime, exactTime } from "../core/text.ts";
import { permalinkOf } from "../thread/context.ts";

interface StreamProps {
  article: ArticleView;
  page: ReplayPage;
  onOlder: () => void;
}

/** What readers had seen last by then. Whoever listens is told nothing of it by itself: the slider says the moment. */
export function Stream({ article, page, onOlder }: StreamProps) {
  return (
    <section aria-label={say("replay.stream")}>
      {page.items.length === 0 && <p class="empty">{say("replay.nothing")}</p>}
      <ol class="comments replay-stream">
        {page.items.map(comment => (
          <li key={comment.id}>
            <Then article={article} comment={comment} />
          </li>
        ))}
      </ol>
      {page.nextCursor !== null && (
        <button class="btn" type="button" onClick={onOlder}>
          {say("replay.older")}
        </button>
      )}
    </section>
  );
}

function Then({ article, comment }: { article: ArticleView; comment: ReplayComment }) {
  const { id, author, inReplyTo, shownAt, html } = comment;
  return (
    <article class="comment" aria-labelledby={`then-${id}`}>
      <div class="comment-head">
        <Avatar id={author.id} name={author.name} badges={author.badges} picture={author.avatar} />
        <div class="comment-who">
          <h3 id={`then-${id}`}>
            <a class="tap tap-up" href={permalinkOf(article, id)}>
              <bdi>{author.name}</bdi>
            </a>
          </h3>
          <Badges author={author} />
          <div class="comment-meta">
            <time datetime={shownAt} title={exactTime(shownAt, "here")}>
              {clockTime(shownAt, "here")}
            </time>
            {inReplyTo && (
              <>
                <span>·</span>
                <span>
                  <Icon name="reply" />{" "}
                  {inReplyTo.name === ""
                    ? say("thread.inReplyToRemoved")
                    : say("thread.inReplyTo", { name: inReplyTo.name })}
                </span>
              </>
            )}
          </div>
        </div>
      </div>
      <div class="comment-main">
        {/* Rendered and sanitised by the server when it was written (server/text/markdown.ts). */}
        <div class="comment-body" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      </div>
    </article>
  );
}
