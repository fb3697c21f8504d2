import { say } from "../../locales/say.ts";
import { isOpen } from "../../server/protocol/articles.ts";
import type { QuestionView } from "../../server/protocol/questions.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { Avatar } from "../core/Avatar.tsx";
import { Badges } from "../core/Badges.tsx";
import { Icon } from "../core/Icon.tsx";
import { questionHref } from "../core/pageHref.ts";
import { exactTime, relativeTime } from "../core/text.ts";
import { useAsking } from "./context.ts";
import { Hand } from "./Hand.tsx";

/** What stands where a question was that readers do not see any more, until its place is given up. */
export const Gone = () => <p class="q-gone">{say("questions.gone")}</p>;

/** The words of a question or an answer, rendered and sanitised by the server (server/text/markdown.ts). */
export const Words = ({ comment }: { comment: CommentView }) => (
  <div class="q-words" dir="auto" dangerouslySetInnerHTML={{ __html: comment.html }} />
);

/** The question that is being answered. */
export function NowQuestion({ question }: { question: QuestionView | null }) {
  const { article } = useAsking();
  return (
    <div class="q-now">
      <h3 class="q-step">
        <Icon name="radio" />
        {say("questions.now")}
      </h3>
      {question ? (
        <>
          <blockquote>
            <Words comment={question.comment} />
          </blockquote>
          <div class="q-by">
            <Avatar id={question.comment.author.id} name={question.comment.author.name} size="xs" />
            <bdi>{question.comment.author.name}</bdi>
            <Hand question={question} />
          </div>
          {question.answer ? (
            <Answer answer={question.answer} />
          ) : (
            question.state === "now" && (
              <p class="q-answering">{isOpen(article) ? say("questions.answering") : say("questions.leftOpen")}</p>
            )
          )}
        </>
      ) : (
        <Gone />
      )}
    </div>
  );
}

/** One that waits for its turn. */
export function QuestionCard({ question }: { question: QuestionView | null }) {
  if (!question) return <Gone />;
  const { comment } = question;
  return (
    <div class="q-card">
      <Words comment={comment} />
      <div class="q-by">
        <bdi>{comment.author.name}</bdi>
        <Hand question={question} />
      </div>
    </div>
  );
}

/** An answered one: its answer is a press away, without JavaScript too. */
export function AnsweredQuestion({ question, isOpen }: { question: QuestionView | null; isOpen: boolean }) {
  const { article } = useAsking();
  if (!question) return <Gone />;
  const { comment, answer } = question;
  return (
    <details class="q-done" open={isOpen} id={`q-${comment.id}`}>
      <summary>
        <Icon name="checkCircle" />
        <Words comment={comment} />
      </summary>
      <div class="q-ans">
        {answer ? <Answer answer={answer} /> : <Gone />}
        <p class="q-by">
          {question.votes > 0 && <span>{say("thread.asked.askToo", { count: question.votes })}</span>}
          <a class="tap" href={questionHref(article, comment.id)}>
            {say("questions.permalink")}
          </a>
        </p>
      </div>
    </details>
  );
}

function Answer({ answer }: { answer: CommentView }) {
  const { clock } = useAsking();
  const { author, postedAt } = answer;
  return (
    <div class="q-answer">
      <div class="q-by">
        <Avatar id={author.id} name={author.name} badges={author.badges} picture={author.avatar} size="xs" />
        <b>
          <bdi>{author.name}</bdi>
        </b>
        <Badges author={{ badges: author.badges.includes("host") ? ["host"] : author.badges.slice(0, 1) }} />
        <time class="num" datetime={postedAt} title={exactTime(postedAt, clock.zone)}>
          {relativeTime(postedAt, clock.now, clock.zone)}
        </time>
      </div>
      <Words comment={answer} />
    </div>
  );
}
