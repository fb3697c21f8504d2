import { listedWithAnd } from "../../client/core/text.ts";
import type { QuestionsStart } from "../../client/questions/start.ts";
import { Discussion } from "../../client/thread/Discussion.tsx";
import type { UpdatesStart } from "../../client/updates/start.ts";
import { Updates } from "../../client/updates/Updates.tsx";
import { say, sayWith } from "../../locales/say.ts";
import type { Article } from "../articles/articles.ts";
import { ArticleBody } from "./ArticleBody.tsx";
import { ArticleHead, type ArticlePageProps, Byline, EditorsNote } from "./ArticlePage.tsx";
import { EmbeddedElement } from "./EmbeddedElement.tsx";
import { EventFlag } from "./EventFlag.tsx";
import { Layout } from "./Layout.tsx";
import { EmbeddedQuestions } from "./QuestionPages.tsx";
import { clock, fullDate, plainNumber } from "./words.ts";

/** The parts of a live page that a narrow window shows one at a time. */
const liveParts = ["updates", "questions", "discussion"] as const;
export type LivePart = (typeof liveParts)[number];

interface LivePageProps extends ArticlePageProps {
  /** What a narrow window shows first. */
  part: LivePart;
}

/** A story that is told while it happens, or was: what became known beside the discussion. Whole without JavaScript, alive with it. */
export function LivePage({ frame, article, thread, start, updates, questions, canonical, part }: LivePageProps) {
  const { slug } = article;
  return (
    <Layout
      frame={frame}
      title={article.title}
      description={article.standfirst}
      {...(canonical === undefined ? {} : { canonical })}
      language={article.language}
      section={article.section}
      isWide
      scripts={["/embed.js", "/assets/page-count.js", "/assets/page-live.js"]}
      skipTo={{ id: "discussion", says: say("pages.skipToDiscussion") }}
      head={<ArticleHead frame={frame} article={article} thread={thread} start={start} updates={updates.updates} />}
    >
      <main class="live-wrap">
        <LiveHead article={article} />
        <Tabs part={part} counts={countsOf(article, updates, questions)} />
        <div class="live-cols">
          <div>
            {questions && (
              <div id="questions" class="live-part" data-part="questions" tabindex={-1}>
                <EmbeddedQuestions slug={slug} start={questions} />
              </div>
            )}
            <div id="updates" class="live-part" data-part="updates" tabindex={-1}>
              <EmbeddedElement name="comity-updates" slug={slug} attributes={{ look: "live" }} start={updates}>
                <Updates start={updates} />
              </EmbeddedElement>
              <article class="live-story" aria-labelledby="so-far-h">
                <h2 id="so-far-h">{say("pages.live.soFar")}</h2>
                <Byline byline={article.byline} />
                <EditorsNote note={article.editorsNote} />
                <ArticleBody article={article} />
              </article>
            </div>
          </div>
          <div id="discussion" class="live-part live-panel" data-part="discussion" tabindex={-1}>
            <EmbeddedElement name="comity-discussion" slug={slug} attributes={{ look: "panel" }} start={start}>
              <Discussion start={start} />
            </EmbeddedElement>
          </div>
        </div>
      </main>
    </Layout>
  );
}

function LiveHead({ article }: { article: Article }) {
  const published = new Date(article.publishedAt);
  const hosts = article.hosts.map(({ name }) => name);
  return (
    <header class="live-head">
      <div class="live-line">
        <EventFlag article={article} />
        <time datetime={article.publishedAt}>
          {say("pages.live.since", { clock: clock(published), date: fullDate(published) })}
        </time>
        {hosts.length > 0 && (
          <span>{sayWith("pages.live.hosts", { count: hosts.length, names: <bdi>{listedWithAnd(hosts)}</bdi> })}</span>
        )}
      </div>
      <h1>{article.title}</h1>
      <p class="standfirst">{article.standfirst}</p>
    </header>
  );
}

type Counts = Record<LivePart, number | null>;

/** What is in each part; null where there is no such part. */
const countsOf = (article: Article, { updates }: UpdatesStart, questions: QuestionsStart | null): Counts => ({
  updates: updates.count,
  questions: questions && Object.values(questions.pages.approved.counts).reduce((sum, count) => sum + count, 0),
  discussion: article.commentCount,
});

/** For narrow windows, without a script: what is chosen here is what is shown. */
function Tabs({ part, counts }: { part: LivePart; counts: Counts }) {
  const shown = liveParts.filter(one => counts[one] !== null);
  return (
    <fieldset class="live-tabs">
      <legend class="sr">{say("pages.live.parts")}</legend>
      {shown.map(one => (
        <label key={one} class="live-tab">
          <input class="sr" type="radio" name="part" value={one} id={`part-${one}`} checked={one === part} />
          <span>
            {say(`pages.parts.${one}`)}{" "}
            <span class="n" data-comity-in={one}>
              {plainNumber(counts[one] ?? 0)}
            </span>
            <span class="live-tab-new" data-comity-new={one} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}
