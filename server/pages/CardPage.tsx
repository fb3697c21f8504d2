import type { ComponentChildren } from "preact";
import { Avatar } from "../../client/core/Avatar.tsx";
import { Badges } from "../../client/core/Badges.tsx";
import { say } from "../../locales/say.ts";
import { commentAddress } from "../articles/addresses.ts";
import type { Article } from "../articles/articles.ts";
import type { CommentView } from "../protocol/views.ts";
import type { Site } from "../sites/sites.ts";
import { clock, fullDate } from "./words.ts";

interface CardPageProps {
  site: Site;
  publicUrl: string;
  article: Article;
  comment: CommentView;
}

/** One comment, for a frame in a page of somebody else: no script, nothing to press but links, which open elsewhere. */
export function CardPage({ site, publicUrl, article, comment }: CardPageProps) {
  const { author, postedAt, html, replyCount } = comment;
  const at = new Date(postedAt);
  const address = commentAddress(article, comment.id, publicUrl);
  return (
    <Card title={say("plain.cardTitle", { title: article.title })} language={article.language}>
      <article class="card" aria-labelledby="by">
        <div class="comment-head">
          <Avatar id={author.id} name={author.name} badges={author.badges} picture={author.avatar} />
          <div class="comment-who">
            <h1 id="by">
              <bdi>{author.name}</bdi>
            </h1>
            <Badges author={author} />
            <p class="comment-meta">
              <time datetime={postedAt}>
                {fullDate(at)}, {clock(at)} UTC
              </time>
            </p>
          </div>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
        <div class="comment-body card-body" dir="auto" tabIndex={0} dangerouslySetInnerHTML={{ __html: html }} />
        <p class="card-foot">
          <a href={address}>{say("plain.cardLink")}</a> · {say("plain.cardReplies", { count: replyCount })} ·{" "}
          <bdi>{site.name}</bdi>
        </p>
      </article>
    </Card>
  );
}

/** What stands in the frame when the comment was taken away after somebody had put the frame into a page. */
export function GoneCardPage({ site }: { site: Site }) {
  const title = say("plain.cardGone");
  return (
    <Card title={title} language="en">
      <article class="card card-gone">
        <h1>{title}</h1>
        <p>{say("plain.cardGoneText")}</p>
        <p class="card-foot">
          <bdi>{site.name}</bdi>
        </p>
      </article>
    </Card>
  );
}

function Card({ title, language, children }: { title: string; language: string; children: ComponentChildren }) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <base target="_blank" />
        <link rel="stylesheet" href="/assets/card-style.css" />
      </head>
      <body>
        <main>{children}</main>
      </body>
    </html>
  );
}
