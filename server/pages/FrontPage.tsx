import { pageHref } from "../../client/core/pageHref.ts";
import { say, sayWith } from "../../locales/say.ts";
import type { Article } from "../articles/articles.ts";
import type { ArticleView } from "../protocol/articles.ts";
import type { UpdateView } from "../protocol/updates.ts";
import type { ThreadComment } from "../protocol/views.ts";
import { shortQuote } from "../text/shortQuote.ts";
import { LiveLabel } from "./ArticlePage.tsx";
import { FeedLinks } from "./DiscoveryLinks.tsx";
import { type Frame, Layout, sectionPath } from "./Layout.tsx";
import { comments, fullDate, howLongAgo, minutesToRead, views } from "./words.ts";

export interface FrontPageProps {
  frame: Frame;
  /** What stands on top: a story that is being updated, else the newest. */
  lead: Article | null;
  /** What became known about it, newest first. */
  updates: UpdateView[];
  others: ArticleView[];
  /** What readers said and others found worth reading. */
  voices: { article: ArticleView; comments: ThreadComment[] } | null;
  section?: string | undefined;
}

/** The publication's first page, or that of one section. */
export function FrontPage({ frame, lead, updates, others, voices, section }: FrontPageProps) {
  const { name } = frame.site;
  const canonical = section ? sectionPath(section) : "/";
  const description = section
    ? say("pages.front.sectionDescription", { section })
    : say("pages.front.description", { name });
  return (
    <Layout
      frame={frame}
      title={section ?? name}
      description={description}
      canonical={canonical}
      section={section}
      head={<FeedLinks of="comments" title={say("plain.feedOfSite", { site: name })} />}
    >
      <main class="wrap front">
        <div class="front-head">
          <h1 class={section ? "" : "sr"}>{section ?? name}</h1>
          <p class="front-date">
            <time datetime={frame.now.toISOString().slice(0, 10)}>{fullDate(frame.now)}</time>
          </p>
        </div>
        {lead ? (
          <LeadStory lead={lead} updates={updates} now={frame.now} />
        ) : (
          <p class="front-none">{say("pages.front.none")}</p>
        )}
        {others.length > 0 && (
          <section class="front-others" aria-label={say("pages.front.more")}>
            {others.map(article => (
              <Teaser key={article.id} article={article} now={frame.now} />
            ))}
          </section>
        )}
        {voices && <Voices {...voices} />}
      </main>
    </Layout>
  );
}

function LeadStory({ lead, updates, now }: { lead: Article; updates: UpdateView[]; now: Date }) {
  return (
    <div class={`lead ${updates.length > 0 ? "lead-updated" : ""}`}>
      <article class="lead-story">
        {lead.state === "live" ? <LiveLabel /> : <Kicker section={lead.section} />}
        <h2>
          <a href={lead.url}>{lead.title}</a>
        </h2>
        <p class="lead-standfirst">{lead.standfirst}</p>
        <p class="lead-by">{say("pages.by", { name: lead.byline })}</p>
        <TeaserFacts article={lead} now={now} />
      </article>
      {updates.length > 0 && (
        <section class="lead-updates" aria-labelledby="updates-h">
          <h3 id="updates-h">{say("pages.front.latest")}</h3>
          <ol>
            {updates.map(update => (
              <li key={update.id}>
                <a href={pageHref(lead, { update: update.id }, "updates")}>
                  <time datetime={update.postedAt}>{howLongAgo(update.postedAt, now)}</time>
                </a>
                <p>{update.title}</p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Teaser({ article, now }: { article: ArticleView; now: Date }) {
  return (
    <article class="teaser">
      <Kicker section={article.section} />
      <h3>
        <a href={article.url}>{article.title}</a>
      </h3>
      <p class="teaser-standfirst">{article.standfirst}</p>
      <TeaserFacts article={article} now={now} />
    </article>
  );
}

function Kicker({ section }: { section: string }) {
  return (
    <p class="kicker">
      <a class="tap" href={sectionPath(section)}>
        {section}
      </a>
    </p>
  );
}

function TeaserFacts({ article, now }: { article: ArticleView; now: Date }) {
  return (
    <ul class="teaser-facts" aria-label={say("pages.aboutArticle")}>
      <li>
        <time datetime={article.publishedAt}>{howLongAgo(article.publishedAt, now)}</time>
      </li>
      <li>{views(article.views)}</li>
      <li>{minutesToRead(article)}</li>
      <li>
        <a class="tap" href={`${article.url}#discussion`}>
          {comments(article.commentCount)}
        </a>
      </li>
    </ul>
  );
}

function Voices({ article, comments }: { article: ArticleView; comments: ThreadComment[] }) {
  return (
    <section class="voices" aria-labelledby="voices-h">
      <h2 id="voices-h">{say("pages.front.fromDiscussion")}</h2>
      <p class="voices-about">
        {sayWith("pages.front.on", { article: <a href={`${article.url}#discussion`}>{article.title}</a> })}
      </p>
      <ol>
        {comments.map(comment => (
          <li key={comment.id}>
            <a href={pageHref(article, { comment: comment.id }, "discussion")}>
              <q dir="auto">{shortQuote(comment.html, 180)}</q>
            </a>
            <p>
              <bdi>{comment.author.name}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
