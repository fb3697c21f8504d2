import type { QuestionsStart } from "../../client/questions/start.ts";
import { Discussion } from "../../client/thread/Discussion.tsx";
import type { DiscussionStart } from "../../client/thread/start.ts";
import type { UpdatesStart } from "../../client/updates/start.ts";
import { Updates } from "../../client/updates/Updates.tsx";
import { say, sayWith } from "../../locales/say.ts";
import { commentAddress } from "../articles/addresses.ts";
import type { Article } from "../articles/articles.ts";
import type { ArticleView } from "../protocol/articles.ts";
import { houseRuleNames } from "../protocol/houseRules.ts";
import type { UpdatesPage } from "../protocol/updates.ts";
import type { ThreadPage } from "../protocol/views.ts";
import { renderInline } from "../text/markdown.ts";
import { ArticleBody } from "./ArticleBody.tsx";
import { CardLink, FeedLinks } from "./DiscoveryLinks.tsx";
import { EmbeddedElement } from "./EmbeddedElement.tsx";
import { EventFlag } from "./EventFlag.tsx";
import { Icon } from "./Icon.tsx";
import { type Frame, Layout, sectionPath } from "./Layout.tsx";
import { EmbeddedQuestions } from "./QuestionPages.tsx";
import { structuredData } from "./structuredData.ts";
import { clock, comments, fullDate, minutesToRead, shortDate, timeBeside, views } from "./words.ts";

export interface ArticlePageProps {
  frame: Frame;
  article: Article;
  thread: ThreadPage;
  start: DiscussionStart;
  updates: UpdatesStart;
  /** Null where none are taken and none were asked. */
  questions: QuestionsStart | null;
  /** Other articles, for the rail. */
  more: ArticleView[];
  /** Path that search engines should keep; absent for a page that shows the same in another order. */
  canonical?: string;
}

/** An article with its discussion: whole without JavaScript, alive with it. */
export function ArticlePage({ frame, article, thread, start, updates, questions, more, canonical }: ArticlePageProps) {
  return (
    <Layout
      frame={frame}
      title={article.title}
      description={article.standfirst}
      {...(canonical === undefined ? {} : { canonical })}
      language={article.language}
      section={article.section}
      scripts={["/embed.js", "/assets/page-count.js"]}
      skipTo={{ id: "discussion", says: say("pages.skipToDiscussion") }}
      head={<ArticleHead frame={frame} article={article} thread={thread} start={start} updates={updates.updates} />}
    >
      <main class="wrap">
        <Crumbs article={article} />
        <div class="cols">
          <article class="story">
            <StoryHead article={article} />
            <EditorsNote note={article.editorsNote} />
            <ArticleBody article={article} />
            <div id="updates" tabindex={-1}>
              <EmbeddedElement name="comity-updates" slug={article.slug} start={updates}>
                <Updates start={updates} />
              </EmbeddedElement>
            </div>
          </article>
          <More frame={frame} more={more} />
        </div>
        {questions && (
          <div id="questions" class="cols">
            <EmbeddedQuestions slug={article.slug} start={questions} />
          </div>
        )}
        <div class="cols cols-talk">
          <div id="discussion" class="talk" tabindex={-1}>
            <EmbeddedElement name="comity-discussion" slug={article.slug} start={start}>
              <Discussion start={start} />
            </EmbeddedElement>
          </div>
          <RulesInShort />
        </div>
      </main>
    </Layout>
  );
}

export function EditorsNote({ note }: { note: string | null }) {
  if (note === null) return null;
  return (
    <div class="ednote" role="note" aria-label={say("pages.editorsNote")}>
      <p>
        <b>{say("pages.editorsNote")}.</b> <span dangerouslySetInnerHTML={{ __html: renderInline(note) }} />
      </p>
    </div>
  );
}

type Told = Pick<ArticlePageProps, "frame" | "article" | "thread" | "start"> & { updates: UpdatesPage };

/** What search engines and others who show the page elsewhere are told. */
export function ArticleHead({ frame, article, thread, updates, start }: Told) {
  return (
    <>
      <FeedLinks
        of={`articles/${article.slug}/comments`}
        title={say("plain.feedOfArticle", { title: article.title })}
      />
      {start.permalink && <CardLink address={commentAddress(article, start.permalink.comment.id, frame.publicUrl)} />}
      <meta property="og:type" content="article" />
      <meta property="article:published_time" content={article.publishedAt} />
      {article.updatedAt && <meta property="article:modified_time" content={article.updatedAt} />}
      <meta property="article:section" content={article.section} />
      <script
        type="application/ld+json"
        dangerouslySetInnerHTML={{ __html: structuredData(frame, article, thread, updates) }}
      />
    </>
  );
}

function Crumbs({ article: { section, title } }: { article: Article }) {
  return (
    <nav class="crumbs" aria-label={say("pages.breadcrumb")}>
      <ol>
        <li>
          <a href="/">{say("pages.home")}</a>
        </li>
        <li>
          <a href={sectionPath(section)}>{section}</a>
        </li>
        <li aria-current="page">
          <span>{title}</span>
        </li>
      </ol>
    </nav>
  );
}

function StoryHead({ article }: { article: Article }) {
  const published = new Date(article.publishedAt);
  const updated = article.updatedAt === null ? null : new Date(article.updatedAt);
  return (
    <header class="story-head">
      <EventFlag article={article} />
      <h1>{article.title}</h1>
      <p class="standfirst">{article.standfirst}</p>
      <Byline byline={article.byline} />
      <p class="dateline">
        <time datetime={article.publishedAt}>
          {fullDate(published)}, {clock(published)} UTC
        </time>
        {updated && (
          <>
            {" · "}
            <a href="#updates">
              {sayWith("pages.updated", {
                time: <time datetime={updated.toISOString()}>{timeBeside(updated, published)} UTC</time>,
              })}
            </a>
          </>
        )}
      </p>
      <ul class="facts" aria-label={say("pages.aboutArticle")}>
        <li>
          <Icon name="eye" />
          {views(article.views)}
        </li>
        <li>
          <Icon name="clock" />
          {minutesToRead(article)}
        </li>
        <li>
          <Icon name="bubble" />
          <a class="tap" href="#discussion" data-comity-count={article.slug}>
            {comments(article.commentCount)}
          </a>
        </li>
      </ul>
    </header>
  );
}

/** The name stands out; what follows it (place, desk) does not. */
export function Byline({ byline }: { byline: string }) {
  const [name = byline, ...rest] = byline.split(",");
  return (
    <p class="byline">
      {sayWith("pages.by", { name: <b>{name}</b> })}
      {rest.length > 0 && `,${rest.join(",")}`}
    </p>
  );
}

export function LiveLabel() {
  return (
    <p class="live-label">
      <span class="live-dot" aria-hidden="true" />
      {say("pages.liveLabel")}
    </p>
  );
}

function More({ frame, more }: { frame: Frame; more: ArticleView[] }) {
  if (more.length === 0) return <div class="rail story-rail" />;
  return (
    <aside class="rail story-rail" aria-labelledby="more-h">
      <section>
        <h2 id="more-h">{say("pages.moreFrom", { name: frame.site.name })}</h2>
        <ol class="rail-list">
          {more.map(article => (
            <li key={article.id}>
              <a href={article.url}>{article.title}</a>
              <span>
                <time datetime={article.publishedAt}>{shortDate(new Date(article.publishedAt))}</time>
                {` · ${comments(article.commentCount)}`}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}

function RulesInShort() {
  return (
    <aside class="rail talk-rail" aria-labelledby="rules-h">
      <section>
        <h2 id="rules-h">{say("pages.rulesInShort")}</h2>
        <ol class="rail-rules">
          {houseRuleNames.map(name => (
            <li key={name}>{say(`rules.${name}.rule`)}</li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
