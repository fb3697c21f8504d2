import { pageHref } from "../../client/core/pageHref.ts";
import { Questions } from "../../client/questions/Questions.tsx";
import type { QuestionsStart } from "../../client/questions/start.ts";
import { say, sayWith } from "../../locales/say.ts";
import type { Article } from "../articles/articles.ts";
import { commentText } from "../protocol/commentText.ts";
import type { QuestionView } from "../protocol/questions.ts";
import type { CommentView, ThreadComment } from "../protocol/views.ts";
import { shortQuote } from "../text/shortQuote.ts";
import { EmbeddedElement } from "./EmbeddedElement.tsx";
import { type Frame, Layout } from "./Layout.tsx";
import { answerData, questionListData } from "./questionData.ts";
import { When } from "./When.tsx";

interface QuestionListPageProps {
  frame: Frame;
  article: Article;
  start: QuestionsStart;
}

/** All that was asked under an article. Search engines are led to the page of each answer. */
export function QuestionListPage({ frame, article, start }: QuestionListPageProps) {
  return (
    <Layout
      frame={frame}
      title={say("pages.questions.title", { title: article.title })}
      description={say("pages.questions.description", { title: article.title })}
      canonical={questionsPath(article)}
      language={article.language}
      section={article.section}
      scripts={["/embed.js"]}
      head={<Data json={questionListData(frame, article, start.pages.answered.items)} />}
    >
      <main class="wrap paper paper-wide">
        <h1>{say("pages.questions.heading")}</h1>
        <p class="paper-lede">
          {sayWith("pages.questions.under", { article: <a href={article.url}>{article.title}</a> })}
        </p>
        <EmbeddedQuestions slug={article.slug} start={start} />
      </main>
    </Layout>
  );
}

interface QuestionPageProps {
  frame: Frame;
  article: Article;
  question: QuestionView;
  /** What else was replied to it: anybody can answer in the discussion. */
  replies: ThreadComment[];
}

/** One question with its answer, at an address of its own. */
export function QuestionPage({ frame, article, question, replies }: QuestionPageProps) {
  const { comment, answer } = question;
  const others = replies.filter(({ id, state }) => state === "visible" && id !== answer?.id);
  return (
    <Layout
      frame={frame}
      title={shortQuote(comment.html, 90)}
      description={shortQuote((answer ?? comment).html, 160)}
      canonical={questionPath(article, question)}
      language={article.language}
      section={article.section}
      head={answer ? <Data json={answerData(frame, article, { question, answer, others })} /> : undefined}
    >
      <main class="wrap paper">
        <h1 dir="auto">{commentText(comment.html)}</h1>
        <p class="paper-lede">
          {sayWith("pages.questions.asked", {
            name: <bdi>{comment.author.name}</bdi>,
            time: <When at={comment.postedAt} />,
            article: <a href={article.url}>{article.title}</a>,
          })}
        </p>
        {answer ? (
          <section aria-labelledby="answer-h">
            <h2 id="answer-h">{say("pages.questions.answer")}</h2>
            <Said comment={answer} />
          </section>
        ) : (
          <p>{say("pages.questions.notYet")}</p>
        )}
        {others.length > 0 && (
          <section aria-labelledby="others-h">
            <h2 id="others-h">{say("pages.questions.others")}</h2>
            {others.map(reply => (
              <Said key={reply.id} comment={reply} />
            ))}
          </section>
        )}
        <p class="paper-links">
          <a href={pageHref(article, { comment: comment.id }, "discussion")}>{say("pages.questions.reply")}</a>
          {" · "}
          <a href={questionsPath(article)}>{say("pages.questions.all")}</a>
        </p>
      </main>
    </Layout>
  );
}

/** The questions as a newsroom embeds them. */
export const EmbeddedQuestions = ({ slug, start }: { slug: string; start: QuestionsStart }) => (
  <EmbeddedElement name="comity-questions" slug={slug} start={start}>
    <Questions start={start} />
  </EmbeddedElement>
);

const questionsPath = ({ slug }: Article) => `/articles/${slug}/questions`;
const questionPath = (article: Article, { comment }: QuestionView) => `${questionsPath(article)}/${comment.id}`;

const Data = ({ json }: { json: string }) => (
  <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
);

function Said({ comment }: { comment: CommentView }) {
  return (
    <blockquote>
      <div dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
      <footer class="hint">
        <bdi>{comment.author.name}</bdi>, <When at={comment.postedAt} />
      </footer>
    </blockquote>
  );
}
